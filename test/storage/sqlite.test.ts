/** The embedded store keeps the contract. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/domain/ports.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { storeContract } from '../contracts/store-contract.ts';

storeContract('sqlite', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'aparte-store-'));
  const opened: Store[] = [];
  const open = async () => {
    const store = createSqliteStore({ dir });
    opened.push(store);
    await store.ready();
    return store;
  };
  return {
    store: await open(),
    another: open,
    // One transaction: there is no instant between its parts to die in.
    dieAfterNextCommit: () => undefined,
    close: async () => {
      for (const store of opened) await store.close();
      await rm(dir, { recursive: true });
    },
  };
});
