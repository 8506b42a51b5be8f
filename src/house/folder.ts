/** The house folder: reading files of it, and saying plainly when one is not there. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HouseProblem } from './problem.ts';

/** What a reader gives back: what could be read, and what was wrong. */
export type Read<T> = { readonly value: T; readonly problems: readonly HouseProblem[] };

/** The text of a file, or why there is none. `without` says what a house lacks when the file is missing. */
export async function readText(dir: string, file: string, without: string): Promise<Read<string | undefined>> {
  try {
    return { value: stripMark(await readFile(join(dir, file), 'utf8')), problems: [] };
  } catch (error) {
    if (isMissing(error)) return { value: undefined, problems: [missing(file, without)] };
    return { value: undefined, problems: [{ file, found: reasonOf(error), expected: 'a file that can be read' }] };
  }
}

/** The first of several possible files that exists; the product file has three forms. */
export async function firstOf(dir: string, files: readonly string[]): Promise<string | undefined> {
  const present = await names(dir);
  return files.find((file) => present.includes(file));
}

/** Names in a folder of the house, sorted; none when it is not there. */
export async function names(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir)).sort();
  } catch {
    return [];
  }
}

export function missing(file: string, without: string): HouseProblem {
  return { file, found: 'no such file', expected: `${file} (optional: without it ${without})`, optional: true };
}

/** Spreadsheets like to begin a file with a byte-order mark. */
const stripMark = (text: string) => (text.startsWith('\uFEFF') ? text.slice(1) : text);

const isMissing = (error: unknown) => codeOf(error) === 'ENOENT';
const reasonOf = (error: unknown) => codeOf(error) ?? String(error);

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
