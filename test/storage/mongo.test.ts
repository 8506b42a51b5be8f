/** The MongoDB store keeps the contract, on whatever server is there; without one it says so and is not passed. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import type { Store } from '../../src/domain/ports.ts';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { type Unfold, unfold } from '../../src/storage/mongo/unfold.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { findMongo, type MongoServer } from '../support/mongo-server.ts';
import { at, begun, commitOf, conversation, delivery, said, taken } from './corridor-fixtures.ts';

const found = findMongo();

if (found.outcome === 'missing') {
  test.skip(`MongoDB store: ${found.reason}`, () => undefined);
} else {
  let server: MongoServer;
  beforeAll(async () => {
    server = await found.start();
  }, 60_000);
  afterAll(() => server.stop());
  const uri = () => server.database(`aparte-${randomUUID().slice(0, 8)}`);

  const opened: Store[] = [];
  const open = async (
    database: string,
    parts: Partial<Parameters<typeof createMongoStore>[0]> = {},
  ): Promise<Store> => {
    const store = createMongoStore({ uri: database, ...parts });
    opened.push(store);
    await store.ready();
    return store;
  };
  const closeAll = async (): Promise<void> => {
    for (const store of opened.splice(0)) await store.close();
  };
  const raw = async <T>(database: string, work: (connection: mongoose.Connection) => Promise<T>): Promise<T> => {
    const connection = await mongoose.createConnection(database).asPromise();
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  };

  // One database for all: building its indexes is what takes the time.
  const shared = `aparte-${randomUUID().slice(0, 8)}`;
  const emptied = async (database: string): Promise<void> =>
    raw(database, async ({ db }) => {
      for (const collection of (await db?.collections()) ?? []) await collection.deleteMany({});
    });

  storeContract('mongo', async () => {
    const database = server.database(shared);
    let dying = false;
    // A dead process unfolds nothing.
    const mortal: Unfold = (...rows) => (dying ? Promise.reject(new Error('died')) : unfold(...rows));
    return {
      store: await open(database, { unfold: mortal }),
      another: () => open(database),
      dieAfterNextCommit: () => {
        dying = true;
      },
      close: async () => {
        await closeAll();
        await emptied(database);
      },
    };
  });

  describe('mongo, besides', () => {
    afterEach(closeAll);

    test('every query of a port is served by an index', async () => {
      const database = uri();
      const store = await open(database);
      await store.inbox.receive([said('camille', 'Hello')]);
      const longAgo = { $gt: new Date(0) };
      const plans = await raw(database, (connection) => {
        const [inbox, conversations] = [connection.collection('inbox'), connection.collection('conversations')];
        const queries = [
          inbox.find({ 'undone.conversation': conversation('camille') }).sort({ 'undone.order': 1 }),
          inbox.find({ 'undone.at': longAgo }).sort({ 'undone.at': 1 }),
          inbox.find({ 'undone.id': 'x' }),
          conversations.find({ owedAt: longAgo }).sort({ owedAt: 1 }),
          conversations.find({ pendingAt: longAgo }).sort({ pendingAt: 1 }),
          connection
            .collection('messages')
            .find({ conversationId: 'x', seq: { $gt: 1 } })
            .sort({ seq: 1 }),
          connection.collection('orders').find({ 'index.email': 'x' }).sort({ _id: 1 }),
        ];
        return Promise.all(queries.map((query) => query.explain('queryPlanner')));
      });
      for (const plan of plans) expect(JSON.stringify(plan)).toContain('IXSCAN');
    });

    test('a commit finds rows that an earlier one left and brings them home first', async () => {
      let away = false;
      const store = await open(uri(), {
        unfold: (...rows) => (away ? Promise.reject(new Error('away')) : unfold(...rows)),
      });
      const { lease, conversation: before } = await begun(store, 'camille');
      const first = commitOf({ conversation: before }, ['one'], { done: [said('camille', 'Hello').id] });
      away = true;
      const next = await store.lanes.commit(lease, first);
      away = false;
      if (!next) throw new Error('The first commit was refused.');
      expect(await store.inbox.waiting(10)).toEqual([lease.conversationId]);
      await store.lanes.commit(next, commitOf(first, ['two']));
      const lines = await store.transcripts.messages(lease.conversationId, 0, 10);
      expect(lines.map(({ text }) => text)).toEqual(['one', 'two']);
      expect(await store.inbox.undone(lease.conversationId, 10)).toEqual([]);
    });

    test('a sleeper who unfolds an old commit late changes nothing', async () => {
      const late: (() => Promise<void>)[] = [];
      const database = uri();
      const sleepy = await open(database, {
        unfold: async (...rows) => {
          if (rows[1].pending) late.push(() => unfold(...rows));
        },
      });
      const { lease, conversation: before } = await begun(sleepy, 'camille');
      const first = commitOf({ conversation: before }, ['one'], {
        deliveries: [delivery(lease.conversationId, 1)],
        release: true,
      });
      await sleepy.lanes.commit(lease, first);
      const store = await open(database);
      const turn = await taken(store, lease.conversationId, 'node-b');
      const [row] = await store.outbox.due(at, 10);
      const sending = await store.outbox.start(row?.id ?? '', 'node-b', 0, at);
      await store.lanes.commit(turn.lease, commitOf(turn, ['two']));
      for (const wake of late) await wake();
      expect(await store.outbox.due(at, 10)).toEqual([sending]);
      const lines = await store.transcripts.messages(lease.conversationId, 0, 10);
      expect(lines.map(({ text }) => text)).toEqual(['one', 'two']);
    });

    test('an unfolding that comes after an erasure leaves nothing behind', async () => {
      const late: (() => Promise<void>)[] = [];
      const store = await open(uri(), {
        unfold: async (...rows) => {
          if (rows[1].pending) late.push(() => unfold(...rows));
        },
      });
      const { lease, conversation: before } = await begun(store, 'camille');
      const id = lease.conversationId;
      await store.lanes.commit(lease, commitOf({ conversation: before }, ['one'], { deliveries: [delivery(id, 1)] }));
      await store.transcripts.erase(id);
      for (const wake of late) await wake();
      expect(await store.transcripts.messages(id, 0, 10)).toEqual([]);
      expect(await store.outbox.due(at, 10)).toEqual([]);
    });

    test('a server that is not there is "retry-later" within three seconds', async () => {
      const store = createMongoStore({ uri: 'mongodb://127.0.0.1:9/nowhere' });
      opened.push(store);
      const began = performance.now();
      await expect(store.inbox.receive([said('camille', 'Hello')])).rejects.toMatchObject({ code: 'retry-later' });
      expect(performance.now() - began).toBeLessThan(3500);
    });
  });
}
