/** Snapshot and events to the next snapshot. */

import type { DeskEvent } from './events.ts';
import type { WatchedRow } from './faces.ts';
import { byConversation, byDue, byName, byUrgency, byWeight } from './order.ts';
import type { DeskSnapshot, QueueRow } from './rows.ts';

/** Applies one event to a snapshot: the console's own reducer, and the proof that snapshot + events = fresh snapshot. */
export function applyDeskEvent(state: DeskSnapshot, event: DeskEvent, me: string): DeskSnapshot {
  const next = { ...state, seq: event.seq };
  switch (event.name) {
    case 'queue:added':
    case 'queue:updated':
      return { ...next, queue: byUrgency([...without(state.queue, event.row.handoffId), event.row]) };
    case 'queue:removed':
      return { ...next, queue: without(state.queue, event.handoffId), ...unwatched(state, event.conversationId) };
    case 'conversation:changed': {
      const isMine = event.ended === undefined && event.row.heldBy?.advisorId === me;
      const mine = mineAfter(state.mine, event.row, isMine);
      return { ...next, mine, ...(isMine ? {} : unwatched(state, event.row.conversationId)) };
    }
    case 'queue:watched':
      return { ...next, ...watched(state, event.conversationId, event.by) };
    case 'reply:held':
      return { ...next, held: byDue([...otherHeld(state, event.row.conversationId), event.row]) };
    case 'reply:settled':
      return { ...next, held: otherHeld(state, event.conversationId) };
    case 'presence:changed':
      return {
        ...next,
        presence: byName([...state.presence.filter((row) => row.advisorId !== event.row.advisorId), event.row]),
      };
    case 'queue:paced':
      return { ...next, averageWaitSeconds: event.averageWaitSeconds };
    case 'channels:changed':
      return { ...next, channels: event.channels };
    case 'board:changed':
      return { ...next, board: byConversation([...otherRows(state, event.row.conversationId), event.row]) };
    case 'board:removed':
    case 'conversation:removed':
      return { ...next, board: otherRows(state, event.conversationId) };
    case 'offer:created':
    case 'offer:expired':
    case 'message:created':
    case 'message:updated':
    case 'floor:changed':
    case 'typing:changed':
    case 'emotion:updated':
    case 'briefing:updated':
    case 'draft:started':
    case 'draft:extended':
    case 'draft:ready':
    case 'draft:failed':
    case 'draft:stale':
    case 'note:created':
    case 'mention:created':
    case 'conversation:watched':
    case 'hand:raised':
    case 'shopper:updated':
    case 'timer:warning':
    case 'timer:breached':
    case 'timer:escalated':
    case 'promises:changed':
    case 'policy:published':
    case 'translation:changed':
    case 'translation:ready':
    case 'translation:failed':
    case 'task:created':
    case 'task:updated':
    case 'task:due':
      return next;
    default:
      return event satisfies never;
  }
}

const otherHeld = ({ held = [] }: DeskSnapshot, id: string) => held.filter((row) => row.conversationId !== id);

const otherRows = ({ board = [] }: DeskSnapshot, id: string) => board.filter((row) => row.conversationId !== id);

function without(rows: readonly QueueRow[], handoffId: string): QueueRow[] {
  return rows.filter((row) => row.handoffId !== handoffId);
}

function mineAfter(mine: readonly QueueRow[], row: QueueRow, isMine: boolean): QueueRow[] {
  const rest = without(mine, row.handoffId);
  return isMine ? byWeight([...rest, row]) : rest;
}

function watched(
  { watched: before = [] }: DeskSnapshot,
  conversationId: string,
  by: WatchedRow['by'],
): Pick<DeskSnapshot, 'watched'> {
  const others = before.filter((row) => row.conversationId !== conversationId);
  return { watched: by.length === 0 ? others : byConversation([...others, { conversationId, by }]) };
}

/** A row that leaves a list takes its faces with it; who gets it is told them again. */
function unwatched(state: DeskSnapshot, conversationId: string): Pick<DeskSnapshot, 'watched'> {
  return state.watched?.some((row) => row.conversationId === conversationId) ? watched(state, conversationId, []) : {};
}
