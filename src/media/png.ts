/** PNG: every chunk measured and its checksum proved; only what draws the picture is written again. */
import { crc32 } from 'node:zlib';
import { joined, type Looked, latin, pixelProblem, view } from './pieces.ts';

const headBytes = 8;
/** Colours and transparency; text, time, Exif and everything unknown stay behind. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'iCCP', 'sRGB', 'sBIT', 'bKGD', 'pHYs', 'IDAT', 'IEND']);

export function lookAtPng(bytes: Uint8Array): Looked {
  const data = view(bytes);
  const pieces: Uint8Array[] = [bytes.subarray(0, headBytes)];
  let size: { width: number; height: number } | undefined;
  let drawn = 0;
  for (let at = headBytes; at + 12 <= bytes.length; ) {
    const length = data.getUint32(at);
    const kind = latin(bytes, at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return 'broken';
    if (crc32(bytes.subarray(at + 4, end - 4)) !== data.getUint32(end - 4)) return 'broken';
    if ((kind === 'IHDR') !== (size === undefined)) return 'broken';
    if (kind === 'IHDR') {
      if (length !== 13) return 'broken';
      size = { width: data.getUint32(at + 8), height: data.getUint32(at + 12) };
      const problem = pixelProblem(size.width, size.height);
      if (problem !== undefined) return problem;
    }
    if (kind === 'IDAT') drawn += length;
    if (kept.has(kind)) pieces.push(bytes.subarray(at, end));
    // what stands behind the end is no part of the picture
    if (kind === 'IEND') return size === undefined || drawn === 0 ? 'broken' : { bytes: joined(pieces), ...size };
    at = end;
  }
  return 'broken';
}
