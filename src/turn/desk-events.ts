/** What the desk's events do to a conversation: claim, say, transfer, hand back, resolve. Refused events change nothing. */
import type { Conversation } from '../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { advisorMaySpeak, botFloor } from '../domain/floor.ts';
import { type Handoff, isOpen, nameHandoff } from '../domain/handoff.ts';
import { messageId } from '../domain/ids.ts';
import { soothe } from '../domain/mood.ts';
import { routingAfter } from '../domain/offer.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft, say } from './draft.ts';
import { endingWith } from './promise-events.ts';
import { withRatingAsked } from './ratings.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

/** The winner's claim is told to the shopper; a claim that lost the compare-and-set changes nothing. */
export function claimed(draft: Draft, event: InboxEvent, body: Of<'advisor:claimed'>, parts: AcceptParts): Draft {
  const { floor, handoff } = draft.conversation;
  if (!isOpen(handoff) || handoff.id !== body.handoffId || handoff.state !== 'waiting') return draft;
  const free = floor.heldBy === 'queue' && floor.handoffId === body.handoffId;
  if (!free && !advisorMaySpeak(floor, body.advisorId)) return draft;
  return joined(draft, event, handoff, body, parts);
}

/** A supervisor, or an advisor from the list, takes a conversation from whoever holds it. */
export function tookOver(draft: Draft, event: InboxEvent, body: Of<'advisor:took-over'>, parts: AcceptParts): Draft {
  const { conversation } = draft;
  if (advisorMaySpeak(conversation.floor, body.advisorId)) return draft;
  const handoff: Handoff = isOpen(conversation.handoff)
    ? conversation.handoff
    : {
        id: nameHandoff(conversation.id, conversation.head),
        state: 'waiting',
        openedAt: event.receivedAt,
        openedSeq: conversation.head,
        reasons: [],
        score: 0,
        priority: 'normal',
        policyVersion: parts.policy().version,
      };
  return joined(change(draft, archived(conversation)), event, handoff, body, parts);
}

type Joining = Pick<Of<'advisor:claimed'>, 'advisorId' | 'name' | 'storeId'>;

function joined(
  draft: Draft,
  event: InboxEvent,
  handoff: Handoff,
  { advisorId, name, storeId }: Joining,
  { translate }: AcceptParts,
): Draft {
  const { locale, untold = [] } = draft.conversation;
  const { offeredTo: _taken, routing, ...rest } = handoff;
  const acceptedBy = { advisorId, name, ...(storeId === undefined ? {} : { storeId }) };
  const seconds = Math.max(0, Math.round((event.receivedAt.getTime() - handoff.openedAt.getTime()) / 1000));
  const title = translate(locale, 'system.joined.title', { name });
  const body = translate(locale, 'system.joined.body', { count: seconds });
  return say(
    change(draft, {
      floor: { heldBy: 'advisor', handoffId: handoff.id, advisorId, name, sinceAt: event.receivedAt },
      handoff: { ...rest, ...routingAfter(routing), state: 'accepted', acceptedAt: event.receivedAt, acceptedBy },
      owed: [],
      heldReply: undefined,
      untold: handoff.state === 'accepted' ? untold : [...untold, { state: 'accepted' }],
    }),
    {
      author: { kind: 'system' },
      text: `${title}. ${body}`,
      at: event.receivedAt,
      card: { kind: 'notice', tone: 'joined', title, body },
    },
  );
}

/** The desk checked the floor when it acknowledged these words: whatever moved it since, they are not lost. */
export function advisorSaid(draft: Draft, event: InboxEvent, body: Of<'advisor:said'>): Draft {
  const spoken = say(draft, {
    author: { kind: 'advisor', advisorId: body.advisorId, name: body.name },
    text: body.text,
    at: event.receivedAt,
    id: messageId(event.id),
    clientMessageId: body.clientMessageId,
    ...(body.card === undefined ? {} : { card: body.card }),
    ...(body.draft === undefined ? {} : { draft: body.draft }),
    ...(body.translation === undefined ? {} : { translation: body.translation }),
    ...(body.template === undefined ? {} : { template: body.template }),
    ...(body.suggestions === undefined ? {} : { suggestions: body.suggestions }),
    ...(body.attachments === undefined ? {} : { attachments: body.attachments }),
  });
  const { readBy, head } = spoken.conversation;
  return change(spoken, {
    readBy: { ...readBy, desk: head },
    awaitingReplySinceAt: undefined,
    ...firstReply(spoken.conversation, event.receivedAt),
  });
}

function firstReply({ handoff }: Conversation, at: Date): Partial<Conversation> {
  if (!isOpen(handoff) || handoff.firstReplyAt !== undefined) return {};
  return { handoff: { ...handoff, firstReplyAt: at } };
}

