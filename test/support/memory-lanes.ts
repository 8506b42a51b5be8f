/** Lanes in memory: the one write of a commit, and its unfolding step by step. */
import { AparteError } from '../../src/domain/errors.ts';
import type { Floor } from '../../src/domain/floor.ts';
import type { ConversationId } from '../../src/domain/ids.ts';
import type { Lanes, Lease, Sighting } from '../../src/domain/ports.ts';
import type { ConversationDoc, MemoryParts } from './memory-data.ts';

export function memoryLanes(parts: MemoryParts): Lanes {
  const { data, yieldPoint, without } = parts;

  const holds = (doc: ConversationDoc, lease: Lease): boolean => doc.owner === lease.owner && doc.epoch === lease.epoch;
  const mayCommit = (doc: ConversationDoc, lease: Lease): boolean =>
    (without === 'fence' || (holds(doc, lease) && doc.version === lease.version)) &&
    (without === 'floor-check' || doc.claimEpoch === lease.claimEpoch);

  return {
    async take(id, owner, stealFrom) {
      await yieldPoint('take');
      const doc = data.conversations.get(id);
      if (!doc) return { outcome: 'unknown' };
      const by = sighting(doc);
      if (by && !(stealFrom?.owner === by.owner && stealFrom.beat === by.beat)) return { outcome: 'held', by };
      doc.owner = owner;
      doc.epoch += 1;
      doc.beat += 1;
      const { epoch, version, claimEpoch, state: conversation } = doc;
      await unfold(parts, id);
      const lease = { conversationId: id, owner, epoch, version, claimEpoch };
      return { outcome: 'taken', lease, conversation, stolen: by !== undefined };
    },

    async beat(lease) {
      await yieldPoint('beat');
      const doc = data.conversations.get(lease.conversationId);
      if (!doc || !holds(doc, lease)) return false;
      doc.beat += 1;
      return true;
    },

    async release(lease) {
      await yieldPoint('release');
      const doc = data.conversations.get(lease.conversationId);
      if (doc && holds(doc, lease)) doc.owner = undefined;
    },

    async commit(lease, { conversation, messages, deliveries, done, facts = [], release }) {
      const id = lease.conversationId;
      await yieldPoint('commit:write');
      // Rows that an interrupted unfolding left must not be overwritten.
      while (data.conversations.get(id)?.pending !== undefined) await unfold(parts, id);
      const doc = data.conversations.get(id);
      if (!doc || !mayCommit(doc, lease)) return undefined;
      doc.state = conversation;
      doc.version += 1;
      doc.pending = { messages, deliveries, done, facts };
      const orders = data.events.filter((event) => done.includes(event.id)).map(({ order }) => order);
      doc.watermark = Math.max(doc.watermark, ...orders);
      if (release) doc.owner = undefined;
      const next = { ...lease, version: doc.version };
      await unfold(parts, id);
      return next;
    },

    async claim(id, { handoffId, advisorId, name, at }) {
      await yieldPoint('claim');
      const doc = data.conversations.get(id);
      if (!doc) throw new AparteError('not-found', 'There is no such conversation any more.');
      const { floor } = doc.state;
      if (floor.heldBy !== 'queue' || floor.handoffId !== handoffId) return floor;
      const won: Floor = { heldBy: 'advisor', handoffId, advisorId, name, sinceAt: at };
      doc.state = { ...doc.state, floor: won };
      doc.claimEpoch += 1;
      return won;
    },
  };
}

function sighting({ owner, beat }: ConversationDoc): Sighting | undefined {
  return owner === undefined ? undefined : { owner, beat };
}

/** May be repeated by anyone, also by one who has slept through later commits: each step changes nothing twice. */
async function unfold({ data, yieldPoint }: MemoryParts, id: ConversationId): Promise<void> {
  const doc = data.conversations.get(id);
  const { pending, version } = doc ?? {};
  if (!doc || !pending) return;
  await yieldPoint('unfold:messages');
  const messages = data.messages.get(id) ?? new Map();
  if (data.conversations.get(id) === doc) data.messages.set(id, messages);
  for (const message of pending.messages) if (!messages.has(message.seq)) messages.set(message.seq, message);
  await yieldPoint('unfold:outbox');
  for (const delivery of pending.deliveries) {
    if (data.conversations.get(id) !== doc || data.outbox.has(delivery.id)) continue;
    data.outbox.set(delivery.id, { ...delivery, state: 'pending', attempt: 0, notBeforeAt: new Date(0) });
  }
  await yieldPoint('unfold:done');
  for (const event of data.events) if (pending.done.includes(event.id)) event.done = true;
  await yieldPoint('unfold:facts');
  for (const [place, fact] of pending.facts.entries()) {
    data.facts.set(`${id} ${version} ${place}`, fact);
    data.factHours.set(fact.hour, (data.factHours.get(fact.hour) ?? 0) + 1);
  }
  await yieldPoint('unfold:clear');
  if (doc.version === version) doc.pending = undefined;
}
