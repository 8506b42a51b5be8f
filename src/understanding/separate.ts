/** Each class against the rest: L2-loss linear SVM by dual coordinate descent (Hsieh et al. 2008), all classes in one go. */

import { addTo, type Row, type Sparse, squaredLength, valuesOf, type Weights } from './dense-weights.ts';
import { seeded, shuffle } from './randomness.ts';

export type SeparateOptions = {
  /** How much one wrong sentence costs against large weights. */
  readonly cost: number;
  readonly passes: number;
};

export function separate(rows: readonly Row[], weights: Weights, { cost, passes }: SeparateOptions): void {
  const { classes } = weights;
  const alpha = new Float32Array(rows.length * classes);
  const softness = { own: softnessOfOwn(rows, classes, cost), rest: 0.5 / cost };
  const values = new Float64Array(classes);
  const changes: Sparse = { at: [], by: [] };
  const order = Uint32Array.from(rows.keys());
  const random = seeded(classes);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      valuesOf(weights, row, values);
      changes.at.length = 0;
      changes.by.length = 0;
      for (let at = 0; at < classes; at++) {
        const sign = row.labels.includes(at) ? 1 : -1;
        const soft = sign > 0 ? (softness.own[at] ?? 0) : softness.rest;
        const before = alpha[index * classes + at] ?? 0;
        const gradient = sign * (values[at] ?? 0) - 1 + soft * before;
        if (before === 0 && gradient >= 0) continue;
        const after = Math.max(0, before - gradient / (squaredLength + soft));
        alpha[index * classes + at] = after;
        changes.at.push(at);
        changes.by.push((after - before) * sign);
      }
      addTo(weights, row, changes);
    }
  }
}

/** Rare classes weigh more, or a class of 20 sentences would never dare to speak. */
function softnessOfOwn(rows: readonly Row[], classes: number, cost: number): number[] {
  return Array.from({ length: classes }, (_, at) => {
    const own = rows.filter(({ labels }) => labels.includes(at)).length;
    return 0.5 / (cost * Math.min(4, Math.sqrt((rows.length - own) / Math.max(1, own))));
  });
}
