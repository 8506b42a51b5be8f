/** Trains a linear model from labelled sentences: the same bytes every time. */

import { calibrate, type Sigmoid } from './calibration.ts';
import { emptyWeights, type Row, type Weights } from './dense-weights.ts';
import { bucketsOf, type FeatureShape, type Features, featuresOf } from './features.ts';
import { decisionValues, type LinearModel, rarityStep, usualUnseen, type Vocabulary, weigh } from './linear-model.ts';
import { type OddsOptions, weighOdds } from './odds.ts';
import { contest } from './rivals.ts';
import { separate } from './separate.ts';

/** `group` keeps sentences from one pattern together, so that a fold never tests on a twin of what it trained on. */
export type Example = {
  readonly text: string;
  readonly label: string;
  /** Further labels of the same text. */
  readonly also?: readonly string[];
  readonly group: string;
};

export type TrainingPlan = {
  readonly classes: readonly string[];
  readonly shape: FeatureShape;
  /** How much one wrong sentence costs against large weights. */
  readonly cost: number;
  readonly passes: number;
  readonly folds: number;
  /** Weights below this share of a class's largest are dropped: they are noise, and they cost bytes. */
  readonly floor: number;
  /** Inverse document frequency is raised to this power; 1 when not said. */
  readonly rarity?: number;
  /** Features that fewer sentences have are dropped; 1 when not said. */
  readonly fewest?: number;
  /** Adds the weights of `rivals.ts`, times `share`. */
  readonly rivals?: { readonly cost: number; readonly passes: number; readonly share: number };
  /** Learns log odds (`odds.ts`) instead of margins; `cost`, `passes` and `rivals` then say nothing. */
  readonly odds?: OddsOptions;
  /** Calibrates on so many of the folds, where all would take too long. */
  readonly heldFolds?: number;
};

type Labels = readonly (readonly number[])[];

export function trainModel(examples: readonly Example[], plan: TrainingPlan): LinearModel {
  const features = examples.map(({ text }) => featuresOf(text, plan.shape));
  const labels = labelsOf(examples, plan);
  if (plan.odds !== undefined) return fit(features, labels, plan, { slope: -1, offset: 0 });
  const held = outOfFold(examples, features, plan).flatMap((values, index) => (values ? [{ values, index }] : []));
  const sigmoid = calibrate(
    held.map(({ values }) => values),
    held.map(({ index }) => labels[index] ?? []),
  );
  return fit(features, labels, plan, sigmoid);
}

/** Decision values for every sentence from models that never saw its group: for calibration and for evaluation. */
export function crossValidate(examples: readonly Example[], plan: TrainingPlan): Float64Array[] {
  const features = examples.map(({ text }) => featuresOf(text, plan.shape));
  const { heldFolds: _all, ...whole } = plan;
  return outOfFold(examples, features, whole).map((values) => values ?? new Float64Array(plan.classes.length));
}

function labelsOf(examples: readonly Example[], { classes }: TrainingPlan): number[][] {
  const indexOf = new Map(classes.map((name, at) => [name, at]));
  return examples.map(({ label, also = [] }) => [label, ...also].flatMap((name) => indexOf.get(name) ?? []));
}

