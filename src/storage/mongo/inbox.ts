/** Events at the door: durable and deduplicated before anybody is told that we have them. */
import { randomInt } from 'node:crypto';
import mongoose from 'mongoose';
import type { Opening } from '../../domain/conversation.ts';
import { AparteError } from '../../domain/errors.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { newConversation } from '../../domain/new-conversation.ts';
import type { Inbox, IncomingEvent, Receipt } from '../../domain/ports.ts';
import { type EventKeys, eventKeys } from '../event-keys.ts';
import type { Connection } from './connection.ts';
import { conversationFields } from './conversation-fields.ts';
import { duplicatesOf } from './failure.ts';
import { insertNew, unordered } from './insert-new.ts';
import type { ConversationDoc, EventDoc, Models } from './models.ts';

const { trusted } = mongoose;

export function createInbox({ models, within }: Connection): Inbox {
  const { inbox, conversations } = models;
  return {
    receive: (events) => within(() => receive(models, events)),

    known: (event) =>
      within(async () => {
        const { keyHash, mark } = eventKeys(event);
        const found = (await marks(models, [keyHash])).get(keyHash);
        if (found === undefined) return undefined;
        return found === mark ? 'duplicate' : 'conflict';
      }),

    undone: (conversation, limit) =>
      within(async () => {
        const found = await inbox
          .find({ 'undone.conversation': conversation })
          .sort({ 'undone.order': 1 })
          .limit(limit)
          .lean<EventDoc[]>();
        return found.flatMap(({ undone, body, receivedAt }) =>
          undone && body
            ? [{ id: undone.id, conversationId: conversation, order: undone.order, receivedAt, body }]
            : [],
        );
      }),

    strike: (event, limit) =>
      within(async () => {
        const struck = await inbox
          .findOneAndUpdate({ 'undone.id': event }, { $inc: { strikes: 1 } }, { returnDocument: 'after' })
          .lean<EventDoc>();
        const strikes = struck?.strikes ?? 0;
        // A second step, which the next strike repeats if we die before it.
        if (struck && strikes >= limit) {
          await inbox.updateOne({ _id: struck._id, 'undone.id': event }, { $rename: { undone: 'quarantined' } });
        }
        return strikes;
      }),

    waiting: (limit) =>
      within(async () => {
        const since = new Map<ConversationId, number>();
        const note = (id: ConversationId, at: Date): void => {
          since.set(id, Math.min(at.getTime(), since.get(id) ?? Number.POSITIVE_INFINITY));
        };
        const [events, owing, unfolding] = await Promise.all([
          inbox
            .find({ 'undone.at': present }, { 'undone.at': 1, 'undone.conversation': 1, _id: 0 })
            .sort({ 'undone.at': 1 })
            .limit(mostEventsSeen)
            .lean<Pick<EventDoc, 'undone'>[]>(),
          conversations.find({ owedAt: present }, { owedAt: 1 }).sort({ owedAt: 1 }).limit(limit).lean(),
          conversations.find({ pendingAt: present }, { pendingAt: 1 }).sort({ pendingAt: 1 }).limit(limit).lean(),
        ]);
        for (const { undone } of events) if (undone) note(undone.conversation, undone.at);
        for (const { _id, owedAt } of owing) if (owedAt) note(_id, owedAt);
        for (const { _id, pendingAt } of unfolding) if (pendingAt) note(_id, pendingAt);
        return [...since]
          .sort(([, a], [, b]) => a - b)
          .slice(0, limit)
          .map(([id]) => id);
      }),

    oldKeys: (before, limit, after = '') =>
      within(async () => {
        const rows = await inbox
          .find({ _id: trusted({ $gt: after }) }, { receivedAt: 1, undone: 1, quarantined: 1 })
          .sort({ _id: 1 })
          .limit(limit)
          .lean<Pick<EventDoc, '_id' | 'receivedAt' | 'undone' | 'quarantined'>[]>();
        const last = rows[limit - 1];
        // Here the key and the event are one document: what is not handled yet stays whole.
        const old = rows.filter((row) => row.receivedAt < before && !row.undone && !row.quarantined);
        return { keys: old.map((row) => row._id), ...(last && { next: last._id }) };
      }),

    forgetKeys: (keys) =>
      within(async () => {
        await inbox.deleteMany({ _id: trusted({ $in: [...keys] }) });
      }),
  };
}

/** Of any type but missing; a range, so that the sparse index serves it. */
const present = trusted({ $gt: new Date(0) });
/** Enough of the oldest events to find conversations among, and few enough to look at twice a second. */
const mostEventsSeen = 2000;
const highestFirstEpoch = 2 ** 40;

