/** Serves the approval of the concierge's answers, and keeps the list of those that wait, from commits and from looks. */
import type { Conversation } from '../../domain/conversation.ts';
import { conversationId } from '../../domain/ids.ts';
import type { HeldRow } from '../../protocol/desk/approvals.ts';
import { byDue } from '../../protocol/desk/order.ts';
import type { DeskNews } from './feed.ts';
import type { Serve } from './room.ts';

export type Approvals = {
  /** Brings the list to a conversation's new state; returns what the desks have to be told. */
  apply(conversation: Conversation): readonly DeskNews[];
  /** All that waits, as the store has it. */
  all(waiting: readonly Conversation[]): readonly DeskNews[];
  list(): HeldRow[];
};

export function createApprovals(): Approvals {
  const rows = new Map<string, HeldRow>();

  function put(row: HeldRow): DeskNews[] {
    const known = rows.get(row.conversationId);
    if (known?.replyId === row.replyId) return [];
    rows.set(row.conversationId, row);
    return [...(known === undefined ? [] : [settled(known)]), { name: 'reply:held', payload: { row } }];
  }

  function drop(id: string): DeskNews[] {
    const known = rows.get(id);
    if (known === undefined) return [];
    rows.delete(id);
    return [settled(known)];
  }

  return {
    apply(conversation) {
      const row = heldRow(conversation);
      return row === undefined ? drop(conversation.id) : put(row);
    },
    all(waiting) {
      const waits = new Set<string>(waiting.map(({ id }) => id));
      const gone = [...rows.keys()].filter((id) => !waits.has(id)).flatMap(drop);
      return [...gone, ...waiting.flatMap((conversation) => heldRow(conversation) ?? []).flatMap(put)];
    },
    list: () => byDue([...rows.values()]),
  };
}

const settled = ({ replyId, conversationId: id }: HeldRow): DeskNews => ({
  name: 'reply:settled',
  payload: { replyId, conversationId: id },
});

function heldRow({ id, heldReply, owed, floor, identity, channel, locale }: Conversation): HeldRow | undefined {
  // Once the shopper has written on it answers only half of what was said.
  if (heldReply === undefined || owed.length > 0 || floor.heldBy !== 'bot') return undefined;
  const { topic, replies, heldAt, dueAt } = heldReply;
  return {
    replyId: heldReply.id,
    conversationId: id,
    ...(identity.name === undefined ? {} : { name: identity.name }),
    channel,
    locale,
    ...(identity.tier === undefined ? {} : { tier: identity.tier }),
    ...(topic === undefined ? {} : { topic }),
    question: heldReply.owed.map(({ text }) => text).join('\n'),
    texts: replies.map(({ text }) => text),
    sources: replies.flatMap(({ sources = [] }) => [...sources]),
    heldAt: heldAt.toISOString(),
    dueAt: dueAt.toISOString(),
  };
}

export const serveApprovals: Serve = (on, { advisor }, room) => {
  const { heldReplies, audit } = room;

  on('reply:approve', async ({ conversationId: id, replyId, texts, confirmed = [] }) => {
    const wish = { confirmed, ...(texts === undefined ? {} : { texts }) };
    await heldReplies.approve(advisor, conversationId(id), replyId, wish);
    await audit(advisor, 'reply-approved', replyId);
    return {};
  });
  on('reply:decline', async ({ conversationId: id, replyId, reason }) => {
    await heldReplies.decline(advisor, conversationId(id), replyId, reason);
    await audit(advisor, 'reply-declined', replyId);
    return {};
  });
};
