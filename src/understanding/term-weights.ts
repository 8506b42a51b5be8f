/** TF-IDF: how telling a term is among many texts, and a text as a vector of length 1. */

export type Vector = ReadonlyMap<string, number>;

/** BM25's inverse document frequency, never negative, times how telling the kind of term is. */
export function rarities(sets: readonly ReadonlySet<string>[], telling = (_term: string): number => 1): Vector {
  const seen = new Map<string, number>();
  for (const set of sets) for (const term of set) seen.set(term, (seen.get(term) ?? 0) + 1);
  return new Map(
    [...seen].map(([term, count]) => [term, telling(term) * Math.log(1 + (sets.length - count + 0.5) / (count + 0.5))]),
  );
}

/** A word that no text has makes the question less answered, as much as a rather rare one would. */
export const unseenRarity = (rarity: Vector): number => Math.log(1 + rarity.size) / 2;

export function weigh(terms: readonly string[], rarity: Vector): Vector {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = [...counts].map(([term, count]) => [term, Math.sqrt(count) * (rarity.get(term) ?? 3)] as const);
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}
