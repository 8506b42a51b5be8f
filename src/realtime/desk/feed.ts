/**
 * What the desk looks like now, kept from commits, and the difference each commit makes. Snapshot before + events =
 * snapshot after holds because both come from the same rows.
 */
import type { Conversation } from '../../domain/conversation.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Change } from '../../domain/ports.ts';
import type { Receipt } from '../../domain/receipt.ts';
import type { Timer } from '../../domain/timers.ts';
import type { DeskEventName, DeskEventPayloads } from '../../protocol/desk/events.ts';
import { byUrgency, byWeight } from '../../protocol/desk/order.ts';
import type { QueueRow } from '../../protocol/desk/rows.ts';
import { fileForDesk } from '../file-views.ts';
import { type Place, queueRow, receiptForDesk } from '../views.ts';

export type DeskNews = {
  [K in DeskEventName]: { readonly name: K; readonly payload: DeskEventPayloads[K] };
}[DeskEventName];

export type DeskFeed = {
  /** Brings the feed to a conversation's new state; returns what the desks have to be told. */
  apply(conversation: Conversation): readonly DeskNews[];
  /** The conversation is no more; returns what the desks have to be told. */
  remove(id: ConversationId): readonly DeskNews[];
  /** Starts from the conversations that are not the bot's. */
  fill(conversations: readonly Conversation[]): void;
  waiting(): readonly QueueRow[];
  heldBy(advisorId: string): readonly QueueRow[];
  /** In whole seconds, of those taken today (UTC); undefined while nobody was. */
  averageWaitToday(): number | undefined;
  /** How many conversations an advisor has. */
  load(advisorId: string): number;
  place(id: ConversationId): Place;
  /** Shoppers whose place has changed since this was last asked. */
  moved(): readonly ConversationId[];
  known(id: ConversationId): boolean;
  row(id: ConversationId): QueueRow | undefined;
};

const assumedWaitSeconds = 60;
const remembered = 20;

export function createDeskFeed(timersOf: (conversation: Conversation) => readonly Timer[] = () => []): DeskFeed {
  const rows = new Map<string, QueueRow>();
  const waits: number[] = [];
  let today = { day: '', count: 0, seconds: 0 };
  let places = new Map<string, number>();
  let order: readonly QueueRow[] = [];
  let told = order;
  let stale = true;

  function waiting(): readonly QueueRow[] {
    if (stale) order = byUrgency([...rows.values()].filter((row) => row.heldBy === undefined));
    stale = false;
    return order;
  }

  function averageWait(): number {
    return waits.length === 0 ? assumedWaitSeconds : waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  }

  function remember(conversation: Conversation): void {
    const { handoff } = conversation;
    if (handoff?.acceptedAt === undefined) return;
    const seconds = Math.max(0, (handoff.acceptedAt.getTime() - handoff.openedAt.getTime()) / 1000);
    const day = handoff.acceptedAt.toISOString().slice(0, 10);
    const before = today.day === day ? today : { day, count: 0, seconds: 0 };
    today = { day, count: before.count + 1, seconds: before.seconds + seconds };
    waits.push(seconds);
    if (waits.length > remembered) waits.shift();
  }

  return {
    waiting,
    apply(conversation) {
      const before = rows.get(conversation.id);
      const after = queueRow(conversation, timersOf(conversation));
      // Most commits are the concierge's own, and nothing here waits for them.
      if (before === undefined && after === undefined) return [];
      if (after === undefined) rows.delete(conversation.id);
      else rows.set(conversation.id, after);
      stale = true;
      if (before?.heldBy === undefined && after?.heldBy !== undefined) remember(conversation);
      return difference(before, after, conversation);
    },
    remove(id) {
      const gone = rows.get(id);
      rows.delete(id);
      stale = true;
      if (gone === undefined) return [];
      if (gone.heldBy === undefined) return [removed(gone, undefined)];
      return [{ name: 'conversation:changed', payload: { row: gone, ended: 'cancelled' } }];
    },
    fill(conversations) {
      for (const conversation of conversations) {
        const row = queueRow(conversation, timersOf(conversation));
        if (row !== undefined) rows.set(conversation.id, row);
      }
      stale = true;
    },
    heldBy: (advisorId) => byWeight([...rows.values()].filter((row) => row.heldBy?.advisorId === advisorId)),
    load: (advisorId) => [...rows.values()].filter((row) => row.heldBy?.advisorId === advisorId).length,
    averageWaitToday: () => (today.count === 0 ? undefined : Math.round(today.seconds / today.count)),
    place(id) {
      const position = Math.max(1, waiting().findIndex((row) => row.conversationId === id) + 1);
      return { position, waitSeconds: Math.max(15, Math.round((averageWait() * position) / 15) * 15) };
    },
    moved() {
      const order = waiting();
      if (order === told) return [];
      told = order;
      const now = new Map(order.map((row, index) => [row.conversationId, index]));
      const moved = [...now].filter(([id, index]) => places.has(id) && places.get(id) !== index).map(([id]) => id);
      places = now;
      return moved as ConversationId[];
    },
    known: (id) => rows.has(id),
    row: (id) => rows.get(id),
  };
}

