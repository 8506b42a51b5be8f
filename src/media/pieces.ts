/** What a look into bytes comes to, and how bytes are read without ever running past their end. */
import type { FileProblem } from '../domain/file-mark.ts';

/** A picture whose structure is whole, written anew without what it carried besides the picture. */
export type CleanPicture = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
export type Looked = CleanPicture | Extract<FileProblem, 'broken' | 'too-many-pixels'>;

/** More than any telephone takes; decoded it would be 160 MB. */
const mostPixels = 40_000_000;
const longestSide = 16_384;

export function pixelProblem(width: number, height: number): 'broken' | 'too-many-pixels' | undefined {
  if (width < 1 || height < 1) return 'broken';
  return width > longestSide || height > longestSide || width * height > mostPixels ? 'too-many-pixels' : undefined;
}

export const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
