/** Figures of a ranked list: how often, how high and how completely what was wanted stands in it. */

/** Ids as they were ranked, best first, and what was wanted with its grade (1 where nobody graded). */
export type Ranked = { readonly ids: readonly string[]; readonly wanted: ReadonlyMap<string, number> };

export function hitAt(rows: readonly Ranked[], depth: number): number {
  return mean(rows.map(({ ids, wanted }) => (ids.slice(0, depth).some((id) => isWanted(wanted, id)) ? 1 : 0)));
}

/** Mean reciprocal rank of the first wanted id. */
export function meanReciprocalRank(rows: readonly Ranked[]): number {
  return mean(
    rows.map(({ ids, wanted }) => {
      const at = ids.findIndex((id) => isWanted(wanted, id));
      return at < 0 ? 0 : 1 / (at + 1);
    }),
  );
}

/** Of all that was wanted, the share among the first `depth`. */
export function recallAt(rows: readonly Ranked[], depth: number): number {
  return mean(
    rows.map(({ ids, wanted }) => {
      const all = [...wanted.values()].filter((grade) => grade > 0).length;
      return all === 0 ? 0 : ids.slice(0, depth).filter((id) => isWanted(wanted, id)).length / all;
    }),
  );
}

/** Järvelin and Kekäläinen 2002, with gains of 2^grade - 1. */
export function ndcgAt(rows: readonly Ranked[], depth: number): number {
  return mean(
    rows.map(({ ids, wanted }) => {
      const best = [...wanted.values()].sort((one, other) => other - one);
      const ideal = discounted(best.slice(0, depth));
      return ideal === 0 ? 0 : discounted(ids.slice(0, depth).map((id) => wanted.get(id) ?? 0)) / ideal;
    }),
  );
}

const discounted = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

const isWanted = (wanted: ReadonlyMap<string, number>, id: string): boolean => (wanted.get(id) ?? 0) > 0;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
