/** Translations and who reads them, on both stores. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { translationContract } from '../contracts/translation-contract.ts';
import { describeOnMongo } from '../support/describe-on-mongo.ts';

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

describeOnMongo((server) => {
  afterAll(closeAll);
  translationContract('MongoDB', async () => {
    const store = createMongoStore({ uri: server().database(`translations_${opened++}`) });
    stores.push(store);
    await store.ready();
    return store;
  });
});
