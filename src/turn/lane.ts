/**
 * The corridor's one worker per conversation: takes it under a fenced lease and drains what is stored for it. Start
 * reading here. Nothing in this file keeps a promise by itself: every step is a conditional commit of the store, and a
 * commit that does not match means that somebody else has the conversation, so all is dropped and begun again.
 */
import type { Conversation } from '../domain/conversation.ts';
import type { InboxEvent } from '../domain/conversation-event.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Fact, Figures } from '../domain/fact.ts';
import type { ConversationId, EventId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import { owedSince } from '../domain/owed.ts';
import type { Change, Inbox, Lanes, Lease } from '../domain/ports.ts';
import type { Accepted } from './accept.ts';
import type { Draft } from './draft.ts';

/** Events handled in one step; the pending part of a conversation's document stays small. */
const batch = 20;
/** Failures after which an event is set aside, so that it cannot hold up the conversation for ever. */
export const strikesAllowed = 5;

export type LaneParts = {
  readonly inbox: Inbox;
  readonly lanes: Lanes;
  readonly accept: (conversation: Conversation, events: readonly InboxEvent[]) => Accepted;
  readonly answer: (conversation: Conversation, interrupted: AbortSignal) => Promise<Draft>;
  /** Which messages must leave through a provider. The web's own messages need no delivery: browsers fetch them. */
  readonly deliveries: (draft: Draft) => readonly Delivery[];
  /** What a step adds to the house's figures; absent: nobody counts. */
  readonly record?: (step: Counted) => { readonly figures: Figures; readonly facts: readonly Fact[] };
  /** Called after each commit: a hint to screens, never the truth. */
  readonly announce: (change: Change) => void;
  readonly quarantined: (event: InboxEvent, strikes: number, cause: unknown) => void;
};

/** A step as it is counted: the state before and after, and the lines between. */
export type Counted = {
  readonly before: Conversation;
  readonly after: Conversation;
  readonly messages: readonly Message[];
};

/** A conversation in hand. */
export type Held = { readonly lease: Lease; readonly conversation: Conversation };

/** What the outside says to a lane at work. */
export type Attention = {
  /** True once after each wake: the inbox may hold something new. */
  readonly wanted: () => boolean;
  /** For the next answer: aborted by a wake, unless the shopper has already waited long enough. */
  readonly interruption: (conversation: Conversation) => AbortSignal;
  /** Before each step of computing: others may go first. */
  readonly leave: () => Promise<void>;
};

/** Works until nothing is left to do. Undefined: the lane is lost to another. */
export async function drain(held: Held, parts: LaneParts, attention: Attention): Promise<Held | undefined> {
  let current: Held | undefined = held;
  while (current !== undefined) {
    if (attention.wanted()) current = await acceptAll(current, parts, attention);
    if (current === undefined || owedSince(current.conversation) === undefined) return current;
    const interrupted = attention.interruption(current.conversation);
    await attention.leave();
    const draft = await parts.answer(current.conversation, interrupted);
    if (!interrupted.aborted) current = await commit(current, draft, [], parts);
  }
  return current;
}

async function acceptAll(held: Held, parts: LaneParts, { leave }: Attention): Promise<Held | undefined> {
  let current: Held | undefined = held;
  while (current !== undefined) {
    await leave();
    const events = await parts.inbox.undone(current.lease.conversationId, batch);
    if (events.length === 0) return current;
    const { done, poison, ...draft } = parts.accept(current.conversation, events);
    if (done.length > 0) current = await commit(current, draft, done, parts);
    if (poison !== undefined) await strike(poison, parts);
    if (events.length < batch && poison === undefined) return current;
  }
  return current;
}

/** Durable counting: an event that kills the process each time is caught by the same count (see `claimAfterDeath`). */
async function strike(
  { event, cause }: NonNullable<Accepted['poison']>,
  { inbox, quarantined }: LaneParts,
): Promise<void> {
  const strikes = await inbox.strike(event.id, strikesAllowed);
  if (strikes >= strikesAllowed) quarantined(event, strikes, cause);
}

async function commit(held: Held, draft: Draft, done: readonly EventId[], parts: LaneParts): Promise<Held | undefined> {
  const { messages } = draft;
  const counted = parts.record?.({ before: held.conversation, after: draft.conversation, messages });
  const conversation = counted === undefined ? draft.conversation : { ...draft.conversation, figures: counted.figures };
  const lease = await parts.lanes.commit(held.lease, {
    conversation,
    messages,
    done,
    ...(counted === undefined ? {} : { facts: counted.facts }),
    deliveries: parts.deliveries(draft),
    release: false,
  });
  if (lease === undefined) return undefined;
  parts.announce({ version: lease.version, before: held.conversation, conversation, messages });
  return { lease, conversation };
}

/** A lane stolen from a holder that may have died of its first event counts a failure against that event. */
export async function claimAfterDeath(id: ConversationId, { inbox, quarantined }: LaneParts): Promise<void> {
  const [first] = await inbox.undone(id, 1);
  if (first === undefined) return;
  const strikes = await inbox.strike(first.id, strikesAllowed);
  if (strikes >= strikesAllowed) quarantined(first, strikes, new Error('The process died at this event.'));
}
