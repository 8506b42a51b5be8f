/** Small true-to-type values for tests of stores: a shopper's event, a message, a row for the outbox. */
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { advisorId, type ConversationId, conversationId, eventId, handoffId, messageId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Commit, IncomingEvent, Lease, Store, Take } from '../../src/domain/ports.ts';

export const at = new Date('2026-11-22T10:00:00.000Z');
export const minutesLater = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
export const conversation = (name: string): ConversationId => conversationId(`web:${name}`);

export function said(name: string, text: string, key = text, receivedAt = at): IncomingEvent {
  return {
    id: eventId(`event-of-${name}-${key}`),
    key: `web:${name}:${key}`,
    contentHash: `hash of ${text}`,
    conversationId: conversation(name),
    opening: { channel: 'web', account: 'house', visitor: name, locale: 'en' },
    receivedAt,
    body: { kind: 'shopper:said', text, clientMessageId: key },
  };
}

export function message(id: ConversationId, seq: number, text: string): Message {
  const author = { kind: 'bot' } as const;
  return { conversationId: id, seq, id: messageId(`${id}-${seq}`), author, text, at, locale: 'en' };
}

export function delivery(id: ConversationId, seq: number): Delivery {
  const row = { id: `row-${id}-${seq}`, conversationId: id, seq, channel: 'whatsapp', account: 'house' } as const;
  return { ...row, to: '+33100000000', class: 'text', message: message(id, seq, `line ${seq}`) };
}

export type Taken = Extract<Take, { outcome: 'taken' }>;

/** Takes a lane that must be free. */
export async function taken(store: Store, id: ConversationId, owner = 'node-a'): Promise<Taken> {
  const take = await store.lanes.take(id, owner);
  if (take.outcome !== 'taken') throw new Error(`The lane of ${id} is ${take.outcome}, not free.`);
  return take;
}

/** A conversation that has said one thing, its lane taken. */
export async function begun(store: Store, name: string, owner = 'node-a'): Promise<Taken> {
  await store.inbox.receive([said(name, 'Hello')]);
  return taken(store, conversation(name), owner);
}

/** A commit that says `lines` and changes the state with `patch`. */
export function commitOf(
  taken: Pick<Taken, 'conversation'>,
  lines: readonly string[],
  patch: Partial<Commit> = {},
): Commit {
  const { conversation: before } = taken;
  const messages = lines.map((line, index) => message(before.id, before.head + 1 + index, line));
  const after: Conversation = { ...before, head: before.head + lines.length, snippet: lines.at(-1) ?? before.snippet };
  return { conversation: after, messages, deliveries: [], done: [], release: false, ...patch };
}

export async function commitLines(store: Store, lease: Lease, before: Conversation, lines: readonly string[]) {
  return store.lanes.commit(lease, commitOf({ conversation: before }, lines));
}

export const handoff = handoffId('handoff-1');
export const ines = { advisorId: advisorId('ines'), name: 'Ines' };
export const leo = { advisorId: advisorId('leo'), name: 'Leo' };

/** A conversation in the queue, its lane free. */
export async function queued(store: Store, name: string): Promise<Conversation> {
  const { lease, conversation: before } = await begun(store, name);
  const waiting: Conversation = { ...before, floor: { heldBy: 'queue', handoffId: handoff, sinceAt: at } };
  await store.lanes.commit(
    lease,
    commitOf({ conversation: waiting }, [], { release: true, done: [said(name, 'Hello').id] }),
  );
  return waiting;
}
