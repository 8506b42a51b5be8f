/**
 * Durations as a mergeable count: each value is kept to three digits, so any percentile of any union is exact to half a
 * percent, and the sum of two days is the count of both.
 */
export type Spread = Readonly<Record<string, number>>;

/** The largest error of a percentile, as a share of it. */
export const spreadError = 0.005;

export function bucketOf(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}

export function count(spread: Spread): number {
  return Object.values(spread).reduce((sum, each) => sum + each, 0);
}

/** By nearest rank: the smallest value that at least this share of all values does not exceed. Null without values. */
export function percentile(spread: Spread, share: number): number | null {
  const sorted = Object.entries(spread)
    .map(([value, times]) => ({ value: Number(value), times }))
    .sort((a, b) => a.value - b.value);
  const rank = Math.ceil(share * count(spread));
  let seen = 0;
  for (const { value, times } of sorted) {
    seen += times;
    if (seen >= Math.max(1, rank)) return value;
  }
  return null;
}