function difference(
  before: QueueRow | undefined,
  after: QueueRow | undefined,
  conversation: Conversation,
): readonly DeskNews[] {
  return [...queueNews(before, after), ...heldNews(before, after, conversation)];
}

function queueNews(before: QueueRow | undefined, after: QueueRow | undefined): DeskNews[] {
  const waited = before !== undefined && before.heldBy === undefined;
  const waits = after !== undefined && after.heldBy === undefined;
  if (waits && (!waited || before.handoffId !== after.handoffId)) {
    return [...(waited ? [removed(before, undefined)] : []), { name: 'queue:added', payload: { row: after } }];
  }
  if (waits) return same(before, after) ? [] : [{ name: 'queue:updated', payload: { row: after } }];
  return waited ? [removed(before, after)] : [];
}

function removed({ handoffId, conversationId }: QueueRow, after: QueueRow | undefined): DeskNews {
  const by = after?.heldBy;
  const reason = by === undefined ? 'cancelled' : 'claimed';
  return { name: 'queue:removed', payload: { handoffId, conversationId, reason, ...(by === undefined ? {} : { by }) } };
}

function heldNews(before: QueueRow | undefined, after: QueueRow | undefined, { handoff }: Conversation): DeskNews[] {
  const news: DeskNews[] = [];
  const moved =
    before?.heldBy !== undefined &&
    (before.heldBy.advisorId !== after?.heldBy?.advisorId || before.handoffId !== after?.handoffId);
  if (moved && before !== undefined) {
    const returned = handoff?.endReason === 'returned' ? 'returned' : 'resolved';
    const ended =
      after === undefined
        ? returned
        : after.heldBy !== undefined || after.transfer !== undefined
          ? 'transferred'
          : 'requeued';
    news.push({ name: 'conversation:changed', payload: { row: before, ended } });
  }
  if (after?.heldBy !== undefined && (moved || before === undefined || !same(before, after))) {
    news.push({ name: 'conversation:changed', payload: { row: after } });
  }
  return news;
}

function same(a: QueueRow | undefined, b: QueueRow): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What those who have the conversation open see of a commit, besides its row. */
export function threadNews({ before, conversation, messages }: Change, show: ThreadViews): readonly DeskNews[] {
  const conversationId = conversation.id;
  const point = conversation.mood.points.at(-1);
  const felt = point !== undefined && point.seq !== before.mood.points.at(-1)?.seq;
  return [
    ...messages.map((message) => ({
      name: 'message:created' as const,
      payload: { conversationId, message: show.message(message) },
    })),
    ...(before.floor === conversation.floor
      ? []
      : [{ name: 'floor:changed' as const, payload: { conversationId, floor: show.floor(conversation) } }]),
    ...(before.readBy.shopper === conversation.readBy.shopper
      ? []
      : [
          { name: 'message:updated' as const, payload: { conversationId, readByShopper: conversation.readBy.shopper } },
        ]),
    ...receiptNews(before, conversation),
    ...fileNews(before, conversation),
    ...(felt ? [{ name: 'emotion:updated' as const, payload: { conversationId, point: emotionPoint(point) } }] : []),
  ];
}

function receiptNews({ receipts: before }: Conversation, { id, receipts: now }: Conversation): readonly DeskNews[] {
  if (now === undefined || now === before) return [];
  const known = new Set(before?.marks.map(stateOf));
  return now.marks
    .filter((mark) => !known.has(stateOf(mark)))
    .map((mark) => ({
      name: 'message:updated',
      payload: { conversationId: id, delivery: { seq: mark.seq, ...receiptForDesk(mark) } },
    }));
}

/** Marks of messages that come with this commit are in the messages themselves. */
function fileNews({ files: before = [] }: Conversation, { id, files = [] }: Conversation): readonly DeskNews[] {
  if (files === before) return [];
  return files
    .filter((mark) => before.some((known) => known.fileId === mark.fileId && known !== mark))
    .map((mark) => ({
      name: 'message:updated',
      payload: { conversationId: id, file: { seq: mark.seq, ...fileForDesk(mark) } },
    }));
}

const stateOf = ({ seq, state, reason, possibleDuplicate }: Receipt): string =>
  `${seq} ${state} ${reason} ${possibleDuplicate}`;

type ThreadViews = {
  readonly message: (message: Change['messages'][number]) => DeskEventPayloads['message:created']['message'];
  readonly floor: (conversation: Conversation) => DeskEventPayloads['floor:changed']['floor'];
};

function emotionPoint(point: Conversation['mood']['points'][number]): DeskEventPayloads['emotion:updated']['point'] {
  const { seq, value, confidence, at, evidence } = point;
  return {
    seq,
    value,
    confidence,
    at: at.toISOString(),
    ...(evidence === undefined ? {} : { evidence: [...evidence] }),
  };
}
