/** Files that came with a message, in words: what they are, what they are called, how large, and why one is not here. */
import type { TFunction } from 'i18next';
import type { WireAttachment } from '../../src/protocol/wire.ts';

const problems = [
  'unknown-kind',
  'broken',
  'too-many-pixels',
  'too-large',
  'empty',
  'not-allowed',
  'gone',
  'unreachable',
  'no-room',
] as const;

export function fileName({ kind, voice, name }: WireAttachment, t: TFunction): string {
  const what = t(`attachment.${voice === true ? 'voice' : kind}`);
  return name === undefined || voice === true ? what : `${what}: ${name}`;
}

export function fileProblem({ reason }: WireAttachment, t: TFunction): string {
  const known = problems.find((problem) => problem === reason);
  return known === undefined ? '' : t(`file.reason.${known}`);
}

export function fileSize({ bytes = 0, width, height }: WireAttachment, t: TFunction): string {
  const size =
    bytes < 1_000_000
      ? t('file.kb', { size: Math.ceil(bytes / 1_000) })
      : t('file.mb', { size: (bytes / 1_000_000).toFixed(1) });
  return width === undefined || height === undefined ? size : `${width} × ${height} · ${size}`;
}
