/** Weights of all classes while they are trained, and the two things that training does with them for one sentence. */

/** A sentence as its features: `values[i]` in row `ids[i]` of the weights; two blocks, each of length 1 at most. */
export type Row = {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
  /** Its classes, the main one first. */
  readonly labels: readonly number[];
};

/** Two blocks of length 1 and the bias. */
export const squaredLength = 3;

/** `cells[row * classes + class]`: the classes of a row lie side by side, as they are used. Row `size` is the bias. */
export type Weights = { readonly cells: Float32Array; readonly classes: number; readonly size: number };

/** By how much which classes change. */
export type Sparse = { readonly at: number[]; readonly by: number[] };

export function emptyWeights(size: number, classes: number): Weights {
  return { cells: new Float32Array((size + 1) * classes), classes, size };
}

/** Decision value of every class. */
export function valuesOf({ cells, classes, size }: Weights, { ids, values }: Row, into: Float64Array): void {
  for (let at = 0; at < classes; at++) into[at] = cells[size * classes + at] ?? 0;
  for (let index = 0; index < ids.length; index++) {
    const from = (ids[index] ?? 0) * classes;
    const value = values[index] ?? 0;
    for (let at = 0; at < classes; at++) into[at] = (into[at] ?? 0) + value * (cells[from + at] ?? 0);
  }
}

export function addTo({ cells, classes, size }: Weights, { ids, values }: Row, { at, by }: Sparse): void {
  for (let index = 0; index <= ids.length; index++) {
    const isBias = index === ids.length;
    const from = (isBias ? size : (ids[index] ?? 0)) * classes;
    const value = isBias ? 1 : (values[index] ?? 0);
    for (let each = 0; each < at.length; each++) {
      const cell = from + (at[each] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + value * (by[each] ?? 0);
    }
  }
}
