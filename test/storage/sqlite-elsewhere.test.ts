/** A house of one process looks at nothing; another process on the same file is noticed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';

test('only what another connection writes counts as written elsewhere', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-elsewhere-'));
  const [here, there] = [createSqliteStore({ dir }), createSqliteStore({ dir })];
  await Promise.all([here.ready(), there.ready()]);
  const before = await here.transcripts.writtenElsewhere?.();

  await here.documents.put('policies', 'mine', { limit: 1 }, 0);
  expect(await here.transcripts.writtenElsewhere?.()).toBe(before);

  await there.documents.put('policies', 'theirs', { limit: 2 }, 0);
  expect(await here.transcripts.writtenElsewhere?.()).not.toBe(before);

  await Promise.all([here.close(), there.close()]);
  rmSync(dir, { recursive: true });
});
