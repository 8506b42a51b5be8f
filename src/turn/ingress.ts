/** The door of the corridor: masks what must never be stored, names the event, stores it once, and wakes its lane. */
import { hash } from 'node:crypto';
import type { EventBody } from '../domain/conversation-event.ts';
import { AparteError } from '../domain/errors.ts';
import { type ConversationId, eventId, messageId } from '../domain/ids.ts';
import type { Clock, Inbox, IncomingEvent, Ingress, Receipt, Submission } from '../domain/ports.ts';
import { isReport } from './reports.ts';

export type IngressParts = {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly wake: (id: ConversationId) => void;
  /** The same for what can wait a moment. */
  readonly wakeForReport: (id: ConversationId) => void;
  /** Card numbers, CVV and IBANs: masked before the first durable write. */
  readonly mask: (text: string) => { readonly text: string; readonly masked: boolean };
};

export function createIngress({ inbox, clock, wake, wakeForReport, mask }: IngressParts): Ingress {
  async function submitAll(submissions: readonly Submission[]): Promise<readonly Receipt[]> {
    if (submissions.length === 0) return [];
    const receipts = await inbox.receive(submissions.map((submission) => arrival(submission, clock.now(), mask)));
    for (const [at, { conversationId, body }] of submissions.entries()) {
      // A repeat is woken for as well: the node that stored it first may have died.
      if (receipts[at] === 'unknown') continue;
      if (isReport(body)) wakeForReport(conversationId);
      else wake(conversationId);
    }
    return receipts;
  }

  return {
    submitAll,
    async submit(submission) {
      const [receipt] = await submitAll([submission]);
      if (receipt === 'conflict') throw otherWords();
      if (receipt === 'unknown') {
        throw new AparteError('not-found', 'There is no such conversation any more; begin a new one.');
      }
      return {
        messageId: messageId(nameOf(submission.key)),
        outcome: receipt === 'duplicate' ? 'duplicate' : 'stored',
      };
    },
    async earlier({ key, asked }) {
      const known = await inbox.known({ key, contentHash: digest(asked) });
      if (known === 'conflict') throw otherWords();
      return known === undefined ? undefined : messageId(nameOf(key));
    },
  };
}

function otherWords(): AparteError {
  return new AparteError('conflict', 'This message was already sent with other words; send it under a new id.');
}

function arrival(
  { conversationId, opening, key, body: given, asked }: Submission,
  receivedAt: Date,
  mask: IngressParts['mask'],
): IncomingEvent {
  const { body, written } = wellFormed(given);
  const contentHash = digest(asked ?? written);
  const event = { id: eventId(nameOf(key)), key, contentHash, conversationId, receivedAt, body: masked(body, mask) };
  return opening === undefined ? event : { ...event, opening };
}

/** Half a character, as a cut text may end with, becomes U+FFFD: not every store can keep it. */
function wellFormed(body: EventBody): { readonly body: EventBody; readonly written: string } {
  const written = JSON.stringify(body);
  // JSON escapes a surrogate only when it stands alone.
  if (!/\\ud[89a-f]/.test(written)) return { body, written };
  const whole = (_key: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value);
  const mended = JSON.parse(written, whole) as EventBody;
  return { body: mended, written: JSON.stringify(mended) };
}

function masked(body: EventBody, mask: IngressParts['mask']): EventBody {
  if (body.kind === 'shopper:said') {
    const { text, masked: hit } = mask(body.text);
    return hit ? { ...body, text, masked: true } : body;
  }
  if (body.kind === 'outside:said') return { ...body, text: mask(body.text).text };
  if (body.kind === 'shopper:acted') {
    const { label } = body;
    return { ...body, value: mask(body.value).text, ...(label === undefined ? {} : { label: mask(label).text }) };
  }
  return body;
}

/** An event's id follows from its key, so the ack of a repeat is the first ack, on any node, without a look-up. */
export function nameOf(key: string): string {
  return `m_${digest(key)}`;
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 27);
}
