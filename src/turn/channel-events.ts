/** What happens in a thread at a provider besides words: reactions, receipts, and people who write there without our desk. */
import type { Conversation, OwedMessage } from '../domain/conversation.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { botFloor } from '../domain/floor.ts';
import { type Handoff, isOpen, nameHandoff } from '../domain/handoff.ts';
import { messageId } from '../domain/ids.ts';
import type { DeskLineKey } from '../domain/message.ts';
import { heldOutside, outsidePerson } from '../domain/outside.ts';
import { noReceipts, type Receipts, report, settle } from '../domain/receipt.ts';
import type { AcceptParts } from './accept-parts.ts';
import { disclosed, heardAs, seqOf } from './channel-thread.ts';
import { change, type Draft, say } from './draft.ts';

type Of<K extends EventBody['kind']> = Extract<EventBody, { kind: K }>;

export function reacted(draft: Draft, event: InboxEvent, body: Of<'shopper:reacted'>, parts: AcceptParts): Draft {
  const about = seqOf(draft.conversation, body.target);
  const { emoji } = body;
  const key = emoji === undefined ? 'reaction-gone' : 'reaction';
  return forDesk(draft, event, parts, key, { about, params: { emoji: emoji ?? '' } });
}

/** Our copy stays: it is a record, and the advisor may already have acted on it. */
export function deleted(draft: Draft, event: InboxEvent, body: Of<'shopper:deleted'>, parts: AcceptParts): Draft {
  return forDesk(draft, event, parts, 'deleted', { about: seqOf(draft.conversation, body.target) });
}

/** The channel's own switch for news is consent given or taken back. */
export function opted(draft: Draft, event: InboxEvent, body: Of<'shopper:opted'>, parts: AcceptParts): Draft {
  const { consents, locale } = draft.conversation;
  const consent = { purpose: 'outreach', granted: body.in, at: event.receivedAt, locale, textVersion: 1 } as const;
  const rest = consents.filter(({ purpose }) => purpose !== 'outreach');
  const key = body.in ? 'opted-in' : 'opted-out';
  const noted = change(draft, { consents: [...rest, consent] });
  return forDesk(noted, event, parts, key, { params: { topic: body.topic ?? '' } });
}

export function moved(draft: Draft, event: InboxEvent, { address }: Of<'shopper:moved'>, parts: AcceptParts): Draft {
  return forDesk(change(draft, { address }), event, parts, 'moved');
}

/** Whoever owns the thread at the provider speaks in it: while that is another app, the bot is silent. */
export function threadMoved(
  draft: Draft,
  event: InboxEvent,
  { action }: Of<'channel:thread-moved'>,
  parts: AcceptParts,
): Draft {
  const { channel, floor } = draft.conversation;
  const away = heldOutside(floor);
  if (action === 'taken' && away) return change(draft, { outsideAt: event.receivedAt });
  const noted = forDesk(draft, event, parts, `thread-${action}`);
  if (action === 'passed' && away) return released(noted, event);
  if (action !== 'taken' || floor.heldBy === 'advisor') return noted;
  const taken = joinedFromOutside(noted, event, outsidePerson(channel), parts);
  return change(taken, { outsideAt: event.receivedAt });
}

/** The desk sees that something came; the bot says kindly that it cannot show it. */
export function unsupported(
  draft: Draft,
  event: InboxEvent,
  { what, answer }: Of<'shopper:sent-unsupported'>,
  parts: AcceptParts,
): Draft {
  const before = draft.conversation;
  const noted = forDesk(draft, event, parts, 'unsupported', { params: { what } });
  if (!answer) return noted;
  const { awaitingReplySinceAt = event.receivedAt, owed, floor, head } = noted.conversation;
  const heard = change(noted, { lastShopperAt: event.receivedAt, awaitingReplySinceAt });
  if (floor.heldBy !== 'bot') return heard;
  const due: OwedMessage = {
    eventId: event.id,
    seq: head,
    text: '',
    value: 'media:unsupported',
    understanding: parts.read('', before),
    at: event.receivedAt,
  };
  return disclosed(change(heard, { owed: [...owed, due] }), before, event, parts);
}

/** A person writes in the Page's inbox or on the phone: the bot is silent at once, and the shopper is not left waiting. */
export function outsideSaid(draft: Draft, event: InboxEvent, body: Of<'outside:said'>, parts: AcceptParts): Draft {
  const { channel, floor } = draft.conversation;
  const person = outsidePerson(channel);
  const held = floor.heldBy === 'advisor' ? draft : joinedFromOutside(draft, event, person, parts);
  const spoken = say(held, {
    author: { kind: 'advisor', ...person },
    text: body.text,
    at: event.receivedAt,
    id: messageId(event.id),
  });
  const { head, readBy } = spoken.conversation;
  return change(spoken, {
    ...heardAs(spoken.conversation, body.providerId, head),
    outsideAt: event.receivedAt,
    awaitingReplySinceAt: undefined,
    readBy: { ...readBy, desk: head },
  });
}

