/** Holds a value against a schema and tells each mistake in the author's terms: line, found, expected. */
import type { z } from 'zod';
import { type HouseProblem, show, showPath } from './problem.ts';
import type { Path, Source } from './source.ts';

type Issue = z.core.$ZodIssue;

/** Checks the value at `path` of a source; a mistake leaves it out and is reported. */
export function check<T>(
  schema: z.ZodType<T>,
  source: Source,
  path: Path = [],
): { value?: T; problems: readonly HouseProblem[] } {
  const result = schema.safeParse(valueAt(source.value, path));
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.flatMap((issue) => problemsOf(source, path, issue)) };
}

/** Checks a list row by row: one bad row is skipped and reported, its neighbours load. */
export function checkRows<T>(
  schema: z.ZodType<T>,
  source: Source,
  key: string,
): { rows: readonly { value: T; path: Path }[]; problems: readonly HouseProblem[] } {
  const path = listPath(source.value, key);
  const list = path && valueAt(source.value, path);
  if (!path || !Array.isArray(list)) return { rows: [], problems: [noList(source, key)] };
  const checked = list.map((_, index) => ({ path: [...path, index], ...check(schema, source, [...path, index]) }));
  return {
    rows: checked.flatMap(({ value, path: at }) => (value === undefined ? [] : [{ value, path: at }])),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

/**
 * Checks a settings file over its defaults: what is missing is filled in, and what is wrong is reported and
 * replaced by its default, so that one slip does not lose the rest of the file.
 */
export function checkOver<T>(
  schema: z.ZodType<T>,
  source: Source,
  defaults: T,
): { value: T; problems: readonly HouseProblem[] } {
  const merged = merge(defaults, source.value);
  const problems: HouseProblem[] = [];
  // a rule about several values is only held against them once each of them is sound
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const result = schema.safeParse(merged);
    if (result.success) return { value: result.data, problems };
    for (const issue of result.error.issues) {
      problems.push(...problemsOf(source, [], issue));
      mend(merged, defaults, issue);
    }
  }
  return { value: defaults, problems };
}

const mostPasses = 3;

function problemsOf(source: Source, base: Path, issue: Issue): readonly HouseProblem[] {
  const path = [...base, ...issue.path];
  const place = (at: Path) => ({ file: source.file, line: source.lineOf(at), at: showPath(at) });
  if (issue.code === 'unrecognized_keys') {
    const expected = 'a key this file knows (see the sample house)';
    return issue.keys.map((key) => ({ ...place([...path, key]), found: `the unknown key "${key}"`, expected }));
  }
  return [{ ...place(path), found: show(valueAt(source.value, path)), expected: expectedBy(issue) }];
}

/** A schema's own message is already in the author's words; zod's stock messages are put into ours. */
function expectedBy(issue: Issue): string {
  if (!/^(Invalid|Too|Unrecognized)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1 ? show(issue.values[0]) : `one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: 'true or false',
};

const unitOf = (origin: string) => (origin === 'string' ? ' character(s)' : origin === 'array' ? ' row(s)' : '');

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) ? at[key as string] : undefined), value);
}

/** A list file may be the bare list or a mapping that holds it under its own name. */
function listPath(value: unknown, key: string): Path | undefined {
  if (Array.isArray(value)) return [];
  return isObject(value) && key in value ? [key] : undefined;
}

function noList(source: Source, key: string): HouseProblem {
  return {
    file: source.file,
    line: source.lineOf([key]),
    at: key,
    found: show(valueAt(source.value, [key]) ?? source.value),
    expected: `a list named "${key}"`,
  };
}

function merge(under: unknown, over: unknown): unknown {
  if (over === undefined || over === null) return structuredClone(under);
  if (!isPlain(under) || !isPlain(over)) return structuredClone(over);
  const keys = new Set([...Object.keys(under), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(under[key], over[key])]));
}

/** Puts the default back where an issue points, or takes away what has no default. */
function mend(merged: unknown, defaults: unknown, issue: Issue): void {
  if (issue.code === 'unrecognized_keys') {
    const holder = valueAt(merged, issue.path);
    if (isObject(holder)) for (const key of issue.keys) delete holder[key];
    return;
  }
  const depth = deepestDefault(defaults, issue.path);
  const holder = valueAt(merged, issue.path.slice(0, depth));
  const key = issue.path[depth];
  if (!isObject(holder) || key === undefined) return;
  const fallback = valueAt(defaults, issue.path.slice(0, depth + 1));
  if (fallback === undefined) delete holder[key as string];
  else holder[key as string] = structuredClone(fallback);
}

/** How far down the path the defaults are still mappings: a bad row of a list brings the whole default list back. */
function deepestDefault(defaults: unknown, path: Path): number {
  let at = defaults;
  for (let depth = 0; depth < path.length; depth += 1) {
    const next = isPlain(at) ? at[path[depth] as string] : undefined;
    if (!isPlain(next)) return depth;
    at = next;
  }
  return path.length - 1;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPlain = (value: unknown): value is Record<string, unknown> => isObject(value) && !Array.isArray(value);
