/** Words that were removed are in none of the files any more: not in free room of the database, not in its log. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import { createConversationErasure } from '../../src/house/conversation-erasure.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { storeConversation } from '../support/stored-conversation.ts';

test('after an erasure nobody finds the words on the disk, also while the house is open', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-scrub-'));
  const store = createSqliteStore({ dir });
  try {
    const left = () =>
      readdirSync(dir).filter((name) => readFileSync(join(dir, name)).toString('latin1').includes('zanzibar'));
    const { documents, transcripts } = store;
    const names = Array.from({ length: 20 }, (_, at) => `c${at}`);
    for (const name of names) {
      await storeConversation(store, name, {}, ['to zanzibar', `${'x'.repeat(6000)} zanzibar`]);
      await documents.put('notes', name, { conversationId: name, text: `zanzibar ${'y'.repeat(9000)}` });
      await documents.put('notes', name, { conversationId: name, text: 'y' });
    }
    expect(left()).not.toEqual([]);
    const files = { forget: async () => undefined };
    const erasure = createConversationErasure({ documents, transcripts, files, now: () => new Date() });
    for (const name of names) await erasure.erase(conversationId(name));
    await store.scrub();
    expect(left()).toEqual([]);
  } finally {
    await store.close();
    rmSync(dir, { recursive: true });
  }
});
