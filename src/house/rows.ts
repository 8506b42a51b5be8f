/** A file that is a list of things, each with its own id: read row by row, the first of two equal ids wins. */
import type { z } from 'zod';
import { checkRows } from './check.ts';
import { type Read, readText } from './folder.ts';
import { type HouseProblem, show, showPath } from './problem.ts';
import { type Path, readJson, readYaml } from './source.ts';

/** A row that remembers where it stands, so that a later check across files can still name the line. */
export type Row<T> = {
  readonly value: T;
  problem(path: Path, found: string, expected: string): HouseProblem;
};

export type ListFile<T> = {
  readonly file: string;
  /** The name of the list inside the file, as in `stores:`. */
  readonly list: string;
  readonly schema: z.ZodType<T>;
  readonly idOf: (row: T) => string;
  readonly idField: string;
  readonly without: string;
};

export async function readRows<T>(dir: string, wanted: ListFile<T>): Promise<Read<readonly Row<T>[]>> {
  const { value: text, problems } = await readText(dir, wanted.file, wanted.without);
  return text === undefined ? { value: [], problems } : parseRows(text, wanted);
}

/** The same from a text at hand, for an import; `file` is the name in the problems and its ending says the format. */
export function parseRows<T>(text: string, wanted: ListFile<T>, file = wanted.file): Read<readonly Row<T>[]> {
  const { source, problems } = (file.endsWith('.json') ? readJson : readYaml)(file, text);
  if (!source) return { value: [], problems };
  const checked = checkRows(wanted.schema, source, wanted.list);
  const rows = checked.rows.map(({ value, path }) => ({
    value,
    problem: (inner: Path, found: string, expected: string) => {
      const at = [...path, ...inner];
      return { file, line: source.lineOf(at), at: showPath(at), found, expected };
    },
  }));
  const unique = keepFirst(rows, wanted);
  return { value: unique.value, problems: [...checked.problems, ...unique.problems] };
}

function keepFirst<T>(rows: readonly Row<T>[], { idOf, idField }: ListFile<T>): Read<readonly Row<T>[]> {
  const seen = new Set<string>();
  const problems: HouseProblem[] = [];
  const value = rows.filter((row) => {
    const id = idOf(row.value);
    if (seen.has(id)) problems.push(row.problem([idField], `${show(id)} a second time`, 'each once'));
    return !seen.has(id) && seen.add(id);
  });
  return { value, problems };
}
