/** The supervisors' board, kept from commits: what changes it, what falls off it with time, and what is done from it. */
import type { Conversation } from '../../domain/conversation.ts';
import { conversationId, type ConversationId } from '../../domain/ids.ts';
import type { BoardRow } from '../../protocol/desk/board.ts';
import { byConversation } from '../../protocol/desk/order.ts';
import { type BoardParts, type Expiring, onBoard } from './board-row.ts';
import type { DeskNews } from './feed.ts';
import type { Serve } from './room.ts';
import type { Seat } from './seats.ts';

export type BoardFeed = {
  /** Brings the board to a conversation's new state; returns what supervisors have to be told. */
  apply(conversation: Conversation): readonly DeskNews[];
  remove(id: ConversationId): readonly DeskNews[];
  /** Takes off what nobody has to look at any more. */
  sweep(): readonly DeskNews[];
  list(): BoardRow[];
  /** Conversations of the concierge's that are on the board: other nodes may have changed them. */
  ids(): readonly ConversationId[];
};

export function createBoardFeed(parts: BoardParts): BoardFeed {
  const rows = new Map<string, Expiring>();

  function remove(id: string): DeskNews[] {
    const gone = rows.get(id);
    if (gone === undefined) return [];
    rows.delete(id);
    return [{ name: 'board:removed', payload: { conversationId: id } }, ...handNews(gone.row, undefined)];
  }

  return {
    apply(conversation) {
      const before = rows.get(conversation.id);
      const after = onBoard(conversation, parts, before?.row);
      if (after === undefined) return remove(conversation.id);
      rows.set(conversation.id, after);
      if (JSON.stringify(before?.row) === JSON.stringify(after.row)) return [];
      return [{ name: 'board:changed', payload: { row: after.row } }, ...handNews(before?.row, after.row)];
    },
    remove,
    sweep() {
      const now = parts.clock.now().getTime();
      const over = [...rows].filter(([, { untilMs }]) => untilMs !== undefined && untilMs <= now);
      return over.flatMap(([id]) => remove(id));
    },
    list: () => byConversation([...rows.values()].map(({ row }) => row)),
    ids: () => [...rows.keys()].map(conversationId),
  };
}

function handNews(before: BoardRow | undefined, after: BoardRow | undefined): DeskNews[] {
  const was = before?.hand;
  const is = after?.hand;
  if (was?.at === is?.at) return [];
  const id = (after ?? before)?.conversationId ?? '';
  return [...(was === undefined ? [] : [hand(id, was, false)]), ...(is === undefined ? [] : [hand(id, is, true)])];
}

function hand(id: string, { advisorId, name, note }: NonNullable<BoardRow['hand']>, on: boolean): DeskNews {
  const payload = { conversationId: id, on, by: { advisorId, name }, ...(note === undefined ? {} : { note }) };
  return { name: 'hand:raised', payload };
}

export function hasBoard({ advisor }: Pick<Seat, 'advisor'>): boolean {
  return advisor.role !== 'advisor';
}

/** The board is for those who watch over it; a hand also for whoever raised it, so that all their screens agree. */
export function seesBoard(seat: Seat, { name, payload }: DeskNews): boolean {
  return hasBoard(seat) || (name === 'hand:raised' && payload.by.advisorId === seat.advisor.id);
}

export const serveBoard: Serve = (on, { advisor }, room) => {
  on('alarm:acknowledge', async ({ conversationId: id }) => {
    await room.desk.acknowledge(advisor, conversationId(id));
    await room.audit(advisor, 'alarm-acknowledged', id);
    return {};
  });
};
