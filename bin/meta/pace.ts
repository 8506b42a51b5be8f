/** When which event of a run is sent: all at once or so many a second, twice each, in another order than their times. */

export type Load = {
  /** How many different events. */
  readonly count: number;
  /** Undefined: as fast as they are answered. */
  readonly perSecond: number | undefined;
  readonly duplicate: boolean;
  readonly reorder: boolean;
};

/** `n`: which event; `dueMs`: after the start of the run. */
export type Turn = { readonly n: number; readonly dueMs: number };

/** Neighbours this close change places: further apart than a provider's retries would put them, near enough to matter. */
const stretch = 5;

export function plan({ count, perSecond, duplicate, reorder }: Load): Turn[] {
  const order = Array.from({ length: count }, (_, n) => (reorder ? turnedRound(n, count) : n));
  const sends = duplicate ? order.flatMap((n) => [n, n]) : order;
  return sends.map((n, place) => ({ n, dueMs: perSecond === undefined ? 0 : (place * 1_000) / perSecond }));
}

/** Every stretch of the run backwards. */
function turnedRound(n: number, count: number): number {
  const first = n - (n % stretch);
  return first + Math.min(first + stretch, count) - 1 - n;
}

/** Nearest rank; `p` from 0 to 1. */
export function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
