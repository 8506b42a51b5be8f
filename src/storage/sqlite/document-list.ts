/** Pages of documents: by id, by age, or along a declared index. */
import type { SQLInputValue } from 'node:sqlite';
import type { Documents, Page } from '../../domain/ports.ts';
import { parseStored } from '../../domain/revive.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { indexText } from '../documents.ts';
import type { Database } from './database.ts';

type Query = Parameters<Documents['list']>[1];
type Listed = {
  readonly n: number;
  readonly id: string;
  readonly text: string;
  readonly version: number;
  readonly value: string;
};
type Plan = {
  readonly from: string;
  readonly values: readonly SQLInputValue[];
  readonly order: readonly ('n' | 'id' | 'text')[];
};

export function listDocuments<T>(
  db: Database,
  collection: string,
  query: Query,
): Page<{ id: string; value: T; version: number }> {
  const { limit, after, newestFirst = false } = query;
  const { from, values, order } = plan(collection, query);
  const beyond = newestFirst ? '<' : '>';
  const start = after === undefined ? [] : decodeCursor(after, order.length);
  const where = after === undefined ? '' : `WHERE (${order.join(', ')}) ${beyond} (${order.map(() => '?').join(', ')})`;
  const sorted = order.map((key) => `${key} ${newestFirst ? 'DESC' : 'ASC'}`).join(', ');
  const rows = db.all<Listed>(
    `SELECT * FROM (${from}) ${where} ORDER BY ${sorted} LIMIT ?`,
    ...values,
    ...start,
    limit + 1,
  );
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map((row) => ({ id: row.id, value: parseStored<T>(row.value), version: row.version })),
    ...(rows.length > limit && last && { next: encodeCursor(...order.map((key) => last[key])) }),
  };
}

/** Without `equals` an index is walked in the order of its values: what expires first comes first. */
function plan(collection: string, { index, equals, newestFirst }: Query): Plan {
  const byAge = newestFirst ? 'n' : 'id';
  if (index === undefined) {
    const from = `SELECT n, id, '' AS text, version, value FROM documents WHERE collection = ?`;
    return { from, values: [collection], order: [byAge] };
  }
  const from = `SELECT d.n, i.id, i.value AS text, d.version, d.value FROM document_index AS i
    JOIN documents AS d ON d.n = i.n WHERE i.collection = ? AND i.name = ?`;
  if (equals === undefined) {
    indexText(collection, index, '');
    return { from, values: [collection, index], order: ['text', 'id'] };
  }
  return {
    from: `${from} AND i.value = ?`,
    values: [collection, index, indexText(collection, index, equals)],
    order: [byAge],
  };
}
