/** A node that has just started finds advisors of other nodes in the store: there, or left behind by a node that died? */
import { afterEach, expect, test } from '@jest/globals';
import { advisorId } from '../../src/domain/ids.ts';
import type { Documents } from '../../src/domain/ports.ts';
import { createPresence, type PresenceBook } from '../../src/handoff/presence.ts';

const ines = { id: advisorId('ines') };
let book: PresenceBook | undefined;
afterEach(() => book?.stop());

function started(record: { here: boolean }) {
  let nowMs = 0;
  let version = 1;
  let lists = 0;
  const documents = {
    get: async () => undefined,
    put: async () => 1,
    list: async () => {
      lists += 1;
      return { items: [{ id: 'ines', value: { status: 'available', beats: version, ...record }, version }] };
    },
  } as unknown as Documents;
  const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
  book = createPresence({
    documents,
    clock,
    goneMs: 60_000,
    failed: (cause) => {
      throw cause;
    },
  });
  book.start();
  return {
    book,
    beat: () => {
      version += 1;
    },
    advance: (ms: number) => {
      nowMs += ms;
    },
    /** After a whole look at the store that began later than now. */
    async looked() {
      const before = lists;
      while (lists < before + 2) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

test('until a beat could have come nobody knows; with the beat they are there', async () => {
  const { book, beat, looked } = started({ here: true });
  await looked();
  expect([book.of(ines), book.unsure()]).toEqual(['away', true]);
  beat();
  await looked();
  expect([book.of(ines), book.isConnected(ines), book.unsure()]).toEqual(['available', true, false]);
});

test('without one they are gone', async () => {
  const { book, advance, looked } = started({ here: true });
  await looked();
  advance(21_000);
  expect([book.of(ines), book.isConnected(ines), book.unsure()]).toEqual(['away', false, false]);
});

test('a store that was away for long is no absence of anybody; no beat while it is there is one', async () => {
  const { book, beat, advance, looked } = started({ here: true });
  await looked();
  beat();
  await looked();
  advance(90_000);
  await looked();
  expect([book.of(ines), book.silentMs('ines')]).toEqual(['available', undefined]);
  for (let step = 0; step < 4; step++) {
    advance(16_000);
    await looked();
  }
  expect(book.of(ines)).toBe('away');
}, 30_000);

test('who had left is in no doubt', async () => {
  const { book, looked } = started({ here: false });
  await looked();
  expect([book.of(ines), book.unsure()]).toEqual(['away', false]);
});
