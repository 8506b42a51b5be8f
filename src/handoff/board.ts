/** What routing has to know of every open handoff, kept from commits: who waits and with what, and how much each advisor has in hand. */
import type { Conversation } from '../domain/conversation.ts';
import { isOpen } from '../domain/handoff.ts';
import type { AdvisorId, ConversationId } from '../domain/ids.ts';
import { noRouting } from '../domain/offer.ts';
import { heldOutside } from '../domain/outside.ts';
import type { Opening } from '../domain/conversation.ts';
import type { HandoffRouting } from '../domain/offer.ts';
import type { WaitingCase } from '../domain/routing.ts';

export type BoardRow = {
  readonly conversationId: ConversationId;
  readonly opening: Opening;
  readonly shopperId?: string;
  readonly routing: HandoffRouting;
  readonly waiting: WaitingCase;
};

export type HeldRow = { readonly conversation: Conversation; readonly advisorId: AdvisorId; readonly sinceAt: Date };

export type Board = {
  seen(conversation: Conversation): void;
  gone(id: ConversationId): void;
  waiting(): Iterable<BoardRow>;
  held(): Iterable<HeldRow>;
  row(handoffId: string): BoardRow | undefined;
  load(advisorId: AdvisorId): number;
  /** Called when something begins to wait, or waits with other facts. */
  onWaiting(listener: () => void): void;
  /** Called when an advisor has taken a conversation. */
  onTaken(listener: (advisorId: AdvisorId) => void): void;
};

export function createBoard(): Board {
  const waiting = new Map<ConversationId, BoardRow>();
  const byHandoff = new Map<string, BoardRow>();
  const held = new Map<ConversationId, HeldRow>();
  const loads = new Map<AdvisorId, number>();
  const wanted: (() => void)[] = [];
  const taken: ((advisorId: AdvisorId) => void)[] = [];

  function gone(id: ConversationId): void {
    const row = waiting.get(id);
    if (row !== undefined) byHandoff.delete(row.waiting.handoffId);
    waiting.delete(id);
    const was = held.get(id);
    if (was !== undefined) loads.set(was.advisorId, Math.max(0, (loads.get(was.advisorId) ?? 0) - 1));
    held.delete(id);
  }

  return {
    gone,
    seen(conversation) {
      const { id, floor } = conversation;
      const before = held.get(id);
      gone(id);
      if (floor.heldBy === 'advisor' && !heldOutside(floor)) {
        const { advisorId, sinceAt } = floor;
        held.set(id, { conversation, advisorId, sinceAt });
        loads.set(advisorId, (loads.get(advisorId) ?? 0) + 1);
        if (before?.advisorId !== advisorId) for (const listener of taken) listener(advisorId);
      }
      const row = boardRow(conversation);
      if (row === undefined) return;
      waiting.set(id, row);
      byHandoff.set(row.waiting.handoffId, row);
      for (const listener of wanted) listener();
    },
    waiting: () => waiting.values(),
    held: () => held.values(),
    row: (handoffId) => byHandoff.get(handoffId),
    load: (advisorId) => loads.get(advisorId) ?? 0,
    onWaiting: (listener) => void wanted.push(listener),
    onTaken: (listener) => void taken.push(listener),
  };
}

function boardRow(conversation: Conversation): BoardRow | undefined {
  const { id, floor, handoff, channel, account, visitor, locale, identity, memory, tally } = conversation;
  if (floor.heldBy !== 'queue' || !isOpen(handoff)) return undefined;
  const routing = handoff.routing ?? noRouting;
  const topics = [memory.lastIntent, tally.delicateTopic?.topic, ...Object.values(memory.slots)];
  return {
    conversationId: id,
    opening: { channel, account, visitor, locale },
    ...(identity.shopperId === undefined ? {} : { shopperId: identity.shopperId }),
    routing,
    waiting: {
      handoffId: handoff.id,
      openedAt: handoff.openedAt,
      queuedAt: floor.sinceAt,
      priority: handoff.priority,
      score: handoff.score,
      front: handoff.acceptedAt !== undefined || routing.lateAt !== undefined,
      locale,
      topics: topics.filter((topic) => topic !== undefined),
      asked: routing.asked,
      ...(routing.transfer === undefined ? {} : { target: routing.transfer.to }),
      ...(routing.offer === undefined ? {} : { offer: routing.offer }),
    },
  };
}
