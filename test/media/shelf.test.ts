/** Files that two bring at once, that are removed on their way, and that nobody sends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import type { Bytes } from '../../src/domain/ports.ts';
import { withinQuota } from '../../src/media/quota.ts';
import { createShelf } from '../../src/media/shelf.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { jpeg, pdf, png } from '../support/sample-files.ts';

const id = conversationId('c_one');

function rig(failing = () => false, { limit = 1e9, shopperPerDay = 1e9 } = {}) {
  const kept = new Map<string, Uint8Array>();
  let nowMs = Date.parse('2026-11-22T10:00:00Z');
  const bytes: Bytes = {
    async put(file, given) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (failing()) throw new Error('the disk is full');
      kept.set(file, given);
    },
    get: async (file) => kept.get(file),
    delete: async (file) => void kept.delete(file),
  };
  const now = () => new Date(nowMs);
  const { documents } = createMemoryStore();
  const bounded = withinQuota(bytes, { documents, limit, now });
  const shelf = createShelf({ documents, bytes: bounded, shopperPerDay, now });
  const passes = (ms: number) => {
    nowMs += ms;
  };
  return { kept, shelf, passes };
}

test('of two that bring bytes to one place one is taken, and what is said of it is true', async () => {
  const { shelf, kept } = rig();
  const place = await shelf.expect(id, { name: 'a', mime: 'image/png', bytes: 100 });
  const given = [png(), jpeg(), pdf];
  const outcomes = await Promise.allSettled(given.map((one) => shelf.fill(place, one)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const file = await shelf.find(place);
  expect(kept.get(place)?.length).toBe(file?.facts?.bytes);
});

test('a conversation that is forgotten while a file arrives keeps nothing of it', async () => {
  const { shelf, kept } = rig();
  const place = await shelf.expect(id, { name: 'a', mime: 'image/png', bytes: 100 });
  const arriving = shelf.fill(place, png());
  await shelf.forget(id);
  await expect(arriving).rejects.toMatchObject({ code: 'not-found' });
  expect(kept.size).toBe(0);
  expect(await shelf.find(place)).toBeUndefined();
});

test('a place whose bytes could not be written takes them at the next try; one file fewer is no file', async () => {
  let full = true;
  const { shelf, kept } = rig(() => full);
  const place = await shelf.expect(id, { name: 'a', mime: 'image/png', bytes: 100 });
  await expect(shelf.fill(place, png())).rejects.toThrow('full');
  await expect(shelf.keep(id, 'advisor', { name: 'b', bytes: pdf })).rejects.toThrow('full');
  expect(await shelf.of(id)).toHaveLength(1);
  full = false;
  expect(await shelf.fill(place, png())).toMatchObject({ state: 'kept' });
  expect(kept.size).toBe(1);
});

test('what was never sent goes after a day, with what never came', async () => {
  const { shelf, kept, passes } = rig();
  const sent = await shelf.keep(id, 'shopper', { name: 'a', bytes: png() });
  await shelf.attach(id, 'shopper', [sent.id]);
  await shelf.keep(id, 'shopper', { name: 'b', bytes: pdf });
  await shelf.expect(id, { name: 'c', mime: 'image/png', bytes: 100 });
  await shelf.sweep();
  expect(await shelf.of(id)).toHaveLength(3);
  passes(25 * 60 * 60_000);
  await shelf.sweep();
  expect((await shelf.of(id)).map((file) => file.id)).toEqual([sent.id]);
  expect([...kept.keys()]).toEqual([sent.id]);
});

test('a full house takes no file more, says so, and takes one again once another has gone', async () => {
  const { shelf, kept, passes } = rig(() => false, { limit: 2 * pdf.length });
  const other = conversationId('c_other');
  for (const one of [id, other]) await shelf.keep(one, 'advisor', { name: 'a', bytes: pdf });
  const refused = { code: 'retry-later', details: { full: true } };
  await expect(shelf.keep(id, 'advisor', { name: 'b', bytes: pdf })).rejects.toMatchObject(refused);
  expect(await shelf.of(id)).toHaveLength(1);
  await shelf.forget(other);
  // not counted anew for each file that comes
  await expect(shelf.keep(id, 'advisor', { name: 'b', bytes: pdf })).rejects.toMatchObject(refused);
  passes(60_000);
  await shelf.keep(id, 'advisor', { name: 'b', bytes: pdf });
  expect(kept.size).toBe(2);
});

test('a shopper may bring so much within a day, whatever was announced; an advisor is not counted', async () => {
  const { shelf, passes } = rig(() => false, { shopperPerDay: 2.5 * pdf.length });
  const place = async (bytes = 1) => shelf.expect(id, { name: 'a', mime: 'application/pdf', bytes });
  const places = [await place(), await place(), await place()];
  await shelf.fill(places[0] ?? '', pdf);
  await shelf.fill(places[1] ?? '', pdf);
  await expect(shelf.fill(places[2] ?? '', pdf)).rejects.toMatchObject({ code: 'rate-limited' });
  await expect(place(pdf.length)).rejects.toMatchObject({ code: 'rate-limited' });
  await shelf.keep(id, 'advisor', { name: 'b', bytes: pdf });
  await shelf.expect(conversationId('c_other'), { name: 'a', mime: 'application/pdf', bytes: pdf.length });
  passes(25 * 60 * 60_000);
  await shelf.fill(await place(pdf.length), pdf);
});

test('two nodes of one house take no file more than one would, however many come at once', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-quota-'));
  const stores = [createSqliteStore({ dir }), createSqliteStore({ dir })];
  const kept = new Map<string, Uint8Array>();
  const bytes: Bytes = {
    put: async (file, given) => void kept.set(file, given),
    get: async (file) => kept.get(file),
    delete: async (file) => void kept.delete(file),
  };
  const nowMs = Date.parse('2026-11-22T10:00:00Z');
  const nodes = stores.map(({ documents }) => withinQuota(bytes, { documents, limit: 70, now: () => new Date(nowMs) }));
  try {
    for (const store of stores) await store.ready();
    const coming = Array.from({ length: 20 }, (_, i) => nodes[i % 2]?.put(`file-${i}`, new Uint8Array(10)));
    const outcomes = await Promise.allSettled(coming);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    expect(kept.size).toBe(7);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ details: { full: true } });
  } finally {
    for (const store of stores) await store.close();
    rmSync(dir, { recursive: true });
  }
});

test('a file that could not be written gives its room back', async () => {
  let full = true;
  const { shelf } = rig(() => full, { limit: pdf.length });
  await expect(shelf.keep(id, 'advisor', { name: 'a', bytes: pdf })).rejects.toThrow('the disk is full');
  full = false;
  expect(await shelf.keep(id, 'advisor', { name: 'a', bytes: pdf })).toMatchObject({ state: 'kept' });
});
