/**
 * How a trained model is kept on disk. Before zstd: header length (u32), header (JSON), for each row from 1 how far its
 * bucket is from the one before (LEB128), rarities (u8), how many weights each row has (u8), the class of each weight (u8)
 * and the weights (i8). What is alike stands together, because that packs best, and most of it is used as it lies.
 */

import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { bucketsOf } from './features.ts';
import { type LinearModel, type ModelHeader, usualUnseen } from './linear-model.ts';

/** A class is one byte, and so is the number of weights in a row. */
const mostClasses = 255;
/** Slow to pack, which happens once; as quick as any to unpack, which every start does. */
const level = 19;
/** Most models fit into one piece of this size: unpacking in small pieces costs more than the unpacking. */
const roomFor = 2 ** 20; // bytes

export function packModel(model: LinearModel): Uint8Array {
  return zstdCompressSync(encodeModel(model), { params: { [constants.ZSTD_c_compressionLevel]: level } });
}

export function unpackModel(packed: Uint8Array): LinearModel {
  return decodeModel(zstdDecompressSync(packed, { chunkSize: roomFor }));
}

export function decodeModel(bytes: Uint8Array): LinearModel {
  const headerEnd = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, headerEnd))) as ModelHeader;
  const { rowOf, end } = readBuckets(bytes, headerEnd, header);
  const { rows } = header;
  const classesFrom = end + 2 * rows;
  const starts = startsOf(bytes.subarray(end + rows, classesFrom));
  const count = starts[rows] ?? 0;
  return {
    header,
    rowOf,
    rarity: bytes.subarray(end, end + rows),
    starts,
    classOf: bytes.subarray(classesFrom, classesFrom + count),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + classesFrom + count, count),
    unseen: header.unseen ?? usualUnseen,
  };
}

/** Where each row's weights start, from how many each has. */
function startsOf(counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  let next = 0;
  for (let row = 0; row < counts.length; row++) {
    starts[row] = next;
    next += counts[row] ?? 0;
  }
  starts[counts.length] = next;
  return starts;
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
  if (header.classes.length > mostClasses) throw new RangeError(`A model file holds ${mostClasses} classes at most.`);
  const head = new TextEncoder().encode(JSON.stringify(header));
  const headLength = new Uint8Array(4);
  new DataView(headLength.buffer).setUint32(0, head.length, true);
  const counts = Uint8Array.from({ length: header.rows }, (_, row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0));
  const plain = new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
  const parts = [headLength, head, Uint8Array.from(bucketGaps(rowOf)), rarity, counts, Uint8Array.from(classOf), plain];
  return Uint8Array.from(Buffer.concat(parts));
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
