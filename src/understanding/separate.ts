/** One class against the rest: L2-loss linear SVM by dual coordinate descent (Hsieh et al. 2008). */

import { seeded, shuffle } from './randomness.ts';

/** A sentence as its features: `values[i]` in row `ids[i]` of the weights; two blocks, each of length 1. */
export type Row = {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
  /** Its classes, the main one first. */
  readonly labels: readonly number[];
};

export type SeparateOptions = {
  /** How much one wrong sentence costs against large weights. */
  readonly cost: number;
  readonly passes: number;
};

/** Rare classes weigh more, or a class of 20 sentences would never dare to speak. */
export function separate(rows: readonly Row[], label: number, size: number, { cost, passes }: SeparateOptions) {
  const weights = new Float64Array(size);
  const alpha = new Float64Array(rows.length);
  const isOwn = Uint8Array.from(rows, ({ labels }) => (labels.includes(label) ? 1 : 0));
  const positives = isOwn.reduce((sum, own) => sum + own, 0);
  const lift = Math.min(4, Math.sqrt((rows.length - positives) / Math.max(1, positives)));
  const order = Uint32Array.from(rows.keys());
  const random = seeded(label + 1);
  let bias = 0;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      const sign = isOwn[index] === 1 ? 1 : -1;
      const softness = 0.5 / (cost * (sign > 0 ? lift : 1));
      const before = alpha[index] ?? 0;
      const gradient = sign * (dot(weights, row) + bias) - 1 + softness * before;
      if (before === 0 && gradient >= 0) continue;
      // Two blocks of length 1 and the bias: the squared length of every row is 3.
      const after = Math.max(0, before - gradient / (3 + softness));
      alpha[index] = after;
      const change = (after - before) * sign;
      addTo(weights, row, change);
      bias += change;
    }
  }
  return { weights, bias };
}

function dot(weights: Float64Array, { ids, values }: Row): number {
  let sum = 0;
  for (let at = 0; at < ids.length; at++) sum += (weights[ids[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function addTo(weights: Float64Array, { ids, values }: Row, change: number): void {
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    weights[id] = (weights[id] ?? 0) + change * (values[at] ?? 0);
  }
}
