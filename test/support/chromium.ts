/** Finds and starts the browser for tests. Without one the tests are reported as skipped, with the reason, never passed. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The headless shell first: the same engine without a browser's windows, for a quarter of the processor time to a page. */
const usualNames = [
  ...['chromium-headless-shell', 'chrome-headless-shell'],
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
];

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function findChromium(): string | undefined {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) return runs(asked) ? asked : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return usualNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(missingReason);
  return chromium.launch({ executablePath, args: flags });
}

export const missingReason =
  'needs Chromium: set CHROMIUM_PATH or install it (Debian: apt-get install chromium-headless-shell; elsewhere chromium)';
