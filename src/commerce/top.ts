/** Keeps the best few of many without sorting the many. */

export type Ranked<T> = {
  readonly item: T;
  readonly slot: number;
  /** Compared one after the other, larger first. */
  readonly keys: readonly [number, number, number];
  readonly score: number;
};

export function createTop<T>(limit: number) {
  const kept: Ranked<T>[] = [];
  return {
    /** Not worth offering: spares the making of a candidate. */
    isBelow: (firstKey: number): boolean => kept.length >= limit && firstKey < (kept.at(-1)?.keys[0] ?? 0),
    offer(candidate: Ranked<T>): void {
      const last = kept.at(-1);
      if (kept.length >= limit && (!last || !beats(candidate, last))) return;
      let at = kept.length;
      while (at > 0 && beats(candidate, kept[at - 1])) at -= 1;
      kept.splice(at, 0, candidate);
      if (kept.length > limit) kept.pop();
    },
    best: (): readonly Ranked<T>[] => kept,
  };
}

function beats<T>(a: Ranked<T>, b: Ranked<T> | undefined): boolean {
  if (!b) return true;
  for (let at = 0; at < 3; at++) {
    const difference = (a.keys[at] ?? 0) - (b.keys[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
