/** The two places for bytes behave alike; and a place that is full says so without harm to the words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Bytes } from '../../src/domain/ports.ts';
import { bytesInFolder, noRoom } from '../../src/media/bytes-in-folder.ts';
import { bytesInStore } from '../../src/media/bytes-in-store.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { openHttpHouse } from '../support/http-house.ts';
import { png } from '../support/sample-files.ts';

const dir = mkdtempSync(join(tmpdir(), 'aparte-bytes-'));
const store = createSqliteStore({ dir });
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

describe.each<[string, () => Bytes]>([
  ['a folder', () => bytesInFolder(join(dir, 'media'))],
  ['the store', () => bytesInStore(store.documents)],
])('bytes in %s', (_where, open) => {
  const id = 'f_0123456789abcdef';
  let bytes: Bytes;
  beforeAll(() => {
    bytes = open();
  });

  test.each([0, 1, 524_288, 524_289, 3_000_000])('%d of them come back as they went', async (size) => {
    const given = Buffer.alloc(size, 7);
    await bytes.put(id, given);
    expect(Buffer.from((await bytes.get(id)) ?? []).equals(given)).toBe(true);
  });

  test('gone is gone, also twice', async () => {
    await bytes.put(id, Buffer.alloc(2_000_000));
    await bytes.delete(id);
    await bytes.delete(id);
    expect(await bytes.get(id)).toBeUndefined();
    expect((await store.documents.list('file-parts', { limit: 10 })).items).toEqual([]);
  });

  test('the same again in its place', async () => {
    await bytes.put(id, Buffer.from('one'));
    await bytes.put(id, Buffer.from('two'));
    expect(Buffer.from((await bytes.get(id)) ?? []).toString()).toBe('two');
  });
});

test('the last of the disk is the words’ and not the pictures’', async () => {
  const bytes = bytesInFolder(join(dir, 'media'), Number.MAX_SAFE_INTEGER);
  await expect(bytes.put('f_full56789abcdef', Buffer.alloc(1))).rejects.toMatchObject({
    code: 'retry-later',
    details: { full: true },
  });
  expect(await bytes.get('f_full56789abcdef')).toBeUndefined();
});

test.each(['../session-secret', '..', 'a/b', 'short', 'f_\0aaaaaaaaa'])(
  '"%s" is no place in the folder',
  async (id) => {
    const bytes = bytesInFolder(join(dir, 'media'));
    expect(() => bytes.get(id)).toThrow('no such file');
    await expect(async () => bytes.put(id, Buffer.alloc(1))).rejects.toMatchObject({ code: 'not-found' });
  },
);

test('no room is 507 for whoever uploads', async () => {
  const house = await openHttpHouse({
    files: {
      opens: () => true,
      open: async () => undefined,
      fill: async () => Promise.reject(noRoom()),
      keep: async () => Promise.reject(noRoom()),
    },
  });
  const answer = await request(house.app).put('/media/uploads/f_0123456789abcdef').send(png());
  expect(answer.status).toBe(507);
  expect(answer.body).toMatchObject({ code: 'retry-later', detail: expect.stringContaining('Words still arrive') });
  await house.close();
});
