/** A mistake in a house file, told so that its author can find and mend it without reading code. */

export type HouseProblem = {
  /** Relative to the house folder, with forward slashes. */
  readonly file: string;
  /** 1-based; absent when the file itself is the problem. */
  readonly line?: number;
  /** Where inside the file, for example `orders[3].lines[0].sku`. */
  readonly at?: string;
  readonly found: string;
  readonly expected: string;
  /** The file may be left out; this is a note, not a mistake. */
  readonly optional?: boolean;
};

/** `orders.json:12 orders[0].state: found "posted", expected one of placed, preparing`. */
export function formatProblem({ file, line, at, found, expected }: HouseProblem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const inside = at ? ` ${at}` : '';
  return `${place}${inside}: found ${found}, expected ${expected}`;
}

/** A value as its author would recognise it; long ones are cut, for a report is read on one line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** `['orders', 3, 'lines']` as `orders[3].lines`. */
export function showPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
