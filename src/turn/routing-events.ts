/**
 * What the house does for a shopper who waits: offers to advisors, transfers that come back, an honest word when it takes
 * long or nobody is there. Each act carries a number, so that of several nodes with the same thought one is heard.
 */
import type { Card } from '../domain/card.ts';
import type { EventBody, InboxEvent } from '../domain/conversation-event.ts';
import { advisorMaySpeak, botFloor } from '../domain/floor.ts';
import { type Handoff, isOpen } from '../domain/handoff.ts';
import type { AdvisorId } from '../domain/ids.ts';
import { type LeaveWord, leaveWordCommand, leaveWordGoal, leaveWordIn, waysToLeaveWord } from '../domain/leave-word.ts';
import { soothe } from '../domain/mood.ts';
import { type HandoffRouting, noRouting, type RoutingEvent } from '../domain/offer.ts';
import { withPromise } from '../domain/promise.ts';
import type { AcceptParts } from './accept-parts.ts';
import { change, type Draft, say } from './draft.ts';

const askedKept = 20;

type Of<K extends RoutingEvent['kind']> = Extract<RoutingEvent, { kind: K }>;
type Waiting = { readonly handoff: Handoff; readonly routing: HandoffRouting };

/** Applies to the handoff it names while that waits; an act that another node has done already is nothing. */
export function routed(draft: Draft, event: InboxEvent, body: RoutingEvent, parts: AcceptParts): Draft {
  const { handoff, floor } = draft.conversation;
  if (!isOpen(handoff) || handoff.id !== body.handoffId) return draft;
  const before = handoff.routing ?? noRouting;
  if (body.act !== undefined && body.act !== before.acts) return draft;
  const routing = body.act === undefined ? before : { ...before, acts: before.acts + 1 };
  const counted = withRouting(draft, handoff, routing);
  if (floor.heldBy !== 'queue') return counted;
  return apply(counted, event, body, { handoff, routing }, parts);
}

function apply(draft: Draft, event: InboxEvent, body: RoutingEvent, waiting: Waiting, parts: AcceptParts): Draft {
  switch (body.kind) {
    case 'handoff:offered':
      return offered(draft, event, body, waiting);
    case 'handoff:offer-ended':
      return offerEnded(draft, event, body, waiting);
    case 'handoff:transfer-ended':
      return transferEnded(draft, event, body, waiting, parts);
    case 'handoff:found-nobody':
      return foundNobody(draft, event, body, waiting, parts);
    case 'handoff:waited-long':
      return waitedLong(draft, event, waiting, parts);
    case 'handoff:given-up':
      return givenUp(draft, event, body, parts);
    default:
      return body satisfies never;
  }
}

function offered(draft: Draft, event: InboxEvent, body: Of<'handoff:offered'>, { handoff, routing }: Waiting): Draft {
  if (routing.offer !== undefined) return draft;
  const { advisorId, name, step, why, untilAt } = body;
  const { nobody: _over, ...rest } = routing;
  const offer = { advisorId, name, step, why, untilAt, at: event.receivedAt };
  return withRouting(draft, { ...handoff, offeredTo: advisorId }, { ...rest, offer });
}

function offerEnded(
  draft: Draft,
  event: InboxEvent,
  { advisorId, outcome, reason }: Of<'handoff:offer-ended'>,
  { handoff, routing }: Waiting,
): Draft {
  if (handoff.offeredTo !== advisorId) return draft;
  const ended = { advisorId, outcome, at: event.receivedAt, ...(reason === undefined ? {} : { reason }) };
  const { offer: _over, ...rest } = routing;
  return withRouting(draft, withoutOffer(handoff), { ...rest, asked: [...routing.asked, ended].slice(-askedKept) });
}

/** A shopper who was told of a colleague is better with somebody they know than with nobody. */
function transferEnded(
  draft: Draft,
  event: InboxEvent,
  { outcome }: Of<'handoff:transfer-ended'>,
  { handoff, routing }: Waiting,
  { translate }: AcceptParts,
): Draft {
  const { transfer } = routing;
  if (transfer === undefined) return draft;
  const { locale } = draft.conversation;
  const { name } = transfer.by;
  const free = withRouting(draft, withoutOffer(handoff), { acts: routing.acts, asked: [] });
  const line = (key: string) => ({ author: { kind: 'system' } as const, text: translate(locale, key, { name }) });
  const forDesk = (key: 'transfer-opened' | 'transfer-untaken') =>
    ({
      ...line(`system.desk.${key}`),
      line: { key, params: { name } },
      at: event.receivedAt,
      audience: 'desk',
    }) as const;
  if (outcome === 'opened') return say(free, forDesk('transfer-opened'));
  const back = change(free, {
    floor: { heldBy: 'advisor', handoffId: handoff.id, ...transfer.by, sinceAt: event.receivedAt },
    handoff: { ...withoutOffer(handoff), state: 'accepted', routing: { acts: routing.acts, asked: [] } },
  });
  const told = say(back, {
    ...line('system.transfer-back'),
    at: event.receivedAt,
    card: { kind: 'notice', tone: 'joined', title: translate(locale, 'system.transfer-back', { name }) },
  });
  if (outcome === 'recalled') return told;
  return say(told, forDesk('transfer-untaken'));
}

