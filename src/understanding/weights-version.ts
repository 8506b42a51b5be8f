/** Which weights read a message: a short print of the files, so that a reading can be told from one of a later training. */
import { readdirSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const folder = new URL('./weights/', import.meta.url);
const known = new Map<string, string | undefined>();

/** Eight hexadecimal digits over what a language's intents and emotion are read with; undefined: nothing was trained. */
export function weightsVersion(language: string): string | undefined {
  if (!known.has(language)) known.set(language, printOf([`intents-${language}.`, `frustration-${language}.`]));
  return known.get(language);
}

/** However the files are packed: they are found by the beginning of their names. */
function printOf(starts: readonly string[]): string | undefined {
  const files = readdirSync(folder).filter((name) => starts.some((start) => name.startsWith(start)));
  if (files.length === 0) return undefined;
  const print = files.sort().reduce((sum, file) => crc32(readFileSync(new URL(file, folder)), sum), 0);
  return print.toString(16).padStart(8, '0');
}
