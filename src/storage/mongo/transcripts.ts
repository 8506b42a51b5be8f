/** What the house reads of its conversations, and how it forgets one. */
import mongoose, { type QueryFilter } from 'mongoose';
import type { Conversation } from '../../domain/conversation.ts';
import { type ConversationId, conversationId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { ConversationFilter, Page, Transcripts } from '../../domain/ports.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { foldedWords } from '../search-words.ts';
import type { Connection } from './connection.ts';
import { forgetFacts } from './facts.ts';
import type { ConversationDoc, MessageDoc, Models } from './models.ts';

const { trusted } = mongoose;

export function createTranscripts({ models, within }: Connection): Transcripts {
  const { conversations } = models;
  return {
    conversation: (id) =>
      within(async () => (await conversations.findById(id, { state: 1 }).lean<ConversationDoc>())?.state),

    messages: (id, after, limit) => within(() => messages(models, id, after, limit)),

    list: (filter, limit, cursor) => within(() => list(models, filter, limit, cursor)),

    versions: (named) =>
      within(async () => {
        const open = await conversations
          .find(
            { $or: [{ heldBy: trusted({ $in: ['queue', 'advisor'] }) }, { _id: trusted({ $in: [...named] }) }] },
            { version: 1 },
          )
          .lean<Pick<ConversationDoc, '_id' | 'version'>[]>();
        return new Map(open.map(({ _id, version }) => [_id, version]));
      }),

    erase: (id) => within(() => erase(models, id)),
  };
}

/** Rows that are not unfolded yet are as true as the others. Pending is read first: what leaves it has arrived. */
async function messages(models: Models, id: ConversationId, after: number, limit: number): Promise<readonly Message[]> {
  const doc = await models.conversations
    .findById(id, { 'pending.messages': 1 })
    .lean<Pick<ConversationDoc, 'pending'>>();
  const rows = await models.messages
    .find({ conversationId: id, seq: trusted({ $gt: after }) }, { body: 1 })
    .sort({ seq: 1 })
    .limit(limit)
    .lean<Pick<MessageDoc, 'body'>[]>();
  const bySeq = new Map(rows.map(({ body }) => [body.seq, body]));
  for (const message of doc?.pending?.messages ?? []) if (message.seq > after) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(0, limit);
}

type Filter = QueryFilter<ConversationDoc>;

function conditions({ heldBy, channel, visitor, shopperId, q, updatedBefore }: ConversationFilter): Filter[] {
  return [
    ...(heldBy === undefined ? [] : [{ heldBy }]),
    ...(channel === undefined ? [] : [{ channel }]),
    ...(visitor === undefined ? [] : [{ visitor }]),
    ...(shopperId === undefined ? [] : [{ shopper: shopperId }]),
    ...(updatedBefore === undefined ? [] : [{ updatedAt: trusted({ $lt: updatedBefore }) }]),
    // A folded word has letters and digits only: nothing in it means anything to a pattern.
    ...foldedWords(q ?? '').map((word) => ({ words: new RegExp(`^${word}`, 'u') })),
  ];
}

/** Newest first. A conversation that changes between two pages moves to the front and is seen there. */
async function list(
  { conversations }: Models,
  filter: ConversationFilter,
  limit: number,
  cursor?: string,
): Promise<Page<Conversation>> {
  const all = [...conditions(filter), ...(cursor === undefined ? [] : [beyond(cursor)])];
  const found = await conversations
    .find(all.length === 0 ? {} : { $and: all }, { state: 1, updatedAt: 1 })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<Pick<ConversationDoc, '_id' | 'state' | 'updatedAt'>[]>();
  const last = found[limit - 1];
  return {
    items: found.slice(0, limit).map(({ state }) => state),
    ...(found.length > limit && last && { next: encodeCursor(last.updatedAt.getTime(), last._id) }),
  };
}

function beyond(cursor: string): Filter {
  const [time, id] = decodeCursor(cursor, 2);
  const at = new Date(Number(time));
  return {
    $or: [{ updatedAt: trusted({ $lt: at }) }, { updatedAt: at, _id: trusted({ $lt: conversationId(String(id)) }) }],
  };
}

/**
 * The conversation goes first, so that no commit fits any more and a late unfolding removes what it writes. Repeatable:
 * a caller that died in the middle asks again. Event keys stay: hashed, they let nobody back in and tell nothing.
 */
async function erase(models: Models, id: ConversationId): Promise<void> {
  const { conversations, inbox, messages, outbox } = models;
  await conversations.deleteOne({ _id: id });
  const forgotten = { conversationId: 1, body: 1, strikes: 1, undone: 1, quarantined: 1 } as const;
  await Promise.all([
    inbox.updateMany({ conversationId: id }, { $unset: forgotten }),
    messages.deleteMany({ conversationId: id }),
    outbox.deleteMany({ conversationId: id }),
    forgetFacts(models, id),
  ]);
}
