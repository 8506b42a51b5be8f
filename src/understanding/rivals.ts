/**
 * All classes against each other: the multi-class SVM of Crammer and Singer (2002) by the sequential dual method of
 * Keerthi et al. (2008). It learns what tells near classes apart, where one-against-the-rest only learns each class.
 */

import { addTo, type Row, type Sparse, squaredLength, valuesOf, type Weights } from './dense-weights.ts';
import { seeded, shuffle } from './randomness.ts';

export type RivalOptions = { readonly cost: number; readonly passes: number };

/** What solving one sentence needs; one number per class, used again for every sentence. */
type Work = {
  readonly cost: number;
  readonly scores: Float64Array;
  readonly targets: Float64Array;
  readonly sorted: Float64Array;
  readonly changes: Sparse;
};

export function contest(rows: readonly Row[], weights: Weights, { cost, passes }: RivalOptions): void {
  const { classes } = weights;
  const alpha = new Float32Array(rows.length * classes);
  const perClass = () => new Float64Array(classes);
  const changes: Sparse = { at: [], by: [] };
  const work: Work = { cost, scores: perClass(), targets: perClass(), sorted: perClass(), changes };
  const order = Uint32Array.from(rows.flatMap(({ labels }, index) => (labels.length === 0 ? [] : [index])));
  const random = seeded(classes);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      valuesOf(weights, row, work.scores);
      keepMargin(work.scores, row);
      if (settle(work, row, alpha.subarray(index * classes, (index + 1) * classes))) addTo(weights, row, changes);
    }
  }
}

/** Every class but the right one must stay behind by 1; another wish of the same text is no rival. */
function keepMargin(scores: Float64Array, { labels }: Row): void {
  const [own = 0, ...also] = labels;
  for (let at = 0; at < scores.length; at++) if (at !== own) scores[at] = (scores[at] ?? 0) + 1;
  for (const label of also) scores[label] = Math.min(scores[label] ?? 0, (scores[own] ?? 0) - 1);
}

/** Solves the small problem of one sentence exactly; false when it is solved already. */
function settle({ cost, scores, targets, sorted, changes }: Work, row: Row, alpha: Float32Array): boolean {
  const own = row.labels[0] ?? 0;
  if (!isOff(scores, alpha, own, cost)) return false;
  for (let at = 0; at < scores.length; at++) targets[at] = (scores[at] ?? 0) - squaredLength * (alpha[at] ?? 0);
  const level = levelOf(targets, sorted, own, squaredLength * cost);
  changes.at.length = 0;
  changes.by.length = 0;
  for (let at = 0; at < scores.length; at++) {
    const wanted = Math.min(at === own ? cost : 0, (level - (targets[at] ?? 0)) / squaredLength);
    const change = wanted - (alpha[at] ?? 0);
    if (Math.abs(change) < 1e-7) continue;
    alpha[at] = wanted;
    changes.at.push(at);
    changes.by.push(change);
  }
  return true;
}

/** Whether the optimality conditions of this sentence are broken by more than a hair. */
function isOff(scores: Float64Array, alpha: Float32Array, own: number, cost: number): boolean {
  let most = Number.NEGATIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    most = Math.max(most, score);
    if ((alpha[at] ?? 0) < (at === own ? cost : 0)) least = Math.min(least, score);
  }
  return most - least >= 1e-3;
}

/** The common level at which the changes of all classes add up to nothing. */
function levelOf(targets: Float64Array, sorted: Float64Array, own: number, reach: number): number {
  sorted.set(targets);
  sorted[own] = (sorted[own] ?? 0) + reach;
  sorted.sort();
  const last = sorted.length - 1;
  let sum = (sorted[last] ?? 0) - reach;
  let count = 1;
  while (count <= last && sum < count * (sorted[last - count] ?? 0)) {
    sum += sorted[last - count] ?? 0;
    count++;
  }
  return sum / count;
}
