/** The desk in a browser: from the widget to the open thread, from the wish for a person to the row, the weight of the first load; then the desk on a slow processor. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../test/support/chromium.ts';
import { slowDesk } from './console-slow.ts';
import type { BenchOptions } from './options.ts';
import { root, startServer } from './server-process.ts';
import { openShoppers } from './shoppers.ts';
import { pair, percentile } from './stats.ts';
import type { Figure } from './table.ts';

const loadGoalKb = 260;
const threadGoalMs = 100;
const rowGoalMs = 500;
const betweenMs = 200;
const wish = 'I want to speak to a person';

export async function run({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const server = await startServer({ pinned: false });
  const browser = await startChromium();
  try {
    const desk = await signedIn(browser, server.url);
    const weight = await firstLoad(desk, server.url);
    const widget = await accepted(browser, desk, server.url);
    const times = await conversation(widget, desk, quick ? 50 : 200);
    const rows = await rowTimes(desk, server.url, quick ? 10 : 50);
    return [...figures(weight, rows, times), ...(await slowDesk(browser, quick ? 3 : 9))];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  page.setDefaultTimeout(60_000);
  await page.addInitScript(noteWhenTheDeskStands);
  await page.goto(`${url}/console/desk`);
  await page.locator('input[name=email]').fill('ines@meridon.example');
  await page.locator('input[name=password]').fill('step-aside-2026');
  await page.keyboard.press('Enter');
  await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
  return page;
}

type Standing = { stands?: number };

/** Runs in the page before anything of it. */
function noteWhenTheDeskStands(): void {
  const noting = globalThis as Standing;
  new MutationObserver((_, watching) => {
    if (document.querySelector('.q-scroll[data-loaded=true]') === null) return;
    noting.stands = performance.now();
    watching.disconnect();
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** Scripts and styles that the desk has asked for until its queue stands, gzipped, in kB. */
async function firstLoad(desk: Page, url: string): Promise<number> {
  const names = await desk.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= ((globalThis as Standing).stands ?? 0))
      .map(({ name }) => name),
  );
  const files = readdirSync(join(root, 'handoff-console/dist/assets'));
  const asked = files.filter(
    (file) => /\.(js|css)$/.test(file) && names.some((name) => name.startsWith(url) && name.endsWith(`/${file}`)),
  );
  const bytes = asked.map((file) => gzipSync(readFileSync(join(root, 'handoff-console/dist/assets', file))).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}

/** A shopper in the widget whom the advisor has taken. */
async function accepted(browser: Browser, desk: Page, url: string): Promise<Page> {
  const widget = await browser.newPage({ viewport: { width: 1000, height: 800 }, locale: 'en-GB' });
  widget.setDefaultTimeout(60_000);
  await widget.goto(`${url}/?lang=en`);
  await widget.locator('aparte-concierge button').first().click();
  await widget.locator('aparte-concierge .disclosure').waitFor();
  await send(widget, wish);
  await desk.locator('.q-list .q-item').first().waitFor();
  await desk.keyboard.press('a');
  await desk.locator('#composer-reply').waitFor();
  return widget;
}

/** Shoppers one after the other ask for a person; how long until the row of each stands in the queue. */
async function rowTimes(desk: Page, url: string, count: number): Promise<readonly number[]> {
  await desk.evaluate(() => {
    const rows = new Map<string, number>();
    Object.assign(globalThis, { rows });
    new MutationObserver(() => {
      const at = performance.timeOrigin + performance.now();
      for (const { dataset } of document.querySelectorAll<HTMLElement>('.q-list [data-row]'))
        if (!rows.has(dataset['row'] ?? '')) rows.set(dataset['row'] ?? '', at);
    }).observe(document.body, { childList: true, subtree: true });
  });
  const shoppers = await openShoppers(url, count);
  const times: number[] = [];
  for (const shopper of shoppers) {
    await shopper.speak();
    const began = performance.timeOrigin + performance.now();
    void shopper.say(wish);
    const handle = await desk.waitForFunction(
      (id) => (globalThis as unknown as { rows: Map<string, number> }).rows.get(id),
      shopper.conversationId,
    );
    times.push(Number(await handle.jsonValue()) - began);
  }
  for (const shopper of shoppers) shopper.close();
  return times;
}

/** How long each message takes from Enter in the widget until it stands in the open thread. */
async function conversation(widget: Page, desk: Page, count: number): Promise<readonly number[]> {
  await watch(desk, '.script');
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const words = `Message number ${at} of this run`;
    const began = await send(widget, words);
    times.push((await shown(desk, words)) - began);
    // A message is three requests, and a shopper may make twenty a second: nobody types faster, only a bench does.
    await widget.waitForTimeout(betweenMs);
  }
  return times;
}

/** Sends, and says when Enter was pressed, by the clock that all pages of this browser share. */
async function send(widget: Page, words: string): Promise<number> {
  const box = widget.locator('aparte-concierge textarea');
  await box.fill(words);
  await widget.evaluate(() => {
    const noted = (event: KeyboardEvent) => {
      if (event.key === 'Enter') Object.assign(globalThis, { pressed: performance.timeOrigin + performance.now() });
    };
    document.addEventListener('keydown', noted, { capture: true, once: true });
  });
  await box.press('Enter');
  return widget.evaluate(() => (globalThis as unknown as { pressed: number }).pressed);
}

/** Notes when each new text first stands in this part of the page, in the next frame at the latest. */
async function watch(desk: Page, selector: string): Promise<void> {
  await desk.evaluate((part) => {
    const first = new Map<string, number>();
    Object.assign(globalThis, { first });
    new MutationObserver((records) => {
      const at = performance.timeOrigin + performance.now();
      for (const { addedNodes, target } of records)
        for (const node of [target, ...addedNodes])
          if (document.querySelector(part)?.contains(node)) first.set(node.textContent ?? '', at);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, selector);
}

async function shown(desk: Page, words: string): Promise<number> {
  const handle = await desk.waitForFunction((text) => {
    const { first } = globalThis as unknown as { first: Map<string, number> };
    const times = [...first].flatMap(([seen, at]) => (seen.includes(text) ? [at] : []));
    return times.length > 0 && Math.min(...times);
  }, words);
  return Number(await handle.jsonValue());
}

function figures(weight: number, rows: readonly number[], times: readonly number[]): readonly Figure[] {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const row = { p50: percentile(rows, 0.5), p95: percentile(rows, 0.95) };
  return [
    {
      id: 'P17a',
      what: `widget to the open thread, ${times.length} messages, Chromium on both sides`,
      goal: `p95 < ${threadGoalMs} ms`,
      floor: '',
      ours: `p50 / p95 ${pair(p50, p95)}`,
      met: p95 < threadGoalMs,
      values: { p50, p95 },
    },
    {
      id: 'P17b',
      what: `a person is asked for, to the row in the queue, ${rows.length} times`,
      goal: `p95 < ${rowGoalMs} ms`,
      floor: '',
      ours: `p50 / p95 ${pair(row.p50, row.p95)}`,
      met: row.p95 < rowGoalMs,
      values: row,
    },
    {
      id: 'P17c',
      what: 'scripts and styles until the desk stands, gzip',
      goal: `<= ${loadGoalKb} kB`,
      floor: '',
      ours: `${weight.toFixed(1)} kB`,
      met: weight <= loadGoalKb,
      values: { weight },
    },
  ];
}
