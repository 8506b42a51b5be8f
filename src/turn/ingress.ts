/** The door of the corridor: masks what must never be stored, names the event, stores it once, and wakes its lane. */
import { createHash } from 'node:crypto';
import type { EventBody } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import { type ConversationId, eventId, messageId } from '../domain/ids.ts';
import type { Clock, Inbox, IncomingEvent, Ingress } from '../domain/ports.ts';

export type IngressParts = {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly wake: (id: ConversationId) => void;
  /** Card numbers, CVV and IBANs: masked before the first durable write. */
  readonly mask: (text: string) => { readonly text: string; readonly masked: boolean };
};

export function createIngress({ inbox, clock, wake, mask }: IngressParts): Ingress {
  return {
    async submit({ conversationId, opening, key, body: given }) {
      const id = nameOf(key);
      const body = wellFormed(given);
      const event: IncomingEvent = {
        id: eventId(id),
        key,
        contentHash: digest(JSON.stringify(body)),
        conversationId,
        opening,
        receivedAt: clock.now(),
        body: masked(body, mask),
      };
      const [receipt] = await inbox.receive([event]);
      if (receipt === 'conflict') {
        throw new AparteError('conflict', 'This message was already sent with other words; send it under a new id.');
      }
      wake(conversationId);
      return { messageId: messageId(id), outcome: receipt === 'duplicate' ? 'duplicate' : 'stored' };
    },
  };
}

/** Half a character, as a cut text may end with, becomes U+FFFD: not every store can keep it. */
function wellFormed(body: EventBody): EventBody {
  const written = JSON.stringify(body);
  // JSON escapes a surrogate only when it stands alone.
  if (!/\\ud[89a-f]/.test(written)) return body;
  return JSON.parse(written, (_key, value) => (typeof value === 'string' ? value.toWellFormed() : value)) as EventBody;
}

function masked(body: EventBody, mask: IngressParts['mask']): EventBody {
  if (body.kind === 'shopper:said') {
    const { text, masked: hit } = mask(body.text);
    return hit ? { ...body, text, masked: true } : body;
  }
  if (body.kind === 'shopper:acted') return { ...body, value: mask(body.value).text };
  return body;
}

/** An event's id follows from its key, so the ack of a repeat is the first ack, on any node, without a look-up. */
function nameOf(key: string): string {
  return `m_${digest(key)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}
