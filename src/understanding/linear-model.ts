/** A trained one-vs-rest linear model: how it scores a text. */

import { type FeatureShape, type Features, featuresOf } from './features.ts';

export type ModelHeader = {
  readonly classes: readonly string[];
  readonly shape: FeatureShape;
  readonly rows: number;
  /** One int8 step in units of the decision value, per class. */
  readonly steps: readonly number[];
  readonly bias: readonly number[];
  /** Platt's sigmoid over decision values, shared by the classes: `1 / (1 + exp(slope * value + offset))`. */
  readonly slope: number;
  readonly offset: number;
  /** Rarity of a bucket that training never saw; 96 when not said. */
  readonly unseen?: number;
};

export type Vocabulary = {
  /** Row of a bucket, or 0 when training never saw it (row 0 is empty). */
  readonly rowOf: Uint32Array;
  /** Inverse document frequency of each row, in 1/24ths. */
  readonly rarity: Uint8Array;
  /** An unfamiliar bucket still lengthens the text: unfamiliar words make every class less sure. In 1/24ths. */
  readonly unseen: number;
};

export type LinearModel = Vocabulary & {
  readonly header: ModelHeader;
  /** The weights of row r, those that are not 0, stand from `starts[r]` up to `starts[r + 1]`. */
  readonly starts: Uint32Array;
  /** Which class each weight is for. */
  readonly classOf: Uint8Array | Uint16Array;
  readonly weights: Int8Array;
};

/** One idf step; 255 / 24 is above the idf of any bucket of a million sentences. */
export const rarityStep = 1 / 24;
export const usualUnseen = 96;

export type Scored = { readonly name: string; readonly value: number; readonly probability: number };

/** Every class with its decision value and calibrated probability, in the order of the header. */
export function score(model: LinearModel, text: string): Scored[] {
  const values = decisionValues(model, featuresOf(text, model.header.shape));
  return model.header.classes.map((name, index) => {
    const value = values[index] ?? 0;
    return { name, value, probability: sigmoid(model.header, value) };
  });
}

const sigmoid = ({ slope, offset }: ModelHeader, value: number): number => 1 / (1 + Math.exp(slope * value + offset));

export function decisionValues(model: LinearModel, features: Features): Float64Array {
  const { rowOf, starts, classOf, weights, header } = model;
  const sums = new Float64Array(header.classes.length);
  const { lengths, parts } = weigh(model, features);
  for (let index = 0; index < features.ids.length; index++) {
    const row = rowOf[features.ids[index] ?? 0] ?? 0;
    if (row === 0) continue;
    const length = index < features.wordIds ? lengths.words : lengths.characters;
    const part = (parts[index] ?? 0) / length;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at++) {
      const label = classOf[at] ?? 0;
      sums[label] = (sums[label] ?? 0) + part * (weights[at] ?? 0);
    }
  }
  return sums.map((sum, label) => sum * (header.steps[label] ?? 0) + (header.bias[label] ?? 0));
}

/** TF-IDF parts and the Euclidean length of each block; training weighs in exactly the same way. */
export function weigh(
  { rowOf, rarity, unseen }: Vocabulary,
  { ids, counts, wordIds }: Features,
): { readonly parts: Float64Array; readonly lengths: { readonly words: number; readonly characters: number } } {
  const parts = new Float64Array(ids.length);
  let words = 0;
  let characters = 0;
  for (let index = 0; index < ids.length; index++) {
    const row = rowOf[ids[index] ?? 0] ?? 0;
    const idf = (row === 0 ? unseen : (rarity[row] ?? 0)) * rarityStep;
    const part = Math.sqrt(counts[index] ?? 0) * idf;
    parts[index] = part;
    if (index < wordIds) words += part * part;
    else characters += part * part;
  }
  return { parts, lengths: { words: Math.sqrt(words) || 1, characters: Math.sqrt(characters) || 1 } };
}
