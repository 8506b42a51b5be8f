/** Transcripts in memory. */
import type { Conversation } from '../../src/domain/conversation.ts';
import type { ConversationFilter, Transcripts } from '../../src/domain/ports.ts';
import { decodeCursor, encodeCursor } from '../../src/storage/cursor.ts';
import { foldedWords, searchWords } from '../../src/storage/search-words.ts';
import { forgetFacts } from './memory-facts.ts';
import type { MemoryParts } from './memory-data.ts';

export function memoryTranscripts({ data, yieldPoint }: MemoryParts): Transcripts {
  return {
    async conversation(id) {
      await yieldPoint('conversation');
      return data.conversations.get(id)?.state;
    },

    async messages(id, after, limit) {
      await yieldPoint('messages');
      const bySeq = new Map(data.messages.get(id));
      for (const message of data.conversations.get(id)?.pending?.messages ?? []) bySeq.set(message.seq, message);
      const later = [...bySeq.values()].filter(({ seq }) => seq > after);
      return later.sort((a, b) => a.seq - b.seq).slice(0, limit);
    },

    async list(filter, limit, cursor) {
      await yieldPoint('list');
      const [time, id] = cursor === undefined ? [Number.POSITIVE_INFINITY, ''] : decodeCursor(cursor, 2);
      const all = [...data.conversations.values()].map(({ state }) => state).filter((one) => matches(one, filter));
      const rest = all
        .filter((one) => compare(one, Number(time), String(id)) < 0)
        .sort((a, b) => compare(b, a.updatedAt.getTime(), a.id));
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(rest.length > limit && last && { next: encodeCursor(last.updatedAt.getTime(), last.id) }) };
    },

    async versions(named) {
      await yieldPoint('versions');
      const open = [...data.conversations].filter(
        ([id, { state }]) => state.floor.heldBy !== 'bot' || named.includes(id),
      );
      return new Map(open.map(([id, { version }]) => [id, version]));
    },

    async erase(id) {
      await yieldPoint('erase');
      data.conversations.delete(id);
      data.messages.delete(id);
      forgetFacts(data, id);
      for (const [rowId, row] of data.outbox) if (row.conversationId === id) data.outbox.delete(rowId);
      const kept = data.events.filter((event) => event.conversationId !== id);
      data.events.splice(0, data.events.length, ...kept);
    },
  };
}

function compare(one: Conversation, time: number, id: string): number {
  return one.updatedAt.getTime() - time || (one.id < id ? -1 : Number(one.id > id));
}

function matches(one: Conversation, filter: ConversationFilter): boolean {
  const { heldBy, channel, visitor, shopperId, q, updatedBefore } = filter;
  const words = searchWords(one);
  return (
    (heldBy === undefined || one.floor.heldBy === heldBy) &&
    (channel === undefined || one.channel === channel) &&
    (visitor === undefined || one.visitor === visitor) &&
    (updatedBefore === undefined || one.updatedAt < updatedBefore) &&
    (shopperId === undefined || one.identity.shopperId === shopperId) &&
    foldedWords(q ?? '').every((sought) => words.some((word) => word.startsWith(sought)))
  );
}
