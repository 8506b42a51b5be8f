/** Lines that the house writes for advisors alone, in the language of whoever reads them. */
import type { TFunction } from 'i18next';
import type { WireMessage } from '../../src/protocol/wire.ts';

const known = [
  'reaction',
  'reaction-gone',
  'deleted',
  'opted-in',
  'opted-out',
  'moved',
  'thread-passed',
  'thread-taken',
  'thread-requested',
  'unsupported',
  'transfer-untaken',
  'transfer-opened',
  'promise-overdue',
  'rated',
] as const;

/** `text` is what the server wrote, for a line that this console does not know yet. */
export function deskLineWords(line: WireMessage['line'], text: string, t: TFunction): string {
  const key = known.find((one) => one === line?.key);
  if (key === undefined) return text;
  const { emoji = '', topic = '', what = '', name = '', promise = '', score = '' } = line?.params ?? {};
  return t(`line.${key}`, { emoji, topic, what, name, promise, score });
}
