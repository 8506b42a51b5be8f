/** The folder that a process keeps its things in, and the secret that lies there when nobody has set one. */
import { randomBytes, randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Undefined when the folder is there and can be written to; otherwise why not. */
export function openDataDir(directory: string): string | undefined {
  try {
    make(directory);
    accessSync(directory, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `cannot be written: ${(error as NodeJS.ErrnoException).code ?? error}`;
  }
}

/** One by one: `recursive` never ends where the system lets nobody make a folder, as in /proc. */
function make(directory: string): void {
  if (existsSync(directory)) return;
  make(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o750 });
  } catch (error) {
    // another process was first
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The same secret for every process on this folder: written whole, then linked, so that of two first starts one wins. */
export function keptSecret(directory: string): string {
  const file = join(directory, 'session-secret');
  const draft = `${file}.${randomUUID()}`;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
  }
  try {
    linkSync(draft, file);
  } catch {
    // another process was first: its secret counts
  }
  rmSync(draft);
  return readFileSync(file, 'utf8').trim();
}
