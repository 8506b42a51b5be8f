/** How long what is kept of people stays, and when a conversation's time is over. Pure; days are whole days of 24 hours. */
import type { Order } from './commerce.ts';
import { answerTo } from './consent.ts';
import type { Conversation } from './conversation.ts';

export type Retention = {
  /** Conversations that a shopper agreed to have kept, and those on channels that keep them anyway; since the last thing in them. */
  readonly keepConversationsDays: number;
  /** Conversations on our own pages that nobody asked to keep. */
  readonly keepVisitsHours: number;
  /** Copies of the shop's orders, since they were placed; those with a parcel or a refund under way stay. */
  readonly keepOrdersDays: number;
  /** Who did what with people's data. */
  readonly keepAuditDays: number;
  /** Figures: sums without names. */
  readonly keepFiguresDays: number;
};

export const defaultRetention: Retention = {
  keepConversationsDays: 30,
  keepVisitsHours: 24,
  keepOrdersDays: 730,
  keepAuditDays: 365,
  keepFiguresDays: 1095,
};

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** `open`: something is still owed to the shopper, so it stays however old it is. */
export type Standing = 'kept' | 'open' | 'over';

export function standingOf(conversation: Conversation, retention: Retention, now: Date): Standing {
  const aliveUntilMs = conversation.updatedAt.getTime() + keptForMs(conversation, retention);
  if (now.getTime() < aliveUntilMs) return 'kept';
  return isOpen(conversation) ? 'open' : 'over';
}

/** On channels of others the whole thread stands on the shopper's telephone: only our own pages ask. */
export function isVisit(conversation: Pick<Conversation, 'channel' | 'consents'>): boolean {
  return conversation.channel === 'web' && answerTo(conversation, 'keep') !== true;
}

function keptForMs(conversation: Conversation, retention: Retention): number {
  return isVisit(conversation) ? retention.keepVisitsHours * hourMs : retention.keepConversationsDays * dayMs;
}

const settled: ReadonlySet<Order['state']> = new Set(['delivered', 'returned', 'refunded', 'cancelled', 'lost']);

/** Our copy of an order has had its time; one with a parcel or a refund under way stays. */
export function isOrderOver(
  { placedAt, state, refund }: Pick<Order, 'placedAt' | 'state' | 'refund'>,
  { keepOrdersDays }: Pick<Retention, 'keepOrdersDays'>,
  now: Date,
): boolean {
  const isOld = placedAt.getTime() < now.getTime() - keepOrdersDays * dayMs;
  return isOld && settled.has(state) && refund?.state !== 'pending';
}

/** A person has it or is waited for, an answer is owed, or something was promised and not yet done. */
function isOpen({ floor, owed, heldReply, memory, resolved }: Conversation): boolean {
  if (floor.heldBy !== 'bot' || owed.length > 0 || heldReply !== undefined) return true;
  if (memory.promises.some(({ state }) => state === 'open')) return true;
  return resolved?.followUpDueAt !== undefined && resolved.followUp !== undefined;
}
