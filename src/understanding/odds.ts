/**
 * All classes at once by multinomial logistic regression, with steps of their own size for every weight (AdaGrad, Duchi et
 * al. 2011). Its values are log odds: evidence adds up word by word, and a prior can be added to it.
 */

import type { Row, Weights } from './dense-weights.ts';
import { seeded, shuffle } from './randomness.ts';

export type OddsOptions = { readonly passes: number; readonly step: number };

/** Where the model is this sure already, a sentence teaches nothing. */
const settled = 1e-3;
const firstSquare = 1e-3;

/** There is no bias: a text without known features speaks for no class. Rare classes weigh as much as common ones. */
export function weighOdds(rows: readonly Row[], weights: Weights, { passes, step }: OddsOptions): void {
  const { classes, cells } = weights;
  const squares = new Float32Array(cells.length).fill(firstSquare);
  const shares = sharesOf(rows, classes);
  const values = new Float64Array(classes);
  const order = Uint32Array.from(rows.keys());
  const random = seeded(classes);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      const own = row?.labels[0];
      if (row === undefined || own === undefined) continue;
      probabilitiesOf(weights, row, values);
      for (let at = 0; at < classes; at++) {
        const off = (shares[own] ?? 1) * ((values[at] ?? 0) - (at === own ? 1 : 0));
        if (Math.abs(off) >= settled) descend(row, off, { cells, squares, classes, at, step });
      }
    }
  }
}

function sharesOf(rows: readonly Row[], classes: number): number[] {
  const counts = Array.from({ length: classes }, (_, at) => rows.filter(({ labels }) => labels[0] === at).length);
  const most = Math.max(...counts);
  return counts.map((count) => most / Math.max(1, count));
}

function probabilitiesOf({ cells, classes }: Weights, { ids, values }: Row, into: Float64Array): void {
  into.fill(0);
  for (let index = 0; index < ids.length; index++) {
    const from = (ids[index] ?? 0) * classes;
    const value = values[index] ?? 0;
    for (let at = 0; at < classes; at++) into[at] = (into[at] ?? 0) + value * (cells[from + at] ?? 0);
  }
  const most = Math.max(...into);
  let total = 0;
  for (let at = 0; at < classes; at++) {
    into[at] = Math.exp((into[at] ?? 0) - most);
    total += into[at] ?? 0;
  }
  for (let at = 0; at < classes; at++) into[at] = (into[at] ?? 0) / total;
}

type Descent = {
  readonly cells: Float32Array;
  /** Sum of the squared gradients of each weight so far. */
  readonly squares: Float32Array;
  readonly classes: number;
  readonly at: number;
  readonly step: number;
};

function descend({ ids, values }: Row, off: number, { cells, squares, classes, at, step }: Descent): void {
  for (let index = 0; index < ids.length; index++) {
    const cell = (ids[index] ?? 0) * classes + at;
    const gradient = off * (values[index] ?? 0);
    const square = (squares[cell] ?? 0) + gradient * gradient;
    squares[cell] = square;
    cells[cell] = (cells[cell] ?? 0) - (step * gradient) / Math.sqrt(square);
  }
}
