/** A channel that does not send, in words: which, since when and why, and what becomes of messages meanwhile. */
import type { TFunction } from 'i18next';
import type { WireChannelTrouble } from '../../src/protocol/desk/channels.ts';
import { reasonWords } from './deliveries.ts';
import type { Format } from './format.ts';

const channels = ['web', 'messenger', 'whatsapp', 'directline', 'botframework'] as const;

export function troubleWords(trouble: WireChannelTrouble, t: TFunction, format: Format): string {
  const { state, since, until, reason } = trouble;
  const facts = { channel: channelName(trouble, t), time: format.time(since), reason: reasonWords(reason, t) };
  if (state === 'stopped') return t('trouble.stopped', facts);
  return t('trouble.paused', { ...facts, until: until === undefined ? '' : format.time(until) });
}

export function channelName({ channel }: WireChannelTrouble, t: TFunction): string {
  const known = channels.find((one) => one === channel);
  return known === undefined ? channel : t(`channel.${known}`);
}
