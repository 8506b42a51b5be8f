/** What a person's word does to an answer that waits for it: approved it is said, declined or forgotten a person comes. */
import type { Conversation, HeldReply } from '../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { wordsOf } from '../domain/held-reply.ts';
import type { DraftOrigin } from '../domain/machine-draft.ts';
import { editDistance } from '../domain/word-diff.ts';
import type { AcceptParts } from './accept-parts.ts';
import { withBotPromises } from './bot-promises.ts';
import { change, type Draft, say } from './draft.ts';
import { keptForPeople, openHandoff } from './open-handoff.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

/** The reply that an event is about, if it still answers all that was said and the floor is still the bot's. */
function waiting({ conversation }: Draft, replyId: string): HeldReply | undefined {
  const { heldReply, owed, floor } = conversation;
  return heldReply?.id === replyId && owed.length === 0 && floor.heldBy === 'bot' ? heldReply : undefined;
}

export function approved(draft: Draft, event: InboxEvent, body: Of<'advisor:approved'>, parts: AcceptParts): Draft {
  const held = waiting(draft, body.replyId);
  if (held === undefined) return draft;
  const answers = held.owed.map(({ eventId }) => eventId);
  const start = change(draft, {
    ...outcomeNow(held, draft.conversation),
    heldReply: undefined,
    awaitingReplySinceAt: undefined,
  });
  const said = held.replies.reduce((next, reply, at) => {
    const text = body.texts?.[at] ?? reply.text;
    const first =
      at > 0
        ? {}
        : { draft: originOf(held, body), ...(held.decision === undefined ? {} : { decision: held.decision }) };
    return say(next, { author: { kind: 'bot' }, at: event.receivedAt, answers, ...reply, text, ...first });
  }, start);
  const { advisorId, name } = body;
  const approval = { by: { advisorId, name }, written: held.replies.map(({ text }) => text) };
  return parts.promisesIn === undefined ? said : withBotPromises(start, said, parts.promisesIn, approval);
}

/** What became known while the answer waited is not undone by it: a cart, a promise, an order or a person proven. */
function outcomeNow({ after }: HeldReply, { tally, memory, identity }: Conversation): Partial<Conversation> {
  const { cartValue } = tally;
  const known = new Set(memory.promises.map(({ id }) => id));
  const promises = [...memory.promises, ...after.memory.promises.filter(({ id }) => !known.has(id))];
  const ordersProven = [...new Set([...memory.ordersProven, ...after.memory.ordersProven])];
  return {
    ...after,
    tally: cartValue === undefined ? after.tally : { ...after.tally, cartValue },
    memory: { ...after.memory, promises, ordersProven },
    identity: identity.level === 'verified' ? identity : (after.identity ?? identity),
  };
}

function originOf(held: HeldReply, { texts, advisorId, name, confirmed = [] }: Of<'advisor:approved'>): DraftOrigin {
  const text = wordsOf(held.replies);
  const distance = texts === undefined ? 0 : editDistance(text, texts.filter((each) => each !== '').join('\n\n'));
  return {
    text,
    by: 'concierge',
    sources: held.replies.flatMap(({ sources = [] }) => sources.map(({ id }) => id)),
    draftId: held.id,
    verdict: distance === 0 ? 'as-is' : 'edited',
    distance,
    approvedBy: { advisorId, name },
    ...(confirmed.length === 0 ? {} : { confirmed }),
  };
}

export function declined(draft: Draft, event: InboxEvent, body: Of<'advisor:declined'>, parts: AcceptParts): Draft {
  return toPerson(draft, event, body.replyId, 'system.supervised.human-only', parts);
}

/** Nobody had the time: the shopper is told so, and an advisor comes. */
export function lapsed(draft: Draft, event: InboxEvent, body: Of<'reply:lapsed'>, parts: AcceptParts): Draft {
  return toPerson(draft, event, body.replyId, 'system.supervised.held-late', parts);
}

function toPerson(draft: Draft, event: InboxEvent, replyId: string, key: string, parts: AcceptParts): Draft {
  const held = waiting(draft, replyId);
  if (held === undefined) return draft;
  const text = parts.translate(draft.conversation.locale, key);
  const told = say(change(draft, { heldReply: undefined }), { author: { kind: 'system' }, text, at: event.receivedAt });
  const decision = keptForPeople(told.conversation, parts.policy(), held.topic ?? 'supervised', event.receivedAt);
  return openHandoff(told, decision, event.receivedAt);
}
