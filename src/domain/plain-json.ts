/** What a stranger's JSON may not hold, whatever the door: a way to a prototype, endless nesting, a number that is none. */
const forbidden = /^(?:__proto__|constructor|prototype)$/;
const deepest = 32;

export type Oddity = 'key' | 'depth' | 'number';

/** The first oddity in a value fresh from `JSON.parse`, or from a query, where a key may spell a path: `a[__proto__][b]`. */
export function oddityIn(value: unknown, depth = 0): Oddity | undefined {
  // JSON.parse reads 1e400 as Infinity, which the next JSON.stringify would write as null
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'number';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > deepest) return 'depth';
  for (const [key, inner] of Object.entries(value)) {
    if (key.split(/[[\].]/).some((part) => forbidden.test(part))) return 'key';
    const found = oddityIn(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
