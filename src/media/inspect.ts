/** Decides whether bytes may be kept and shown: one rule for every door that files come through. */
import type { MediaKind } from '../domain/attachment.ts';
import type { FileFacts, FileProblem } from '../domain/file-mark.ts';
import { latin } from './pieces.ts';
import { sniff } from './sniff.ts';

export type Inspected =
  | { readonly verdict: 'good'; readonly bytes: Uint8Array; readonly facts: FileFacts; readonly ending: string }
  | {
      readonly verdict: 'bad';
      readonly reason: Extract<FileProblem, 'unknown-kind' | 'broken' | 'too-many-pixels' | 'too-large' | 'empty'>;
    };

/** In bytes, by what a file is: pictures as the widget promises, sound and films as WhatsApp sends them at most. */
const largest: Readonly<Record<MediaKind, number>> = {
  image: 8_000_000,
  sticker: 8_000_000,
  audio: 16_000_000,
  video: 16_000_000,
  document: 16_000_000,
};

export const largestFile = 16_000_000;

/** Of a PDF's end mark: programs write some lines behind it. */
const tailBytes = 2_048;

export function inspect(bytes: Uint8Array, said?: MediaKind): Inspected {
  if (bytes.length === 0) return { verdict: 'bad', reason: 'empty' };
  const type = sniff(bytes, said);
  if (type === undefined) return { verdict: 'bad', reason: 'unknown-kind' };
  const { kind, mime, ending } = type;
  if (bytes.length > largest[kind]) return { verdict: 'bad', reason: 'too-large' };
  if (type.ends !== undefined && !latin(bytes, Math.max(0, bytes.length - tailBytes), bytes.length).includes(type.ends))
    return { verdict: 'bad', reason: 'broken' };
  if (type.look === undefined) {
    return { verdict: 'good', bytes, facts: { kind, mime, bytes: bytes.length }, ending };
  }
  const looked = type.look(bytes);
  if (typeof looked === 'string') return { verdict: 'bad', reason: looked };
  const { width, height } = looked;
  const facts = { kind, mime, bytes: looked.bytes.length, width, height };
  return { verdict: 'good', bytes: looked.bytes, facts, ending };
}