type Arrival = { readonly event: IncomingEvent; readonly keys: EventKeys };
/** Where it stands in its conversation. */
type Placed = { readonly arrival: Arrival; readonly order: number };

/**
 * A look first, so that a late repeat does not open again what was erased; then the insert, whose unique `_id` is the
 * guard. An order taken for an event that turns out to be a copy stays a gap.
 */
async function receive(models: Models, events: readonly IncomingEvent[]): Promise<readonly Receipt[]> {
  const arrivals = events.map((event) => ({ event, keys: eventKeys(event) }));
  const known = await marks(models, hashesOf(arrivals));
  const fresh = arrivals.filter(({ keys }) => !known.has(keys.keyHash));
  const stored = fresh.length === 0 ? new Set<Arrival>() : await insert(models, fresh);
  const late = fresh.length === stored.size ? known : new Map([...known, ...(await marks(models, hashesOf(fresh)))]);
  return arrivals.map((arrival) => {
    if (stored.has(arrival)) return 'stored';
    if (arrival.event.opening === undefined && !late.has(arrival.keys.keyHash)) return 'unknown';
    return late.get(arrival.keys.keyHash) === arrival.keys.mark ? 'duplicate' : 'conflict';
  });
}

const hashesOf = (arrivals: readonly Arrival[]) => arrivals.map(({ keys }) => keys.keyHash);

async function marks({ inbox }: Models, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await inbox
    .find({ _id: trusted({ $in: hashes }) }, { mark: 1 })
    .lean<Pick<EventDoc, '_id' | 'mark'>[]>();
  return new Map(found.map(({ _id, mark }) => [_id, mark]));
}

async function insert(models: Models, arrivals: readonly Arrival[]): Promise<ReadonlySet<Arrival>> {
  const placed = await place(models, arrivals);
  const documents = placed.map(({ arrival: { event, keys }, order }): EventDoc => {
    const { conversationId, id, receivedAt, body } = event;
    const undone = { id, conversation: conversationId, order, at: receivedAt };
    return { _id: keys.keyHash, mark: keys.mark, conversationId, receivedAt, body, strikes: 0, undone };
  });
  try {
    await models.inbox.insertMany(documents, unordered);
    return new Set(placed.map(({ arrival }) => arrival));
  } catch (error) {
    const copies = duplicatesOf(error);
    return new Set(placed.flatMap(({ arrival }, index) => (copies.has(index) ? [] : arrival)));
  }
}

/**
 * One order for each event, in the order of the batch; opens the conversations that are new. Events that belong to no
 * conversation and open none are left out.
 */
async function place(models: Models, arrivals: readonly Arrival[]): Promise<readonly Placed[]> {
  const byConversation = Map.groupBy(arrivals, ({ event }) => event.conversationId);
  const next = new Map<ConversationId, number>();
  await Promise.all(
    [...byConversation].map(async ([id, own]) => {
      const last = await openAndCount(
        models,
        id,
        own.map(({ event }) => event),
      );
      if (last !== undefined) next.set(id, last - own.length + 1);
    }),
  );
  return arrivals.flatMap((arrival) => {
    const order = next.get(arrival.event.conversationId);
    if (order === undefined) return [];
    next.set(arrival.event.conversationId, order + 1);
    return { arrival, order };
  });
}

/** Nearly always the conversation is there, and one update counts. Undefined: it is not, and none of them opens it. */
async function openAndCount(
  { conversations }: Models,
  id: ConversationId,
  events: readonly IncomingEvent[],
): Promise<number | undefined> {
  const opener = events.find(({ opening }) => opening !== undefined);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const counted = await conversations
      .findOneAndUpdate({ _id: id }, { $inc: { lastOrder: events.length } }, afterwards)
      .lean<{ lastOrder: number }>();
    if (counted) return counted.lastOrder;
    if (opener?.opening === undefined) return undefined;
    await insertNew([unopened(opener, opener.opening)], (rows) => conversations.insertMany(rows, unordered));
  }
  throw new AparteError('retry-later', 'This conversation is being erased; send it again.');
}

const mostAttempts = 3;
const afterwards = { returnDocument: 'after', projection: { lastOrder: 1 } } as const;

function unopened({ conversationId, receivedAt }: IncomingEvent, opening: Opening): ConversationDoc {
  const { set } = conversationFields(newConversation(opening, conversationId, receivedAt));
  // Epochs start anywhere: a lease from before an erasure must not fit the conversation opened after it.
  const lane = { owner: null, beat: 0, epoch: randomInt(highestFirstEpoch), version: 0, claimEpoch: 0, lastOrder: 0 };
  return { _id: conversationId, ...set, ...lane };
}