/** Their own words stand in the thread already: no notice of ours announces them. */
function joinedFromOutside(
  draft: Draft,
  { receivedAt }: InboxEvent,
  { advisorId, name }: ReturnType<typeof outsidePerson>,
  { policy }: AcceptParts,
): Draft {
  const { conversation } = draft;
  const open = isOpen(conversation.handoff)
    ? conversation.handoff
    : freshHandoff(conversation, receivedAt, policy().version);
  const { offeredTo: _taken, ...handoff } = open;
  const { pastHandoffs, untold = [] } = conversation;
  const over = conversation.handoff !== undefined && open !== conversation.handoff;
  return change(draft, {
    floor: { heldBy: 'advisor', handoffId: handoff.id, advisorId, name, sinceAt: receivedAt },
    handoff: { ...handoff, state: 'accepted', acceptedAt: receivedAt, acceptedBy: { advisorId, name } },
    ...(over && conversation.handoff !== undefined
      ? { pastHandoffs: [...pastHandoffs, conversation.handoff].slice(-5) }
      : {}),
    owed: [],
    untold: [...untold, { state: 'accepted' }],
  });
}

function freshHandoff({ id, head }: Conversation, openedAt: Date, policyVersion: number): Handoff {
  const unasked = { reasons: [], score: 0, priority: 'normal', policyVersion } as const;
  return { id: nameHandoff(id, head), state: 'waiting', openedAt, openedSeq: head, ...unasked };
}

/** They have been silent for long, or gave the thread back. */
export function outsideLeft(draft: Draft, event: InboxEvent, { lastSaidAt }: Of<'outside:left'>): Draft {
  const { floor, outsideAt } = draft.conversation;
  if (!heldOutside(floor)) return draft;
  if (outsideAt !== undefined && outsideAt.getTime() > lastSaidAt.getTime()) return draft;
  return released(draft, event);
}

/** A shopper who still waits goes to the queue, anybody else back to the bot. */
function released(draft: Draft, event: InboxEvent): Draft {
  const { handoff, awaitingReplySinceAt, untold = [] } = draft.conversation;
  if (!isOpen(handoff)) return change(draft, { floor: botFloor });
  if (awaitingReplySinceAt !== undefined) {
    return change(draft, {
      floor: { heldBy: 'queue', handoffId: handoff.id, sinceAt: event.receivedAt },
      handoff: { ...handoff, state: 'waiting', openedAt: awaitingReplySinceAt },
    });
  }
  return change(draft, {
    floor: botFloor,
    handoff: { ...handoff, state: 'completed', endedAt: event.receivedAt, endReason: 'resolved' },
    tally: { failedTurns: 0 },
    owed: [],
    untold: [...untold, { state: 'completed', message: 'resolved' }],
  });
}

export function settled(draft: Draft, event: InboxEvent, { kind: _kind, ...told }: Of<'delivery:settled'>): Draft {
  const { receipts = noReceipts } = draft.conversation;
  return known(draft, settle(receipts, told, event.receivedAt));
}

export function reported(draft: Draft, event: InboxEvent, { kind: _kind, ...told }: Of<'delivery:reported'>): Draft {
  const { receipts = noReceipts } = draft.conversation;
  return known(draft, report(receipts, told, event.receivedAt));
}

/** What was read on the phone was read, here as on our own page. */
function known(draft: Draft, receipts: Receipts): Draft {
  const { readBy } = draft.conversation;
  const read = receipts.marks.findLast(({ state }) => state === 'read')?.seq ?? 0;
  return change(draft, { receipts, readBy: { ...readBy, shopper: Math.max(readBy.shopper, read) } });
}

type Line = { readonly about?: number | undefined; readonly params?: Readonly<Record<string, string>> };

/** A line of the thread that only advisors see. */
function forDesk(
  draft: Draft,
  event: InboxEvent,
  { translate }: AcceptParts,
  key: DeskLineKey,
  line: Line = {},
): Draft {
  const { params = {} } = line;
  return say(draft, {
    author: { kind: 'system' },
    audience: 'desk',
    text: translate(draft.conversation.locale, `system.desk.${key}`, params),
    line: { key, params },
    at: event.receivedAt,
    ...(line.about === undefined ? {} : { about: line.about }),
  });
}
