/** Where a page ended, as an opaque word that can travel in an address. */
import { AparteError } from '../domain/errors.ts';

export function encodeCursor(...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of a cursor we gave out; anything else is the caller's mistake. */
export function decodeCursor(cursor: string, length: number): readonly (string | number)[] {
  const parts = parse(cursor);
  const sound =
    Array.isArray(parts) &&
    parts.length === length &&
    parts.every((part) => ['string', 'number'].includes(typeof part));
  if (!sound) throw new AparteError('bad-request', 'This cursor is not one of ours; start from the first page.');
  return parts;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