/** Back to the bot, with what was agreed and what is open; spent signals are cleared, so that it does not loop. */
export function returned(draft: Draft, event: InboxEvent, body: Of<'advisor:returned'>, parts: AcceptParts): Draft {
  if (!advisorMaySpeak(draft.conversation.floor, body.advisorId)) return draft;
  const settled = endingWith(draft, event, body);
  if (settled === undefined) return draft;
  const ended = end(settled, event, 'returned');
  return notice(
    change(ended, { brief: { agreed: body.agreed ?? '', open: body.open ?? '', by: body.name } }),
    event,
    'back',
    parts.translate(draft.conversation.locale, 'system.returned', { name: body.name }),
  );
}

export function resolved(draft: Draft, event: InboxEvent, body: Of<'advisor:resolved'>, parts: AcceptParts): Draft {
  if (!advisorMaySpeak(draft.conversation.floor, body.advisorId)) return draft;
  const settled = endingWith(draft, event, body);
  if (settled === undefined) return draft;
  const { kind: _kind, promises: _promises, advisorId, name, ...left } = body;
  const resolution = { ...left, by: { advisorId, name }, at: event.receivedAt };
  const ended = end(settled, event, 'resolved');
  const told = notice(
    change(ended, { resolved: resolution }),
    event,
    'ended',
    parts.translate(draft.conversation.locale, 'system.ended', { name: body.name }),
  );
  return withRatingAsked(told, event.receivedAt, parts);
}

/** Meant for another advisor, a skill or a boutique, in front of the queue; the handoff goes on. */
export function transferred(
  draft: Draft,
  event: InboxEvent,
  body: Of<'advisor:transferred'>,
  parts: AcceptParts,
): Draft {
  const { handoff, floor, locale } = draft.conversation;
  if (!advisorMaySpeak(floor, body.advisorId) || !isOpen(handoff)) return draft;
  const { to, advisorId, name } = body;
  const transfer = { by: { advisorId, name }, to, at: event.receivedAt };
  const waiting = requeued(draft, event, {
    ...handoff,
    ...(to.advisorId === undefined ? {} : { offeredTo: to.advisorId }),
    routing: { acts: handoff.routing?.acts ?? 0, asked: [], transfer },
  });
  return notice(waiting, event, 'waiting', parts.translate(locale, 'system.transferred', { name }));
}

/** The advisor's connection is gone: the shopper goes back to the front of the queue and is told. */
export function advisorLeft(draft: Draft, event: InboxEvent, body: Of<'advisor:left'>, parts: AcceptParts): Draft {
  const { handoff, floor, locale } = draft.conversation;
  if (!advisorMaySpeak(floor, body.advisorId) || !isOpen(handoff)) return draft;
  const free = { ...handoff, ...routingAfter(handoff.routing) };
  return notice(requeued(draft, event, free), event, 'waiting', parts.translate(locale, 'system.requeued'));
}

/** `openedAt` stays: who has waited longest stands in front. */
function requeued(draft: Draft, event: InboxEvent, handoff: Handoff): Draft {
  return change(draft, {
    floor: { heldBy: 'queue', handoffId: handoff.id, sinceAt: event.receivedAt },
    handoff: { ...handoff, state: 'waiting' },
  });
}

function end(draft: Draft, event: InboxEvent, endReason: 'returned' | 'resolved'): Draft {
  const { conversation } = draft;
  const { handoff } = conversation;
  if (!isOpen(handoff)) return change(draft, { floor: botFloor });
  return change(draft, {
    floor: botFloor,
    handoff: { ...handoff, state: 'completed', endedAt: event.receivedAt, endReason },
    mood: soothe(conversation.mood),
    tally: { failedTurns: 0 },
    owed: [],
    untold: [...(conversation.untold ?? []), { state: 'completed', message: endReason }],
  });
}

function notice(draft: Draft, event: InboxEvent, tone: 'back' | 'ended' | 'waiting', title: string): Draft {
  return say(draft, {
    author: { kind: 'system' },
    text: title,
    at: event.receivedAt,
    card: { kind: 'notice', tone, title },
  });
}

/** A handoff that is over makes room for the next; the last five are kept for the briefing. */
function archived({ handoff, pastHandoffs }: Conversation): Partial<Conversation> {
  if (handoff === undefined || isOpen(handoff)) return {};
  return { pastHandoffs: [...pastHandoffs, handoff].slice(-5) };
}

export function readByDesk(draft: Draft, { seq }: Of<'advisor:read'>): Draft {
  const { readBy, head } = draft.conversation;
  return change(draft, { readBy: { ...readBy, desk: Math.max(readBy.desk, Math.min(seq, head)) } });
}
