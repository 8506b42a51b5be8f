/** What went wrong in an advisor's words; the server's own sentence when ours would say less. */
import type { TFunction } from 'i18next';
import { maxTextLength } from '../../src/protocol/limits.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { whyNot } from './windows.ts';

const told = ['voice', 'unsourced', 'changed', 'sent'] as const;
const known = [
  'unanswered',
  'not-yours',
  'too-long',
  'rate-limited',
  'not-found',
  'forbidden',
  'conflict',
  'stale',
] as const;

export function errorWords(error: WireError, t: TFunction): string {
  const code = known.find((name) => name === error.code);
  const why = told.find((name) => name === error.reason);
  if (error.promises !== undefined) return t('error.promises');
  if (why !== undefined) return t(`error.reason.${why}`, { words: error.words?.join(', ') ?? '' });
  if (error.reason !== undefined) return whyNot(error.reason, t);
  if (code === 'too-long') return t('error.too-long', { limit: maxTextLength });
  return code === undefined ? error.message || t('error.other') : t(`error.${code}`);
}
