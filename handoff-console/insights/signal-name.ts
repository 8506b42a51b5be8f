/** What a signal is called on screen. */
import type { TFunction } from 'i18next';
import { reasonName } from '../words/reasons.ts';

export function signalName(signal: string, t: TFunction): string {
  return reasonName({ signal }, t);
}
