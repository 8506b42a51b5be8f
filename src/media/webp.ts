/** WebP: the chunks of its RIFF file measured; Exif and XMP stay behind, and the flags that announce them. */
import { joined, type Looked, latin, pixelProblem, view } from './pieces.ts';

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const exifAndXmp = 0x08 | 0x04;

type Size = { readonly width: number; readonly height: number };

export function lookAtWebp(bytes: Uint8Array): Looked {
  const data = view(bytes);
  if (bytes.length < 20) return 'broken';
  const end = 8 + data.getUint32(4, true);
  if (end > bytes.length) return 'broken';
  const chunks: Uint8Array[] = [];
  let size: Size | undefined;
  let drawn = false;
  for (let at = 12; at + 8 <= end; ) {
    const length = data.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return 'broken';
    const kind = latin(bytes, at, at + 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    const told = sizeIn(kind, body);
    if (told === 'broken') return 'broken';
    if (told !== undefined) {
      const problem = pixelProblem(told.width, told.height);
      if (problem !== undefined) return problem;
      size ??= told;
    }
    drawn ||= kind === 'VP8 ' || kind === 'VP8L' || kind === 'ANMF';
    if (kept.has(kind)) chunks.push(kind === 'VP8X' ? unannounced(bytes, at, next) : bytes.slice(at, next));
    at = next;
  }
  return size === undefined || !drawn ? 'broken' : { bytes: riff(chunks), ...size };
}

function sizeIn(kind: string, body: Uint8Array): Size | 'broken' | undefined {
  const data = view(body);
  if (kind === 'VP8X') {
    if (body.length < 10) return 'broken';
    const three = (at: number) => data.getUint16(at, true) + ((body[at + 2] ?? 0) << 16) + 1;
    return { width: three(4), height: three(7) };
  }
  if (kind === 'VP8 ') {
    if (body.length < 10 || latin(body, 3, 6) !== '\x9d\x01\x2a') return 'broken';
    return { width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff };
  }
  if (kind !== 'VP8L') return undefined;
  if (body.length < 5 || body[0] !== 0x2f) return 'broken';
  const bits = data.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function unannounced(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const chunk = bytes.slice(from, to);
  chunk[8] = (chunk[8] ?? 0) & ~exifAndXmp;
  return chunk;
}

function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const body = joined(chunks);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return joined([head, body]);
}