function outOfFold(
  examples: readonly Example[],
  features: readonly Features[],
  plan: TrainingPlan,
): (Float64Array | undefined)[] {
  const labels = labelsOf(examples, plan);
  const foldOf = assignFolds(examples, plan.folds);
  const values: (Float64Array | undefined)[] = features.map(() => undefined);
  for (let held = 0; held < (plan.heldFolds ?? plan.folds); held++) {
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

function fit(features: readonly Features[], labels: Labels, plan: TrainingPlan, sigmoid: Sigmoid): LinearModel {
  const vocabulary = rowsByBucket(features, plan);
  const rows = features.map((row, index) => toRow(vocabulary, row, labels[index] ?? []));
  const trained = learn(rows, vocabulary.rarity.length, plan);
  const { classes, size } = trained;
  const bias = Array.from(trained.cells.subarray(size * classes), (value) => Number(value.toPrecision(7)));
  const { steps, ...sparse } = quantise(trained, plan.floor);
  const { unseen } = vocabulary;
  const header = {
    ...{ classes: plan.classes, shape: plan.shape, rows: size, steps, bias, ...sigmoid },
    ...(unseen === usualUnseen ? {} : { unseen }),
  };
  return { header, ...vocabulary, ...sparse };
}

/** Two linear models folded into one: what makes each class, and what tells it from its rivals. */
function learn(rows: readonly Row[], size: number, plan: TrainingPlan): Weights {
  const sum = emptyWeights(size, plan.classes.length);
  if (plan.odds !== undefined) {
    weighOdds(rows, sum, plan.odds);
    return sum;
  }
  separate(rows, sum, plan);
  if (plan.rivals === undefined) return sum;
  const rivals = emptyWeights(size, plan.classes.length);
  contest(rows, rivals, plan.rivals);
  const { share } = plan.rivals;
  rivals.cells.forEach((value, cell) => {
    sum.cells[cell] = (sum.cells[cell] ?? 0) + share * value;
  });
  return sum;
}

/** Every bucket that occurs often enough gets a row (row 0 stays empty) and a quantised inverse document frequency. */
function rowsByBucket(
  features: readonly Features[],
  { shape, rarity: power = 1, fewest = 1 }: TrainingPlan,
): Vocabulary {
  const buckets = bucketsOf(shape);
  const seenIn = new Uint32Array(buckets);
  for (const { ids } of features) for (const id of ids) seenIn[id] = (seenIn[id] ?? 0) + 1;
  const rowOf = new Uint32Array(buckets);
  const rarity: number[] = [0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = seenIn[bucket] ?? 0;
    if (count < fewest) continue;
    rowOf[bucket] = rarity.length;
    const idf = (Math.log((1 + features.length) / (1 + count)) + 1) ** power;
    rarity.push(Math.min(255, Math.round(idf / rarityStep)));
  }
  return {
    rowOf,
    rarity: Uint8Array.from(rarity),
    unseen: Math.round((usualUnseen * rarityStep) ** power / rarityStep),
  };
}

/** Features without a row count in the lengths and nowhere else. */
function toRow(vocabulary: Vocabulary, { ids, counts, wordIds }: Features, labels: readonly number[]): Row {
  const { parts, lengths } = weigh(vocabulary, { ids, counts, wordIds });
  const known = ids.flatMap((id, index) => {
    const row = vocabulary.rowOf[id] ?? 0;
    return row === 0 ? [] : [{ row, index }];
  });
  const value = (index: number) => (parts[index] ?? 0) / (index < wordIds ? lengths.words : lengths.characters);
  return {
    ids: Uint32Array.from(known, ({ row }) => row),
    values: Float32Array.from(known, ({ index }) => value(index)),
    labels,
  };
}

type Quantised = Pick<LinearModel, 'starts' | 'classOf' | 'weights'> & { readonly steps: number[] };

/** Weights as int8 steps of each class's own size; small ones are dropped. */
function quantise({ cells, classes, size }: Weights, floor: number): Quantised {
  const largest = new Float64Array(classes);
  for (let cell = 0; cell < size * classes; cell++)
    largest[cell % classes] = Math.max(largest[cell % classes] ?? 0, Math.abs(cells[cell] ?? 0));
  const steps = Array.from(largest, (most) => Number((most / 127 || 1).toPrecision(7)));
  const starts = new Uint32Array(size + 1);
  const classOf: number[] = [];
  const weights: number[] = [];
  for (let cell = 0; cell < size * classes; cell++) {
    const label = cell % classes;
    const weight = cells[cell] ?? 0;
    const quantised = Math.round(weight / (steps[label] ?? 1));
    if (Math.abs(weight) >= floor * (largest[label] ?? 0) && quantised !== 0) {
      classOf.push(label);
      weights.push(quantised);
    }
    if (label === classes - 1) starts[Math.floor(cell / classes) + 1] = weights.length;
  }
  return {
    steps,
    starts,
    classOf: classes > 256 ? Uint16Array.from(classOf) : Uint8Array.from(classOf),
    weights: Int8Array.from(weights),
  };
}
