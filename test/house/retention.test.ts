/** Retention on every store of the house. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { createMongoStore } from '../../src/storage/mongo/store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { retentionContract } from '../contracts/retention-contract.ts';
import { describeOnMongo } from '../support/describe-on-mongo.ts';
import { createMemoryStore } from '../support/memory-store.ts';

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

describeOnMongo((server) => {
  onEach(() => createMongoStore({ uri: server().database(`retention_${opened++}`) }));
});
