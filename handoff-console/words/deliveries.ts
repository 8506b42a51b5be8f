/** How far a message got, in words; the provider's code stands behind the reason for whoever asks the provider. */
import type { TFunction } from 'i18next';
import type { WireDelivery, WireMessage } from '../../src/protocol/wire.ts';

const reasons = [
  'account-blocked',
  'erased',
  'media',
  'no-evidence',
  'not-accepted',
  'not-available',
  'not-reachable',
  'nothing-to-send',
  'pace',
  'page-restricted',
  'permission',
  'provider-busy',
  'provider-held-back',
  'spam-limit',
  'template',
  'token',
  'unreachable',
  'window-closed',
] as const;

/** What a channel's rules did not allow when it was to leave. */
const rules = ['opted-out', 'no-consent', 'never-wrote', 'tag-over'] as const;

/** Undefined: on our own pages nothing has to be said. */
export function deliveryOf({ state, reason, possibleDuplicate }: WireMessage): WireDelivery | undefined {
  if (state === undefined) return undefined;
  return {
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(possibleDuplicate === undefined ? {} : { possibleDuplicate }),
  };
}

/** What an advisor has to know at once, however old the message is. */
export function needsAttention({ state, possibleDuplicate }: WireDelivery): boolean {
  return state === 'failed' || state === 'unconfirmed' || possibleDuplicate === true;
}

export function deliveryWords({ state, reason, possibleDuplicate }: WireDelivery, t: TFunction): string {
  if (state === 'failed') return t('delivery.failed', { reason: reasonWords(reason, t) });
  if (state === 'unconfirmed') return t('delivery.unconfirmed');
  const words = t(`delivery.${state}`);
  return possibleDuplicate === true ? t('delivery.twice', { state: words }) : words;
}

export function reasonWords(reason = '', t: TFunction): string {
  const [key, code = ''] = reason.split(':');
  const rule = rules.find((name) => name === key);
  if (rule !== undefined) return t(`window.why.${rule}`);
  const known = reasons.find((name) => name === key);
  const words = known === undefined ? t('delivery.reason.unknown') : t(`delivery.reason.${known}`);
  return /^[1-9]\d*$/.test(code) ? t('delivery.code', { words, code }) : words;
}
