/** Tells an advisor of an offer, and that it is over; nobody else's console rings. */
import type { Conversation } from '../../domain/conversation.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { QueueRow } from '../../protocol/desk/rows.ts';
import type { DeskNews } from './feed.ts';

type Ringing = { readonly handoffId: string; readonly advisorId: string; readonly untilAt: string };
export type OfferNews = { readonly to: string; readonly news: DeskNews };

export type OfferBell = {
  /** What has to be told after a commit; `row` is the conversation's row in the queue, if it has one. */
  apply(conversation: Conversation, row: QueueRow | undefined): readonly OfferNews[];
};

export function createOfferBell(): OfferBell {
  const ringing = new Map<ConversationId, Ringing>();

  return {
    apply(conversation, row) {
      const { id } = conversation;
      const before = ringing.get(id);
      const after = ringOf(row);
      if (before?.advisorId === after?.advisorId && before?.untilAt === after?.untilAt) return [];
      if (after === undefined) ringing.delete(id);
      else ringing.set(id, after);
      return [...over(before, conversation), ...begun(after, row)];
    },
  };
}

function ringOf(row: QueueRow | undefined): Ringing | undefined {
  if (row?.offer === undefined || row.offeredTo === undefined) return undefined;
  return { handoffId: row.handoffId, advisorId: row.offeredTo, untilAt: row.offer.untilAt };
}

function begun(ring: Ringing | undefined, row: QueueRow | undefined): readonly OfferNews[] {
  if (ring === undefined || row?.offer === undefined) return [];
  return [{ to: ring.advisorId, news: { name: 'offer:created', payload: { row, ...row.offer } } }];
}

function over(ring: Ringing | undefined, { id, floor, handoff }: Conversation): readonly OfferNews[] {
  if (ring === undefined) return [];
  const asked = handoff?.routing?.asked.findLast(({ advisorId }) => advisorId === ring.advisorId);
  const reason = floor.heldBy === 'advisor' ? 'claimed' : (asked?.outcome ?? 'withdrawn');
  const payload = { handoffId: ring.handoffId, conversationId: id, reason } as const;
  return [{ to: ring.advisorId, news: { name: 'offer:expired', payload } }];
}
