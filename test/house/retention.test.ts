/** Retention on every store of the house. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { retentionContract } from '../contracts/retention-contract.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { findMongo, type MongoServer } from '../support/mongo-server.ts';

let opened = 0;

function onEach(open: () => Store): void {
  let store: Store;
  beforeEach(async () => {
    store = open();
    await store.ready();
  });
  afterEach(() => store.close());
  retentionContract({ store: () => store });
}

describe('memory', () => onEach(() => createMemoryStore()));

describe('SQLite', () => {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-retention-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  onEach(() => createSqliteStore({ dir: join(dir, `${opened++}`) }));
});

const mongo = findMongo();
const describeMongo = mongo.outcome === 'found' ? describe : describe.skip;

describeMongo(`MongoDB${mongo.outcome === 'found' ? '' : ` (${mongo.reason})`}`, () => {
  let server: MongoServer;
  beforeAll(async () => {
    if (mongo.outcome === 'found') server = await mongo.start();
  }, 60_000);
  afterAll(async () => await server?.stop());
  onEach(() => createMongoStore({ uri: server.database(`retention_${opened++}`) }));
});
