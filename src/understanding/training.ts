/** Trains a linear model from labelled sentences: L2-loss SVM by dual coordinate descent, the same bytes every time. */

import { buckets, type FeatureShape, type Features, featuresOf } from './features.ts';
import { decisionValues, type LinearModel, rarityStep, weigh } from './linear-model.ts';

/** `group` keeps sentences from one pattern together, so that a fold never tests on a twin of what it trained on. */
export type Example = { readonly text: string; readonly label: string; readonly group: string };

export type TrainingPlan = {
  readonly classes: readonly string[];
  readonly shape: FeatureShape;
  /** How much one wrong sentence costs against large weights. */
  readonly cost: number;
  readonly passes: number;
  readonly folds: number;
  /** Weights below this share of a class's largest are dropped: they are noise, and they cost bytes. */
  readonly floor: number;
};

type Row = { readonly ids: Uint16Array; readonly values: Float32Array; readonly label: number };

export function trainModel(examples: readonly Example[], plan: TrainingPlan): LinearModel {
  const features = examples.map(({ text }) => featuresOf(text, plan.shape));
  const labels = examples.map(({ label }) => plan.classes.indexOf(label));
  const { slope, offset } = calibrate(outOfFold(examples, features, labels, plan), labels, plan.classes.length);
  return fit(features, labels, plan, { slope, offset });
}

/** Decision values for every sentence from models that never saw its group: for calibration and for evaluation. */
export function crossValidate(examples: readonly Example[], plan: TrainingPlan): Float64Array[] {
  const features = examples.map(({ text }) => featuresOf(text, plan.shape));
  const labels = examples.map(({ label }) => plan.classes.indexOf(label));
  return outOfFold(examples, features, labels, plan);
}

function outOfFold(
  examples: readonly Example[],
  features: readonly Features[],
  labels: readonly number[],
  plan: TrainingPlan,
): Float64Array[] {
  const foldOf = assignFolds(examples, plan.folds);
  const values: Float64Array[] = features.map(() => new Float64Array(plan.classes.length));
  for (let held = 0; held < plan.folds; held++) {
    const kept = features.flatMap((_, index) => (foldOf[index] === held ? [] : [index]));
    const model = fit(pick(features, kept), pick(labels, kept), plan, { slope: -1, offset: 0 });
    features.forEach((row, index) => {
      if (foldOf[index] === held) values[index] = decisionValues(model, row);
    });
  }
  return values;
}

const pick = <T>(items: readonly T[], indices: readonly number[]): T[] =>
  indices.flatMap((index) => {
    const item = items[index];
    return item === undefined ? [] : [item];
  });

/** Groups of one class are dealt round the folds in the order in which they appear. */
function assignFolds(examples: readonly Example[], folds: number): number[] {
  const dealt = new Map<string, number>();
  const perClass = new Map<string, number>();
  return examples.map(({ label, group }) => {
    const key = `${label}/${group}`;
    const known = dealt.get(key);
    if (known !== undefined) return known;
    const next = perClass.get(label) ?? 0;
    perClass.set(label, next + 1);
    dealt.set(key, next % folds);
    return next % folds;
  });
}

function fit(
  features: readonly Features[],
  labels: readonly number[],
  plan: TrainingPlan,
  calibration: { readonly slope: number; readonly offset: number },
): LinearModel {
  const table = rowsByBucket(features);
  const rows = features.map((row, index) => toRow(table, row, labels[index] ?? 0));
  const classes = plan.classes.length;
  const weights = new Int8Array(table.rarity.length * classes);
  const steps: number[] = [];
  const bias: number[] = [];
  for (let label = 0; label < classes; label++) {
    const trained = separate(rows, label, table.rarity.length, plan);
    steps.push(quantise(trained.weights, weights, { label, classes, floor: plan.floor }));
    bias.push(Number(trained.bias.toPrecision(7)));
  }
  const header = { classes: plan.classes, shape: plan.shape, rows: table.rarity.length, steps, bias, ...calibration };
  return { header, ...table, weights };
}

