/** A trained one-vs-rest linear model: how it is stored, and how it scores a text. */

import { brotliDecompressSync } from 'node:zlib';
import { bucketsOf, type FeatureShape, type Features, featuresOf } from './features.ts';

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
  /** `weights[row * classes + class]`. */
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

/**
 * Layout before brotli: header length (u32), header (JSON), for each row from 1 how far its bucket is from the one before
 * (LEB128), rarity (u8), weights (i8).
 */
export function decodeModel(packed: Uint8Array): LinearModel {
  return decodePlain(brotliDecompressSync(packed));
}

export function decodePlain(bytes: Uint8Array): LinearModel {
  const headerEnd = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, headerEnd))) as ModelHeader;
  const rowOf = new Uint32Array(bucketsOf(header.shape));
  let at = headerEnd;
  let bucket = -1;
  for (let row = 1; row < header.rows; row++) {
    let gap = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = bytes[at++] ?? 0;
      gap |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    bucket += gap;
    rowOf[bucket] = row;
  }
  const weightsFrom = at + header.rows;
  return {
    header,
    rowOf,
    rarity: bytes.subarray(at, weightsFrom),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + weightsFrom, header.rows * header.classes.length),
    unseen: header.unseen ?? usualUnseen,
  };
}

export function encodeModel({ header, rowOf, rarity, weights }: LinearModel): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length, true);
  const gaps: number[] = [];
  let last = -1;
  rowOf.forEach((row, bucket) => {
    if (row === 0) return;
    let gap = bucket - last;
    for (; gap > 127; gap >>>= 7) gaps.push((gap & 127) | 128);
    gaps.push(gap);
    last = bucket;
  });
  const plain = new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
  return Uint8Array.from(Buffer.concat([length, head, Uint8Array.from(gaps), rarity, plain]));
}
