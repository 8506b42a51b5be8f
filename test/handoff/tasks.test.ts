/** Tasks and the promises behind them, on both stores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { tasksContract } from '../contracts/tasks-contract.ts';
import { findMongo, type MongoServer } from '../support/mongo-server.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-tasks-'));
let opened = 0;

describe('SQLite', () => {
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  tasksContract('SQLite', async () => {
    const store = createSqliteStore({ dir: join(dir, `${opened++}`) });
    await store.ready();
    return store;
  });
});

const mongo = findMongo();
const describeMongo = mongo.outcome === 'found' ? describe : describe.skip;

describeMongo(`MongoDB${mongo.outcome === 'found' ? '' : ` (${mongo.reason})`}`, () => {
  let server: MongoServer;
  beforeAll(async () => {
    if (mongo.outcome === 'found') server = await mongo.start();
  }, 60_000);
  afterAll(async () => await server?.stop());
  tasksContract('MongoDB', async () => {
    const store = createMongoStore({ uri: server.database(`tasks_${opened++}`) });
    await store.ready();
    return store;
  });
});
