/** What is asked twice a second, or of a million messages, must not read every row: the plans say so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { at, begun, commitOf, conversation, delivery, said } from './corridor-fixtures.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-plans-'));
const store = createSqliteStore({ dir });
beforeAll(() => store.ready());
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true });
});

/** The tables that the statements of `ask` read from end to end. `events` and the index of the desk may be: they hold only what is open. */
async function fullScans(ask: () => Promise<unknown>): Promise<readonly string[]> {
  const asked: string[] = [];
  const prepare = jest.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (this: DatabaseSync, sql) {
    asked.push(sql);
    return original.call(this, sql);
  });
  try {
    await ask();
  } finally {
    prepare.mockRestore();
  }
  const reader = new DatabaseSync(join(dir, 'aparte.db'));
  const scans = asked
    .filter((sql) => /^(SELECT|UPDATE|DELETE)/.test(sql))
    .flatMap((sql) =>
      reader
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((step) => String(step['detail'])),
    )
    .filter((detail) =>
      /^SCAN (conversations|lanes|messages|outbox|documents|document_index|event_keys)(?!.* conversations_at_desk)/.test(
        detail,
      ),
    );
  reader.close();
  return scans;
}
const original = DatabaseSync.prototype.prepare;

const questions: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  waiting: ({ inbox }) => inbox.waiting(10),
  undone: ({ inbox }) => inbox.undone(conversation('camille'), 10),
  receive: ({ inbox }) => inbox.receive([said('jonas', 'Hello')]),
  'a turn': async (all) => {
    const { lease, conversation: before } = await begun(all, 'priya');
    const deliveries = [delivery(lease.conversationId, 1)];
    await all.lanes.commit(
      lease,
      commitOf({ conversation: before }, ['one'], { deliveries, done: [said('priya', 'Hello').id] }),
    );
  },
  due: ({ outbox }) => outbox.due(at, 10),
  messages: ({ transcripts }) => transcripts.messages(conversation('camille'), 0, 10),
  'the desk': ({ transcripts }) => transcripts.versions([conversation('camille')]),
  'a queue': ({ transcripts }) => transcripts.list({ heldBy: 'queue' }, 10),
  'a channel': ({ transcripts }) => transcripts.list({ channel: 'web' }, 10),
  'a visitor': ({ transcripts }) => transcripts.list({ visitor: 'camille' }, 10),
  'a shopper': ({ transcripts }) => transcripts.list({ shopperId: 's-1' }, 10),
  'a search': ({ transcripts }) => transcripts.list({ q: 'camille' }, 10),
  'an erasure': ({ transcripts }) => transcripts.erase(conversation('camille')),
  'a document': ({ documents }) => documents.get('orders', 'o-1'),
  'documents by index': ({ documents }) => documents.list('orders', { index: 'email', equals: 'x', limit: 10 }),
  'documents by age': ({ documents }) => documents.list('audit', { limit: 10, newestFirst: true }),
};

test.each(Object.entries(questions))('%s reads no table from end to end', async (_name, ask) => {
  expect(await fullScans(() => ask(store))).toEqual([]);
});
