/** Small documents by id and by the few fields that documents.ts declares. */
import { AparteError } from '../../domain/errors.ts';
import type { Documents } from '../../domain/ports.ts';
import { parseStored, storedJson } from '../../domain/revive.ts';
import { indexEntries, indexesOf } from '../documents.ts';
import type { Connection } from './connection.ts';
import type { Database } from './database.ts';
import { listDocuments } from './document-list.ts';

export function createDocuments({ read, write }: Connection): Documents {
  return {
    get: async <T>(collection: string, id: string) => {
      indexesOf(collection);
      const row = await read((db) => find(db, collection, id));
      return row && { value: parseStored<T>(row.value), version: row.version };
    },

    put: async <T>(collection: string, id: string, value: T, expected?: number) => {
      const draft = { collection, id, json: storedJson(value), entries: indexEntries(collection, value) };
      const version = await write((db) => put(db, draft, expected));
      if (version === undefined) throw new AparteError('conflict', 'Somebody else changed this; read it again first.');
      return version;
    },

    list: async (collection, query) => {
      indexesOf(collection);
      return read((db) => listDocuments(db, collection, query));
    },

    delete: async (collection, id) => {
      indexesOf(collection);
      return write((db) => {
        const old = find(db, collection, id);
        if (!old) return false;
        replaceEntries(db, { collection, id, n: old.n }, indexEntries(collection, parseStored(old.value)), []);
        return db.run('DELETE FROM documents WHERE n = ?', old.n) === 1;
      });
    },
  };
}

type Entries = ReturnType<typeof indexEntries>;
type Draft = { readonly collection: string; readonly id: string; readonly json: string; readonly entries: Entries };
type DocumentRow = { readonly n: number; readonly version: number; readonly value: string };

function find(db: Database, collection: string, id: string): DocumentRow | undefined {
  return db.get<DocumentRow>('SELECT n, version, value FROM documents WHERE collection = ? AND id = ?', collection, id);
}

/** The new version; undefined when the one we were told to replace is not there. */
function put(db: Database, draft: Draft, expected: number | undefined): number | undefined {
  const { collection, id, json, entries } = draft;
  const old = find(db, collection, id);
  const version = old?.version ?? 0;
  if (expected !== undefined && expected !== version) return undefined;
  const written = db.get<{ n: number }>(
    `INSERT INTO documents (collection, id, version, value) VALUES (?, ?, 1, ?)
     ON CONFLICT DO UPDATE SET version = version + 1, value = excluded.value RETURNING n`,
    collection,
    id,
    json,
  );
  const before =
    old && Object.keys(indexesOf(collection)).length > 0 ? indexEntries(collection, parseStored(old.value)) : [];
  replaceEntries(db, { collection, id, n: written?.n ?? 0 }, before, entries);
  return version + 1;
}

function replaceEntries(
  db: Database,
  { collection, id, n }: { collection: string; id: string; n: number },
  before: Entries,
  after: Entries,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  for (const [name, text] of before) {
    const which = 'collection = ? AND name = ? AND value = ? AND id = ?';
    db.run(`DELETE FROM document_index WHERE ${which}`, collection, name, text, id);
  }
  for (const [name, text] of after) {
    db.run('INSERT INTO document_index VALUES (?, ?, ?, ?, ?)', collection, name, text, id, n);
  }
}
