/** What a provider tells, as events of the corridor. Evidence for the outbox has its own way (arrivals). */
import type { EventBody } from '../domain/conversation-event.ts';
import type { Inbound, InboundEvent } from './channel.ts';
import { statusReason } from './graph-errors.ts';

type Words = Exclude<InboundEvent, { kind: 'delivery' | 'own-echo' }>;

/** Whether the event is words or signs of people, and no evidence of our own sends. */
export const isOfPeople = (event: InboundEvent): event is Words =>
  event.kind !== 'delivery' && event.kind !== 'own-echo';

export function bodyOf(event: Words, { key, sentAt }: Pick<Inbound, 'key' | 'sentAt'>): EventBody {
  switch (event.kind) {
    case 'said':
      return saidBody(event, key);
    case 'reacted':
      return { ...event, kind: 'shopper:reacted' };
    case 'deleted':
      return { ...event, kind: 'shopper:deleted' };
    case 'opted':
      return { ...event, kind: 'shopper:opted' };
    case 'identity':
      return { kind: 'shopper:moved', address: event.now };
    case 'unsupported':
      return { kind: 'shopper:sent-unsupported', what: event.what.slice(0, 60), answer: event.said };
    case 'thread':
      return { kind: 'channel:thread-moved', action: event.action };
    case 'person-wrote':
      return { kind: 'outside:said', text: event.text, providerId: event.providerId };
    case 'read':
      return { kind: 'delivery:reported', state: 'read', providerIds: [], untilAt: event.until ?? sentAt };
    default:
      return event satisfies never;
  }
}

function saidBody(
  { text, value, media, replyTo, referral, edited }: Extract<Words, { kind: 'said' }>,
  key: string,
): EventBody {
  return {
    kind: 'shopper:said',
    text,
    providerId: edited === true && replyTo !== undefined ? replyTo : key,
    ...(value === undefined ? {} : { value }),
    ...(media === undefined ? {} : { attachments: media }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(edited === undefined ? {} : { edited }),
    ...(referral === undefined ? {} : { referral }),
  };
}

const mostIds = 100;

/** A report on messages of ours; `seq` when the provider handed our own tag back. */
export function reportBody(event: Extract<InboundEvent, { kind: 'delivery' }>, seq?: number): EventBody {
  const { state, providerIds, until, error } = event;
  return {
    kind: 'delivery:reported',
    state,
    providerIds: providerIds.slice(0, mostIds),
    ...(seq === undefined ? {} : { seq }),
    ...(until === undefined ? {} : { untilAt: until }),
    ...(error === undefined ? {} : { reason: statusReason(error.code) }),
  };
}
