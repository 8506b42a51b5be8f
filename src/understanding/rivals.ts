/**
 * All classes against each other: the multi-class SVM of Crammer and Singer (2002) by the sequential dual method of
 * Keerthi et al. (2008). It learns what tells near classes apart, where one-against-the-rest only learns each class.
 */

import { seeded, shuffle } from './randomness.ts';
import type { Row } from './separate.ts';

export type RivalOptions = { readonly cost: number; readonly passes: number };

/** `weights[row * classes + class]`; the last row (`size`) is the bias. */
export function rivalWeights(
  rows: readonly Row[],
  classes: number,
  size: number,
  { cost, passes }: RivalOptions,
): Float32Array {
  const weights = new Float32Array((size + 1) * classes);
  const alpha = new Float32Array(rows.length * classes);
  const work: Work = { weights, classes, bias: size * classes, cost, scores: new Float64Array(classes) };
  const order = Uint32Array.from(rows.flatMap(({ labels }, index) => (labels.length === 0 ? [] : [index])));
  const random = seeded(classes);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row) settle(work, row, alpha.subarray(index * classes, (index + 1) * classes));
    }
  }
  return weights;
}

type Work = {
  readonly weights: Float32Array;
  readonly classes: number;
  readonly bias: number;
  readonly cost: number;
  readonly scores: Float64Array;
};

/** Two blocks of length 1 and the bias. */
const squaredLength = 3;

/** Solves the small problem of one sentence exactly: how much each class's weights move towards or away from it. */
function settle(work: Work, row: Row, alpha: Float32Array): void {
  const { scores, classes, cost } = work;
  gradients(work, row);
  const own = row.labels[0] ?? 0;
  if (!isOff(scores, alpha, own, cost)) return;
  const targets = Float64Array.from(scores, (gradient, at) => gradient - squaredLength * (alpha[at] ?? 0));
  const level = levelOf(targets, own, cost);
  const moved: number[] = [];
  const changes: number[] = [];
  for (let at = 0; at < classes; at++) {
    const wanted = Math.min(at === own ? cost : 0, (level - (targets[at] ?? 0)) / squaredLength);
    const change = wanted - (alpha[at] ?? 0);
    if (Math.abs(change) < 1e-7) continue;
    alpha[at] = wanted;
    moved.push(at);
    changes.push(change);
  }
  move(work, row, moved, changes);
}

/** Value of every class, plus the margin of 1 that the right one must keep; another wish of the same text is no rival. */
function gradients({ scores, weights, bias, classes }: Work, { ids, values, labels }: Row): void {
  for (let at = 0; at < classes; at++) scores[at] = (weights[bias + at] ?? 0) + 1;
  for (let index = 0; index < ids.length; index++) {
    const from = (ids[index] ?? 0) * classes;
    const value = values[index] ?? 0;
    for (let at = 0; at < classes; at++) scores[at] = (scores[at] ?? 0) + value * (weights[from + at] ?? 0);
  }
  for (const label of labels) scores[label] = (scores[label] ?? 0) - 1;
  for (const label of labels.slice(1)) scores[label] = Math.min(scores[label] ?? 0, (scores[labels[0] ?? 0] ?? 0) - 1);
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
function levelOf(targets: Float64Array, own: number, cost: number): number {
  const reach = squaredLength * cost;
  const sorted = Float64Array.from(targets, (target, at) => (at === own ? target + reach : target))
    .sort()
    .reverse();
  let sum = (sorted[0] ?? 0) - reach;
  let count = 1;
  while (count < sorted.length && sum < count * (sorted[count] ?? 0)) {
    sum += sorted[count] ?? 0;
    count++;
  }
  return sum / count;
}

function move(
  { weights, classes, bias }: Work,
  { ids, values }: Row,
  moved: readonly number[],
  by: readonly number[],
): void {
  for (let each = 0; each < moved.length; each++) {
    const at = moved[each] ?? 0;
    const change = by[each] ?? 0;
    for (let index = 0; index < ids.length; index++) {
      const cell = (ids[index] ?? 0) * classes + at;
      weights[cell] = (weights[cell] ?? 0) + change * (values[index] ?? 0);
    }
    weights[bias + at] = (weights[bias + at] ?? 0) + change;
  }
}
