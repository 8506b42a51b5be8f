/** Logistic regression over a handful of dense features, by Newton steps: small, exact, the same weights every time. */

export type Logistic = { readonly weights: readonly number[]; readonly bias: number };

/** `target` 0..1 may lie between; `weight` is how much the example counts. */
export type DenseExample = { readonly values: Float64Array; readonly target: number; readonly weight: number };

/** `prior` is where the weights are pulled to, by `pull`: a language with few sentences stays near the common weights. */
export type LogisticPlan = { readonly pull: number; readonly prior?: Logistic };

const rounds = 25;

export function fitLogistic(examples: readonly DenseExample[], { pull, prior }: LogisticPlan): Logistic {
  const size = (examples[0]?.values.length ?? 0) + 1;
  const centre = Float64Array.from([...(prior?.weights ?? new Array<number>(size - 1).fill(0)), prior?.bias ?? 0]);
  const weights = Float64Array.from(centre);
  for (let round = 0; round < rounds; round++) {
    const { gradient, curvature } = slopes(examples, weights, { centre, pull });
    const step = solve(curvature, gradient);
    let moved = 0;
    for (let at = 0; at < size; at++) {
      weights[at] = (weights[at] ?? 0) - (step[at] ?? 0);
      moved = Math.max(moved, Math.abs(step[at] ?? 0));
    }
    if (moved < 1e-7) break;
  }
  return { weights: Array.from(weights.subarray(0, size - 1), short), bias: short(weights[size - 1] ?? 0) };
}

export function logit({ weights, bias }: Logistic, values: ArrayLike<number>): number {
  let sum = bias;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (values[at] ?? 0);
  return sum;
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

const short = (value: number): number => Number(value.toPrecision(5));

function slopes(
  examples: readonly DenseExample[],
  weights: Float64Array,
  { centre, pull }: { readonly centre: Float64Array; readonly pull: number },
) {
  const size = weights.length;
  const gradient = new Float64Array(size);
  const curvature = Array.from({ length: size }, () => new Float64Array(size));
  for (let at = 0; at < size; at++) {
    // The bias is free unless a prior holds it too.
    const held = at === size - 1 ? pull * 0.1 : pull;
    gradient[at] = held * ((weights[at] ?? 0) - (centre[at] ?? 0));
    (curvature[at] ?? gradient)[at] = held + 1e-9;
  }
  const row = new Float64Array(size);
  row[size - 1] = 1;
  for (const { values, target, weight } of examples) {
    row.set(values);
    let value = 0;
    for (let at = 0; at < size; at++) value += (weights[at] ?? 0) * (row[at] ?? 0);
    const p = sigmoid(value);
    const spread = weight * p * (1 - p);
    for (let at = 0; at < size; at++) {
      const part = row[at] ?? 0;
      if (part === 0) continue;
      gradient[at] = (gradient[at] ?? 0) + weight * (p - target) * part;
      const line = curvature[at];
      if (line)
        for (let other = 0; other < size; other++) line[other] = (line[other] ?? 0) + spread * part * (row[other] ?? 0);
    }
  }
  return { gradient, curvature };
}

/** Gaussian elimination with pivoting; the matrix is small, symmetric and positive. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const rows = matrix.map((row, at) => Float64Array.from([...row, right[at] ?? 0]));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let at = column + 1; at < size; at++)
      if (Math.abs(rows[at]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = at;
    const lead = rows[pivot];
    const swapped = rows[column];
    if (!lead || !swapped) break;
    rows[pivot] = swapped;
    rows[column] = lead;
    for (let at = 0; at < size; at++) {
      const line = rows[at];
      if (at === column || !line) continue;
      const factor = (line[column] ?? 0) / (lead[column] ?? 1);
      if (factor === 0) continue;
      for (let to = column; to <= size; to++) line[to] = (line[to] ?? 0) - factor * (lead[to] ?? 0);
    }
  }
  return Float64Array.from(rows, (row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}
