/** One conversation as the supervisors' board shows it, and until when. */
import type { Conversation } from '../../domain/conversation.ts';
import type { Decision } from '../../domain/escalation.ts';
import { raisedHand } from '../../domain/hand.ts';
import { goingWrong, wrongFrom } from '../../domain/mood.ts';
import { heldOutside } from '../../domain/outside.ts';
import type { Clock } from '../../domain/ports.ts';
import { openPromises } from '../../domain/promise.ts';
import type { Timer } from '../../domain/timers.ts';
import type { BoardColumn, BoardRow } from '../../protocol/desk/board.ts';
import { timerForDesk } from '../views.ts';

export type BoardParts = {
  readonly timersOf: (conversation: Conversation) => readonly Timer[];
  /** What the policy makes of a conversation as it stands. */
  readonly risk: (conversation: Conversation) => Decision;
  readonly clock: Pick<Clock, 'now'>;
};

export type Expiring = {
  readonly row: BoardRow;
  /** Milliseconds since the epoch; absent: until something happens. */
  readonly untilMs?: number | undefined;
};

type Place = Pick<BoardRow, 'column' | 'since'> & Pick<Expiring, 'untilMs'> & Partial<BoardRow>;

/** A shopper who has written nothing for so long is not lost now, whatever the mood was. */
const quietMs = 30 * 60_000;
/** What has just ended stays in sight for so long. */
const wrapUpMs = 15 * 60_000;
/** Turns in a row that did not help, from which a conversation is at risk. */
const failedFrom = 2;
const moodShown = 12;

export function onBoard(conversation: Conversation, parts: BoardParts, before?: BoardRow): Expiring | undefined {
  const decision = parts.risk(conversation);
  const place = placeOf(conversation, decision, before);
  if (place === undefined) return undefined;
  const { untilMs, ...where } = place;
  if (untilMs !== undefined && untilMs <= parts.clock.now().getTime()) return undefined;
  const timers = parts.timersOf(conversation).map(timerForDesk);
  const row = { ...facts(conversation), ...weightOf(conversation, decision), ...where };
  return { row: { ...row, ...(timers.length === 0 ? {} : { timers }) }, untilMs };
}

function placeOf(conversation: Conversation, decision: Decision, before: BoardRow | undefined): Place | undefined {
  const { floor, handoff } = conversation;
  if (floor.heldBy === 'queue') return { column: 'waiting', since: (handoff?.openedAt ?? floor.sinceAt).toISOString() };
  if (floor.heldBy === 'bot') return withBot(conversation, decision, before);
  const { advisorId, name, sinceAt } = floor;
  const outside = heldOutside(floor) ? { outside: true } : {};
  return { column: 'with-advisor', since: sinceAt.toISOString(), heldBy: { advisorId, name }, ...outside };
}

function withBot(conversation: Conversation, decision: Decision, before: BoardRow | undefined): Place | undefined {
  const { heldReply, handoff, lastShopperAt, updatedAt } = conversation;
  const column: BoardColumn = 'at-risk';
  const since = before?.column === column ? before.since : updatedAt.toISOString();
  if (heldReply !== undefined) return { column, since, toApprove: heldReply.dueAt.toISOString() };
  // While it answers, the answer may be to step aside.
  const settled = conversation.owed.length === 0 || before?.column === column;
  if (settled && isAtRisk(conversation, decision))
    return { column, since, untilMs: (lastShopperAt ?? updatedAt).getTime() + quietMs };
  if (handoff?.endedAt === undefined || (handoff.endReason !== 'resolved' && handoff.endReason !== 'returned'))
    return undefined;
  const { acceptedBy, endedAt, endReason } = handoff;
  const held = acceptedBy && { heldBy: { advisorId: acceptedBy.advisorId, name: acceptedBy.name } };
  const ended = { ended: endReason, untilMs: endedAt.getTime() + wrapUpMs };
  return { column: 'wrap-up', since: endedAt.toISOString(), ...held, ...ended };
}

function isAtRisk({ mood, tally }: Conversation, { outcome }: Decision): boolean {
  return outcome !== 'stay' || tally.failedTurns >= failedFrom || goingWrong(mood) >= wrongFrom;
}

function facts(conversation: Conversation): Omit<BoardRow, 'column' | 'since' | 'reasons' | 'score'> {
  const { id, identity, channel, locale, snippet, mood, handoff, floor, head, readBy, memory, tally } = conversation;
  const { awaitingReplySinceAt } = conversation;
  const due = openPromises(memory.promises)
    .flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt.toISOString()]))
    .sort()[0];
  const alarm = floor.heldBy === 'bot' ? undefined : handoff?.alarms?.at(-1);
  const hand = raisedHand(conversation);
  return {
    conversationId: id,
    channel,
    locale,
    snippet,
    mood: mood.points.slice(-moodShown).map(({ value }) => value),
    unread: floor.heldBy === 'advisor' ? Math.max(0, head - readBy.desk) : 0,
    ...(floor.heldBy === 'bot' || handoff === undefined ? {} : { handoffId: handoff.id }),
    ...(identity.name === undefined ? {} : { name: identity.name }),
    ...(identity.tier === undefined ? {} : { tier: identity.tier }),
    ...(floor.heldBy === 'bot' && tally.failedTurns > 0 ? { failed: tally.failedTurns } : {}),
    ...(awaitingReplySinceAt === undefined ? {} : { awaitingReplySince: awaitingReplySinceAt.toISOString() }),
    ...(due === undefined ? {} : { promiseDue: due }),
    ...(alarm === undefined ? {} : { alarm: alarmForDesk(alarm) }),
    ...(hand === undefined ? {} : { hand: { ...hand, at: hand.at.toISOString() } }),
  };
}

type Alarms = NonNullable<NonNullable<Conversation['handoff']>['alarms']>;

function alarmForDesk({ timer, step, sinceAt, acknowledgedBy }: Alarms[number]): NonNullable<BoardRow['alarm']> {
  return {
    kind: timer,
    step,
    since: sinceAt.toISOString(),
    ...(acknowledgedBy === undefined ? {} : { acknowledgedBy }),
  };
}

/** Of what a person has or waits for, as it was handed over; of what the concierge has, as it stands now. */
function weightOf({ floor, handoff }: Conversation, decision: Decision): Pick<BoardRow, 'reasons' | 'score'> {
  const { reasons, score } = floor.heldBy === 'bot' || handoff === undefined ? decision : handoff;
  return { score, reasons: reasons.slice(0, 2).map((reason) => ({ ...reason })) };
}
