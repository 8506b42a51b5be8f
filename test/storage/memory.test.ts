/** The store of the interleaving tests keeps the same contract as the real ones. */
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/domain/ports.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { emptyMemory } from '../support/memory-data.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { begun, commitLines, said } from './corridor-fixtures.ts';

storeContract('memory', async () => {
  const data = emptyMemory();
  let dying = false;
  // Dies at the first step after the write, and never does anything again.
  const mortal = async (step: string): Promise<void> => {
    if (dying && step.startsWith('unfold')) throw new Error('died');
  };
  return {
    store: createMemoryStore({ data, yieldPoint: mortal }),
    another: async (): Promise<Store> => createMemoryStore({ data }),
    dieAfterNextCommit: () => {
      dying = true;
    },
    close: () => Promise.resolve(),
  };
});

test('without the fence a lost lane still commits', async () => {
  const store = createMemoryStore({ without: 'fence' });
  const { lease, conversation: before } = await begun(store, 'camille');
  await commitLines(store, lease, before, ['one']);
  expect(await commitLines(store, lease, before, ['ghost'])).toBeDefined();
});

test('without the unique key two copies at once are both stored', async () => {
  const store = createMemoryStore({ without: 'unique-key' });
  const receipts = await Promise.all([1, 2].map(() => store.inbox.receive([said('camille', 'Hello')])));
  expect(receipts.flat()).toEqual(['stored', 'stored']);
});
