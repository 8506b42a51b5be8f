/** Translations and who reads them, on both stores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { translationContract } from '../contracts/translation-contract.ts';
import { findMongo, type MongoServer } from '../support/mongo-server.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-translations-'));
let opened = 0;
const stores: Store[] = [];
const closeAll = () => Promise.all(stores.splice(0).map((store) => store.close()));

describe('SQLite', () => {
  afterAll(async () => {
    await closeAll();
    rmSync(dir, { recursive: true, force: true });
  });
  translationContract('SQLite', async () => {
    const store = createSqliteStore({ dir: join(dir, `${opened++}`) });
    stores.push(store);
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
  afterAll(async () => {
    await closeAll();
    await server?.stop();
  });
  translationContract('MongoDB', async () => {
    const store = createMongoStore({ uri: server.database(`translations_${opened++}`) });
    stores.push(store);
    await store.ready();
    return store;
  });
});
