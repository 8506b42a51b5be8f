/** Documents in memory. */
import { AparteError } from '../../src/domain/errors.ts';
import type { Documents } from '../../src/domain/ports.ts';
import { decodeCursor, encodeCursor } from '../../src/storage/cursor.ts';
import { indexEntries, indexesOf, indexText } from '../../src/storage/documents.ts';
import type { MemoryParts, StoredDocument } from './memory-data.ts';

export function memoryDocuments({ data, yieldPoint }: MemoryParts): Documents {
  const named = (collection: string): Map<string, StoredDocument> => {
    indexesOf(collection);
    const found = data.documents.get(collection) ?? new Map();
    data.documents.set(collection, found);
    return found;
  };

  return {
    async get<T>(collection: string, id: string) {
      const found = named(collection);
      await yieldPoint('documents:get');
      const document = found.get(id);
      return document && { value: document.value as T, version: document.version };
    },

    async put(collection, id, value, expected) {
      const found = named(collection);
      await yieldPoint('documents:put');
      const old = found.get(id);
      const version = old?.version ?? 0;
      if (expected !== undefined && expected !== version) {
        throw new AparteError('conflict', 'Somebody else changed this; read it again first.');
      }
      data.documentCount += 1;
      found.set(id, { n: old?.n ?? data.documentCount, value, version: version + 1 });
      return version + 1;
    },

    async list<T>(collection: string, query: Parameters<Documents['list']>[1]) {
      const found = named(collection);
      const { index, equals, limit, after, newestFirst = false } = query;
      const sought = index === undefined ? undefined : indexText(collection, index, equals ?? '');
      await yieldPoint('documents:list');
      const walk = index !== undefined && equals === undefined;
      const all = [...found].flatMap(([id, document]) => {
        const text = indexEntries(collection, document.value).find(([name]) => name === index)?.[1];
        if (index !== undefined && (text === undefined || (!walk && text !== sought))) return [];
        const key = walk ? [text ?? '', id] : [newestFirst ? document.n : id];
        return [{ id, document, key }];
      });
      const start = after === undefined ? undefined : decodeCursor(after, walk ? 2 : 1);
      const sign = newestFirst ? -1 : 1;
      const rest = all
        .filter(({ key }) => start === undefined || sign * compareKeys(key, start) > 0)
        .sort((a, b) => sign * compareKeys(a.key, b.key));
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(({ id, document: { value, version } }) => ({ id, value: value as T, version })),
        ...(rest.length > limit && last && { next: encodeCursor(...last.key) }),
      };
    },

    async delete(collection, id) {
      const found = named(collection);
      await yieldPoint('documents:delete');
      return found.delete(id);
    },
  };
}

type Key = readonly (string | number)[];

function compareKeys(a: Key, b: Key): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
