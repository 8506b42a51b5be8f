/** What every task of `npm run eval` offers, and how its files are read. */

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Cells are ready to print; `note` says what the figures mean and where they fall short. */
export type Table = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
};

export type FileOptions = {
  readonly file: string;
  /** Foreign label to ours; rows whose label it does not name are left out and counted. */
  readonly map?: ReadonlyMap<string, string>;
  /** Trains a fresh model on this file with the algorithm of the shipped ones, instead of using the shipped weights. */
  readonly train?: string;
};

export type Task = {
  readonly name: string;
  /** One line: the fields of a row. */
  readonly row: string;
  /** Tables of our own data, each with its baseline from the same run. */
  own(): Promise<readonly Table[]>;
  /** Scores any labelled file. */
  scoreFile?(options: FileOptions): Promise<readonly Table[]>;
};

/** Rows of a JSONL file; says which line is broken. */
export function readRows<Row>(file: string, check: (value: unknown) => Row): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [check(JSON.parse(line))];
      } catch (error) {
        throw new Error(`${file}, line ${at + 1}: ${wordsOf(error)}`);
      }
    });
}

function wordsOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
