/**
 * How a trained model is kept on disk. Before brotli: header length (u32), header (JSON), for each row from 1 how far its
 * bucket is from the one before (LEB128), rarities (u8), for each row which classes have a weight (one bit each, whole
 * bytes), and those weights (i8). What is alike stands together, because that packs best.
 */

import { brotliDecompressSync } from 'node:zlib';
import { bucketsOf } from './features.ts';
import { type LinearModel, type ModelHeader, usualUnseen } from './linear-model.ts';

export function decodeModel(packed: Uint8Array): LinearModel {
  return decodePlain(brotliDecompressSync(packed));
}

export function decodePlain(bytes: Uint8Array): LinearModel {
  const headerEnd = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, headerEnd))) as ModelHeader;
  const { rowOf, end } = readBuckets(bytes, headerEnd, header);
  const { rows, classes } = header;
  const weightsFrom = end + rows + rows * maskBytes(classes.length);
  const weights = Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + weightsFrom));
  return {
    header,
    rowOf,
    rarity: bytes.slice(end, end + rows),
    ...readMasks(bytes.subarray(end + rows, weightsFrom), header, weights.length),
    weights,
    unseen: header.unseen ?? usualUnseen,
  };
}

const maskBytes = (classes: number): number => Math.ceil(classes / 8);

/** Where each row's weights start, and the class of each weight. */
function readMasks(masks: Uint8Array, { rows, classes }: ModelHeader, count: number) {
  const starts = new Uint32Array(rows + 1);
  const classOf = classes.length > 256 ? new Uint16Array(count) : new Uint8Array(count);
  const width = maskBytes(classes.length);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    starts[row] = next;
    for (let byte = 0; byte < width; byte++) {
      for (let bits = masks[row * width + byte] ?? 0; bits !== 0; bits &= bits - 1) {
        classOf[next++] = byte * 8 + 31 - Math.clz32(bits & -bits);
      }
    }
  }
  starts[rows] = next;
  return { starts, classOf };
}

function readBuckets(bytes: Uint8Array, from: number, { shape, rows }: ModelHeader) {
  const rowOf = new Uint32Array(bucketsOf(shape));
  let at = from;
  let bucket = -1;
  for (let row = 1; row < rows; row++) {
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
  return { rowOf, end: at };
}

export function encodeModel({ header, rowOf, rarity, starts, classOf, weights }: LinearModel): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const headLength = new Uint8Array(4);
  new DataView(headLength.buffer).setUint32(0, head.length, true);
  const width = maskBytes(header.classes.length);
  const masks = new Uint8Array(header.rows * width);
  for (let row = 0; row < header.rows; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const label = classOf[at] ?? 0;
      const cell = row * width + (label >> 3);
      masks[cell] = (masks[cell] ?? 0) | (1 << (label & 7));
    }
  }
  const plain = new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
  return Uint8Array.from(Buffer.concat([headLength, head, Uint8Array.from(bucketGaps(rowOf)), rarity, masks, plain]));
}

function bucketGaps(rowOf: Uint32Array): number[] {
  const gaps: number[] = [];
  let last = -1;
  rowOf.forEach((row, bucket) => {
    if (row === 0) return;
    let gap = bucket - last;
    for (; gap > 127; gap >>>= 7) gaps.push((gap & 127) | 128);
    gaps.push(gap);
    last = bucket;
  });
  return gaps;
}
