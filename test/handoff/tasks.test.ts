/** Tasks and the promises behind them, on both stores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { tasksContract } from '../contracts/tasks-contract.ts';
import { describeOnMongo } from '../support/describe-on-mongo.ts';

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

describeOnMongo((server) => {
  tasksContract('MongoDB', async () => {
    const store = createMongoStore({ uri: server().database(`tasks_${opened++}`) });
    await store.ready();
    return store;
  });
});
