/** The order that lists on the desk stand in, the same on both sides; plain code, so that a browser need not fetch any schema. */
import type { HeldRow } from './approvals.ts';
import type { PresenceRow, QueueRow } from './rows.ts';

/** The queue's order: who was let down once, then who ranks first, which the server works out; the id settles ties. */
export function byUrgency(rows: readonly QueueRow[]): QueueRow[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.again ?? false) - Number(a.again ?? false) ||
      compare(a.rankedAt ?? a.waitingSince, b.rankedAt ?? b.waitingSince) ||
      compare(a.handoffId, b.handoffId),
  );
}

const priorityRank = { urgent: 0, high: 1, normal: 2 } as const;

/** The order of those one has in hand: nobody is overtaken there, so what weighs most stands first. */
export function byWeight(rows: readonly QueueRow[]): QueueRow[] {
  return [...rows].sort(
    (a, b) =>
      priorityRank[a.priority] - priorityRank[b.priority] ||
      b.score - a.score ||
      compare(a.waitingSince, b.waitingSince) ||
      compare(a.handoffId, b.handoffId),
  );
}

/** ISO instants and ids are plain ASCII: ten times quicker than by a language's rules, which thousands of rows feel. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function byName(rows: readonly PresenceRow[]): PresenceRow[] {
  return [...rows].sort((a, b) => a.name.localeCompare(b.name) || a.advisorId.localeCompare(b.advisorId));
}

/** In the order in which their time runs out. */
export function byDue(rows: readonly HeldRow[]): HeldRow[] {
  return [...rows].sort(
    (a, b) => (a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt)) || (a.replyId < b.replyId ? -1 : 1),
  );
}

/** The board is put into columns where it is shown; on the wire its order says nothing. */
export function byConversation<Row extends { readonly conversationId: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1));
}
