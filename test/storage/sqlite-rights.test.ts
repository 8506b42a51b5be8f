/** What shoppers say lies on the disk for the house's process alone, also where an earlier version left it open. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';

test.each(['new', 'old'])('the files of a %s database are its owner’s', async (age) => {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-rights-'));
  try {
    if (age === 'old') {
      writeFileSync(join(dir, 'aparte.db'), '');
      chmodSync(join(dir, 'aparte.db'), 0o644);
    }
    const store = createSqliteStore({ dir });
    await store.ready();
    await store.documents.put('notes', 'n', { text: 'x' });
    const rights = readdirSync(dir).map((name) => [name, (statSync(join(dir, name)).mode & 0o777).toString(8)]);
    expect(rights.sort()).toEqual([
      ['aparte.db', '600'],
      ['aparte.db-shm', '600'],
      ['aparte.db-wal', '600'],
    ]);
    await store.close();
  } finally {
    rmSync(dir, { recursive: true });
  }
});
