/** JPEG: its segments walked to the end of the picture; Exif, comments and what programs leave stay behind, the turn of the camera stays. */
import { joined, type Looked, latin, pixelProblem, view } from './pieces.ts';

type Size = { readonly width: number; readonly height: number };

const startOfScan = 0xda;
const endOfImage = 0xd9;

export function lookAtJpeg(bytes: Uint8Array): Looked {
  const data = view(bytes);
  const pieces: Uint8Array[] = [];
  let size: Size | undefined;
  let turn = 1;
  let scans = 0;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'broken';
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) return size === undefined || scans === 0 ? 'broken' : whole(pieces, size, turn);
    if (isAlone(marker) || at + 4 > bytes.length) return 'broken';
    const end = at + 2 + data.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return 'broken';
    if (isFrame(marker)) {
      if (end < at + 9 || size !== undefined) return 'broken';
      size = { height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
      const problem = pixelProblem(size.width, size.height);
      if (problem !== undefined) return problem;
    }
    if (marker === 0xe1) turn = turnIn(bytes.subarray(at + 4, end)) ?? turn;
    if (marker === startOfScan) scans += 1;
    const next = marker === startOfScan ? afterScan(bytes, end) : end;
    if (isKept(marker, bytes, at)) pieces.push(bytes.subarray(at, next));
    at = next;
  }
  return 'broken';
}

/** Where the coded picture is interrupted by a mark that is not its own: stuffing and restarts are. */
function afterScan(bytes: Uint8Array, from: number): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = all.indexOf(0xff, from); at >= 0; at = all.indexOf(0xff, at + 1)) {
    const marker = all[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  return bytes.length;
}

/** What stands behind the end mark is no part of the picture. */
function whole(pieces: readonly Uint8Array[], size: Size, turn: number): Looked {
  const start = Uint8Array.of(0xff, 0xd8);
  return { bytes: joined([start, ...turnSegment(turn), ...pieces, Uint8Array.of(0xff, endOfImage)]), ...size };
}

const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Start of frame, of any coding; C4, C8 and CC are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Tables, frames and what tells a reader the colours (JFIF, Adobe, a profile): leather must look as it was photographed. */
function isKept(marker: number, bytes: Uint8Array, at: number): boolean {
  if (marker === 0xe2) return latin(bytes, at + 4, at + 15) === 'ICC_PROFILE';
  if (marker === 0xe0) return latin(bytes, at + 4, at + 9) === 'JFIF\0';
  if (marker === 0xee) return latin(bytes, at + 4, at + 9) === 'Adobe';
  return !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe;
}

/** The one entry of Exif that changes how a picture is seen (tag 0x0112). */
function turnIn(exif: Uint8Array): number | undefined {
  if (latin(exif, 0, 6) !== 'Exif\0\0' || exif.length < 14) return undefined;
  const data = view(exif.subarray(6));
  const little = data.getUint16(0) === 0x4949;
  const first = data.getUint32(4, little);
  if (first + 2 > data.byteLength) return undefined;
  const count = Math.min(data.getUint16(first, little), 200);
  for (let entry = 0; entry < count; entry += 1) {
    const at = first + 2 + entry * 12;
    if (at + 10 > data.byteLength) return undefined;
    if (data.getUint16(at, little) !== 0x0112) continue;
    const value = data.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says nothing else; none for a picture that stands upright. */
function turnSegment(turn: number): readonly Uint8Array[] {
  if (turn === 1) return [];
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  return [Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body])];
}
