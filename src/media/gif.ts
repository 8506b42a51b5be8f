/** GIF: its blocks walked to the trailer; comments and blocks of programs stay behind, but for how often it moves. */
import { joined, type Looked, latin, pixelProblem, view } from './pieces.ts';

const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;

export function lookAtGif(bytes: Uint8Array): Looked {
  if (bytes.length < 14) return 'broken';
  const data = view(bytes);
  const size = { width: data.getUint16(6, true), height: data.getUint16(8, true) };
  const problem = pixelProblem(size.width, size.height);
  if (problem !== undefined) return problem;
  let at = 13 + tableBytes(bytes[10] ?? 0);
  const pieces: Uint8Array[] = [bytes.subarray(0, at)];
  let drawn = false;
  while (at < bytes.length) {
    const what = bytes[at];
    if (what === trailer) return drawn ? { bytes: joined([...pieces, Uint8Array.of(trailer)]), ...size } : 'broken';
    const start = at;
    if (what === image) at = afterBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    else if (what === extension) at = afterBlocks(bytes, at + 2);
    else return 'broken';
    if (at > bytes.length) return 'broken';
    drawn ||= what === image;
    if (what === image || isKept(bytes, start)) pieces.push(bytes.subarray(start, at));
  }
  return 'broken';
}

const tableBytes = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

/** Behind the empty block that ends a row of blocks; past the end when there is none. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

function isKept(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1];
  return label === 0xf9 || (label === 0xff && latin(bytes, at + 3, at + 14) === 'NETSCAPE2.0');
}
