/**
 * A store in memory that works, one step at a time: between any two steps that a database would make one by one it
 * awaits `yieldPoint`, where a test may let another node go first or let this one die. Values are shared, not copied:
 * they are readonly to everybody.
 */

import { newConversation } from '../../src/domain/new-conversation.ts';
import { owedSince } from '../../src/domain/owed.ts';
import type { Inbox, IncomingEvent, Lanes, Receipt, Store } from '../../src/domain/ports.ts';
import { type ConversationDoc, emptyMemory, type MemoryData, type MemoryParts } from './memory-data.ts';
import { memoryDocuments } from './memory-documents.ts';
import { memoryFacts } from './memory-facts.ts';
import { memoryLanes } from './memory-lanes.ts';
import { memoryOutbox } from './memory-outbox.ts';
import { memoryTranscripts } from './memory-transcripts.ts';

export function createMemoryStore(given: Partial<MemoryParts> = {}): Store & { readonly data: MemoryData } {
  const parts: MemoryParts = {
    data: given.data ?? emptyMemory(),
    yieldPoint: given.yieldPoint ?? (() => Promise.resolve()),
    without: given.without,
  };
  return {
    data: parts.data,
    inbox: memoryInbox(parts),
    lanes: memoryLanes(parts) satisfies Lanes,
    transcripts: memoryTranscripts(parts),
    outbox: memoryOutbox(parts),
    documents: memoryDocuments(parts),
    facts: memoryFacts(parts),
    ready: () => parts.yieldPoint('ready'),
    scrub: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function memoryInbox({ data, yieldPoint, without }: MemoryParts): Inbox {
  async function receiveOne(event: IncomingEvent): Promise<Receipt> {
    // The look keeps a late repeat from opening again what was erased; the insert is what guards against two copies.
    await yieldPoint('receive:look');
    const seen = data.keys.get(event.key);
    if (seen !== undefined) return seen === event.contentHash ? 'duplicate' : 'conflict';
    await yieldPoint('receive:order');
    const doc = opened(data, event);
    if (doc === undefined) return 'unknown';
    doc.nextOrder += 1;
    const order = doc.nextOrder;
    // From here a lower order can become visible after a higher one.
    await yieldPoint('receive:insert');
    const known = data.keys.get(event.key);
    if (known !== undefined && without !== 'unique-key') return known === event.contentHash ? 'duplicate' : 'conflict';
    data.keys.set(event.key, event.contentHash);
    data.keyTimes.set(event.key, event.receivedAt);
    const { id, key, contentHash, conversationId, receivedAt, body } = event;
    const flags = { done: false, strikes: 0, quarantined: false };
    data.events.push({ id, key, contentHash, conversationId, receivedAt, body, order, ...flags });
    return 'stored';
  }

  const waits = (doc: ConversationDoc, { order, done, quarantined }: MemoryData['events'][number]): boolean =>
    !quarantined && (without === 'done-flag' ? order > doc.watermark : !done);

  const undoneOf = (doc: ConversationDoc) =>
    data.events
      .filter((event) => event.conversationId === doc.state.id && waits(doc, event))
      .sort((a, b) => a.order - b.order);

  return {
    async receive(events) {
      const receipts: Receipt[] = [];
      for (const event of events) receipts.push(await receiveOne(event));
      await yieldPoint('receive:ack');
      return receipts;
    },

    async known({ key, contentHash }) {
      await yieldPoint('receive:look');
      const seen = data.keys.get(key);
      if (seen === undefined) return undefined;
      return seen === contentHash ? 'duplicate' : 'conflict';
    },

    async undone(conversation, limit) {
      await yieldPoint('undone');
      const doc = data.conversations.get(conversation);
      const found = doc ? undoneOf(doc).slice(0, limit) : [];
      return found.map(({ id, conversationId, order, receivedAt, body }) => ({
        id,
        conversationId,
        order,
        receivedAt,
        body,
      }));
    },

    async strike(id, limit) {
      await yieldPoint('strike');
      const event = data.events.find((candidate) => candidate.id === id);
      if (!event) return 0;
      event.strikes += 1;
      event.quarantined ||= event.strikes >= limit;
      return event.strikes;
    },

    async waiting(limit) {
      await yieldPoint('waiting');
      const since = (doc: ConversationDoc): number =>
        Math.min(
          ...undoneOf(doc).map(({ receivedAt }) => receivedAt.getTime()),
          owedSince(doc.state)?.getTime() ?? Number.POSITIVE_INFINITY,
          ...(doc.pending ? [doc.state.updatedAt.getTime()] : []),
        );
      const all = [...data.conversations].map(([id, doc]) => ({ id, since: since(doc) }));
      const waiting = all.filter((one) => one.since !== Number.POSITIVE_INFINITY);
      return waiting
        .sort((a, b) => a.since - b.since)
        .slice(0, limit)
        .map(({ id }) => id);
    },

    async oldKeys(before, limit, after = '') {
      await yieldPoint('oldKeys');
      const next = [...data.keyTimes]
        .filter(([key]) => key > after)
        .sort()
        .slice(0, limit);
      const last = next[limit - 1]?.[0];
      return {
        keys: next.filter(([, at]) => at < before).map(([key]) => key),
        ...(last === undefined ? {} : { next: last }),
      };
    },

    async forgetKeys(keys) {
      await yieldPoint('forgetKeys');
      for (const key of keys) {
        data.keys.delete(key);
        data.keyTimes.delete(key);
      }
    },
  };
}

function opened(data: MemoryData, { conversationId, opening, receivedAt }: IncomingEvent): ConversationDoc | undefined {
  const known = data.conversations.get(conversationId);
  if (known || opening === undefined) return known;
  data.firstEpoch += 1_000_000;
  const doc: ConversationDoc = {
    state: newConversation(opening, conversationId, receivedAt),
    owner: undefined,
    beat: 0,
    epoch: data.firstEpoch,
    version: 0,
    claimEpoch: 0,
    nextOrder: 0,
    watermark: 0,
    pending: undefined,
  };
  data.conversations.set(conversationId, doc);
  return doc;
}