function foundNobody(
  draft: Draft,
  event: InboxEvent,
  { backAt, when }: Of<'handoff:found-nobody'>,
  { handoff, routing }: Waiting,
  { translate }: AcceptParts,
): Draft {
  if (routing.nobody !== undefined) return draft;
  const { locale } = draft.conversation;
  const nobody = { at: event.receivedAt, ...(backAt === undefined ? {} : { backAt }) };
  const marked = withRouting(draft, handoff, { ...routing, nobody });
  const title =
    when === undefined ? translate(locale, 'system.nobody.open') : translate(locale, 'system.nobody.closed', { when });
  return options(marked, event, title, translate, backAt);
}

/** No answer in the time the house allows itself: said plainly, with ways out, and in front from now on. */
function waitedLong(draft: Draft, event: InboxEvent, { handoff, routing }: Waiting, { translate }: AcceptParts): Draft {
  if (routing.lateAt !== undefined) return draft;
  const late = withRouting(draft, handoff, { ...routing, lateAt: event.receivedAt });
  // Whoever was told that nobody is there, with the same choices, is not told twice.
  if (routing.nobody !== undefined) return late;
  return options(late, event, translate(draft.conversation.locale, 'system.late'), translate);
}

/** The first way is the one that is offered: waiting is not, where it would be for hours. */
function options(
  draft: Draft,
  event: InboxEvent,
  title: string,
  translate: AcceptParts['translate'],
  backAt?: Date,
): Draft {
  const { locale, channel } = draft.conversation;
  const body = translate(locale, 'system.nobody.choose');
  const wait = { action: 'wait', value: 'on', label: translate(locale, 'system.nobody.wait') };
  const ways = waysToLeaveWord(channel).map((way) => ({
    action: leaveWordGoal,
    value: way,
    label: translate(locale, `system.nobody.${way}`),
  }));
  const actions = backAt === undefined ? [wait, ...ways] : [...ways, wait];
  const card: Card = { kind: 'handoff', title, body, actions };
  return say(draft, { author: { kind: 'system' }, text: `${title} ${body}`, at: event.receivedAt, card });
}

/** Nobody came and nobody is there: a promise with a time is worth more than a place in a line that does not move. */
function givenUp(draft: Draft, event: InboxEvent, { dueAt, when }: Of<'handoff:given-up'>, parts: AcceptParts): Draft {
  const { locale, head, memory } = draft.conversation;
  const text = parts.translate(locale, 'system.given-up', { when });
  const ended = endUnanswered(draft, event);
  const promise = { kind: 'note-answer', text, seq: head + 1, by: { kind: 'bot' }, dueAt } as const;
  return say(
    change(ended, { memory: { ...memory, promises: withPromise(memory.promises, promise, event.receivedAt) } }),
    { author: { kind: 'system' }, text, at: event.receivedAt, card: { kind: 'notice', tone: 'back', title: text } },
  );
}

/** The one terminal state of a handoff that nobody took. */
function endUnanswered(draft: Draft, event: InboxEvent): Draft {
  const { conversation } = draft;
  const { handoff, untold = [], mood } = conversation;
  if (!isOpen(handoff)) return draft;
  return change(draft, {
    floor: botFloor,
    handoff: { ...withoutOffer(handoff), state: 'failed', endedAt: event.receivedAt, endReason: 'nobody-there' },
    mood: soothe(mood),
    tally: { failedTurns: 0 },
    owed: [],
    untold: [...untold, { state: 'failed', message: 'nobody-there' }],
  });
}

type FromShopper = Extract<EventBody, { kind: 'shopper:said' | 'shopper:acted' }>;

/**
 * A shopper who would rather leave word than wait is with the concierge again, who takes it down. What was typed instead
 * of tapped gets the command that the button carries.
 */
export function leavingQueue<Body extends FromShopper>(
  draft: Draft,
  event: InboxEvent,
  body: Body,
  { translate }: AcceptParts,
): { readonly draft: Draft; readonly body: Body } {
  const { floor, handoff, locale } = draft.conversation;
  const { nobody, lateAt } = handoff?.routing ?? {};
  if (floor.heldBy !== 'queue' || (nobody === undefined && lateAt === undefined)) return { draft, body };
  const way = wayChosen(body, (each) => translate(locale, `system.nobody.${each}`));
  if (way === undefined) return { draft, body };
  const meant = body.kind === 'shopper:said' ? { ...body, value: leaveWordCommand(way) } : body;
  return { draft: endUnanswered(draft, event), body: meant };
}

/** Where there are no buttons, the words on them are typed. */
function wayChosen(body: FromShopper, labelOf: (way: LeaveWord) => string): LeaveWord | undefined {
  const { kind, value = '' } = body;
  if (kind === 'shopper:acted') return leaveWordIn(`${body.action}#${value}`);
  const tapped = leaveWordIn(value);
  if (tapped !== undefined) return tapped;
  const typed = body.text.trim().toLocaleLowerCase();
  return waysToLeaveWord('web').find((way) => labelOf(way).toLocaleLowerCase() === typed);
}

/** Notes that an advisor has written since they took the conversation. */
export function answered(draft: Draft, event: InboxEvent, by: AdvisorId): Draft {
  const { handoff, floor } = draft.conversation;
  if (!isOpen(handoff) || !advisorMaySpeak(floor, by) || handoff.routing?.answeredAt !== undefined) return draft;
  return withRouting(draft, handoff, { ...(handoff.routing ?? noRouting), answeredAt: event.receivedAt });
}

function withRouting(draft: Draft, handoff: Handoff, routing: HandoffRouting): Draft {
  return change(draft, { handoff: { ...handoff, routing } });
}

function withoutOffer({ offeredTo: _over, ...handoff }: Handoff): Handoff {
  return handoff;
}
