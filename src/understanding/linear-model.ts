/** A trained one-vs-rest linear model: how it is stored, and how it scores a text. */

import { brotliDecompressSync } from 'node:zlib';
import { buckets, type FeatureShape, type Features, featuresOf } from './features.ts';

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
};

export type LinearModel = {
  readonly header: ModelHeader;
  /** Row of a bucket, or 0 when training never saw it (row 0 is empty). */
  readonly rowOf: Uint16Array;
  /** Inverse document frequency of each row, in 1/24ths. */
  readonly rarity: Uint8Array;
  /** `weights[row * classes + class]`. */
  readonly weights: Int8Array;
};

/** One idf step; 255 / 24 is above the idf of any bucket of a million sentences. */
export const rarityStep = 1 / 24;
/** A bucket that training never saw still lengthens the text: unfamiliar words make every class less sure. */
const unseenRarity = 96;

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
  const classes = model.header.classes.length;
  const sums = new Float64Array(classes);
  const { lengths, parts } = weigh(model, features);
  for (let index = 0; index < features.ids.length; index++) {
    const row = model.rowOf[features.ids[index] ?? 0] ?? 0;
    if (row === 0) continue;
    const length = index < features.wordIds ? lengths.words : lengths.characters;
    const part = (parts[index] ?? 0) / length;
    const from = row * classes;
    for (let at = 0; at < classes; at++) sums[at] = (sums[at] ?? 0) + part * (model.weights[from + at] ?? 0);
  }
  for (let at = 0; at < classes; at++) {
    sums[at] = (sums[at] ?? 0) * (model.header.steps[at] ?? 0) + (model.header.bias[at] ?? 0);
  }
  return sums;
}

/** TF-IDF parts and the Euclidean length of each block; training weighs in exactly the same way. */
export function weigh(
  { rowOf, rarity }: Pick<LinearModel, 'rowOf' | 'rarity'>,
  { ids, counts, wordIds }: Features,
): { readonly parts: Float64Array; readonly lengths: { readonly words: number; readonly characters: number } } {
  const parts = new Float64Array(ids.length);
  let words = 0;
  let characters = 0;
  for (let index = 0; index < ids.length; index++) {
    const row = rowOf[ids[index] ?? 0] ?? 0;
    const idf = (row === 0 ? unseenRarity : (rarity[row] ?? 0)) * rarityStep;
    const part = Math.sqrt(counts[index] ?? 0) * idf;
    parts[index] = part;
    if (index < wordIds) words += part * part;
    else characters += part * part;
  }
  return { parts, lengths: { words: Math.sqrt(words) || 1, characters: Math.sqrt(characters) || 1 } };
}

/** Layout before brotli: header length (u32), header (JSON), bucket of each row (u16), rarity (u8), weights (i8). */
export function decodeModel(packed: Uint8Array): LinearModel {
  return decodePlain(brotliDecompressSync(packed));
}

export function decodePlain(bytes: Uint8Array): LinearModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = 4 + view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, headerEnd))) as ModelHeader;
  const rowOf = new Uint16Array(buckets);
  for (let row = 1; row < header.rows; row++) rowOf[view.getUint16(headerEnd + row * 2, true)] = row;
  const rarityFrom = headerEnd + header.rows * 2;
  const weightsFrom = rarityFrom + header.rows;
  const weightsEnd = weightsFrom + header.rows * header.classes.length;
  return {
    header,
    rowOf,
    rarity: Uint8Array.from(bytes.subarray(rarityFrom, weightsFrom)),
    weights: Int8Array.from(bytes.subarray(weightsFrom, weightsEnd)),
  };
}

export function encodeModel({ header, rowOf, rarity, weights }: LinearModel): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + head.length + header.rows * 3 + weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, head.length, true);
  bytes.set(head, 4);
  const rowsFrom = 4 + head.length;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const row = rowOf[bucket] ?? 0;
    if (row > 0) view.setUint16(rowsFrom + row * 2, bucket, true);
  }
  bytes.set(rarity, rowsFrom + header.rows * 2);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), rowsFrom + header.rows * 3);
  return bytes;
}