/** Every bucket that occurs gets a row (row 0 stays empty) and a quantised inverse document frequency. */
function rowsByBucket(features: readonly Features[]): Pick<LinearModel, 'rowOf' | 'rarity'> {
  const seenIn = new Uint32Array(buckets);
  for (const { ids } of features) for (const id of ids) seenIn[id] = (seenIn[id] ?? 0) + 1;
  const rowOf = new Uint16Array(buckets);
  const rarity: number[] = [0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = seenIn[bucket] ?? 0;
    if (count === 0) continue;
    rowOf[bucket] = rarity.length;
    const idf = Math.log((1 + features.length) / (1 + count)) + 1;
    rarity.push(Math.min(255, Math.round(idf / rarityStep)));
  }
  return { rowOf, rarity: Uint8Array.from(rarity) };
}

function toRow(table: Pick<LinearModel, 'rowOf' | 'rarity'>, features: Features, label: number): Row {
  const { parts, lengths } = weigh(table, features);
  const ids = Uint16Array.from(features.ids, (id) => table.rowOf[id] ?? 0);
  const values = Float32Array.from(parts, (part, index) =>
    index < features.wordIds ? part / lengths.words : part / lengths.characters,
  );
  return { ids, values, label };
}

/** One class against the rest. Rare classes weigh more, or a class of 20 sentences would never dare to speak. */
function separate(rows: readonly Row[], label: number, size: number, plan: TrainingPlan) {
  const weights = new Float64Array(size);
  const alpha = new Float64Array(rows.length);
  const positives = rows.filter((row) => row.label === label).length;
  const lift = Math.min(4, Math.sqrt((rows.length - positives) / Math.max(1, positives)));
  const order = Uint32Array.from(rows.keys());
  const random = seeded(label + 1);
  let bias = 0;
  for (let pass = 0; pass < plan.passes; pass++) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      const sign = row.label === label ? 1 : -1;
      const softness = 0.5 / (plan.cost * (sign > 0 ? lift : 1));
      const before = alpha[index] ?? 0;
      const gradient = sign * (dot(weights, row) + bias) - 1 + softness * before;
      if (before === 0 && gradient >= 0) continue;
      // Two blocks of length 1 and the bias: the squared length of every row is 3.
      const after = Math.max(0, before - gradient / (3 + softness));
      alpha[index] = after;
      const change = (after - before) * sign;
      for (let at = 0; at < row.ids.length; at++) {
        const id = row.ids[at] ?? 0;
        weights[id] = (weights[id] ?? 0) + change * (row.values[at] ?? 0);
      }
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

function quantise(
  trained: Float64Array,
  into: Int8Array,
  { label, classes, floor }: { readonly label: number; readonly classes: number; readonly floor: number },
): number {
  let largest = 0;
  for (const weight of trained) largest = Math.max(largest, Math.abs(weight));
  const step = Number((largest / 127 || 1).toPrecision(7));
  for (let row = 0; row < trained.length; row++) {
    const weight = trained[row] ?? 0;
    if (Math.abs(weight) >= floor * largest) into[row * classes + label] = Math.round(weight / step);
  }
  return step;
}

/** Platt's sigmoid by Newton steps, over (value, is it this class) for all sentences and classes together. */
function calibrate(values: readonly Float64Array[], labels: readonly number[], classes: number) {
  const pairs: { readonly value: number; readonly hit: number }[] = [];
  values.forEach((row, index) => {
    for (let at = 0; at < classes; at++) pairs.push({ value: row[at] ?? 0, hit: at === labels[index] ? 1 : 0 });
  });
  let slope = -2;
  let offset = 0;
  for (let round = 0; round < 40; round++) {
    let g1 = 0;
    let g2 = 0;
    let h11 = 1e-6;
    let h22 = 1e-6;
    let h12 = 0;
    for (const { value, hit } of pairs) {
      const p = 1 / (1 + Math.exp(slope * value + offset));
      const difference = hit - p;
      const spread = p * (1 - p);
      g1 += value * difference;
      g2 += difference;
      h11 += value * value * spread;
      h22 += spread;
      h12 += value * spread;
    }
    const determinant = h11 * h22 - h12 * h12;
    if (Math.abs(determinant) < 1e-9) break;
    slope -= (h22 * g1 - h12 * g2) / determinant;
    offset -= (h11 * g2 - h12 * g1) / determinant;
  }
  return { slope: Number(slope.toPrecision(6)), offset: Number(offset.toPrecision(6)) };
}

/** mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
