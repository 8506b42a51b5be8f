/** A desk that is never empty for a day must not remember everybody who waited that day. */
import { expect, test } from '@jest/globals';
import { handoffId } from '../../src/domain/ids.ts';
import type { BoardRow } from '../../src/handoff/board.ts';
import { createRoutingMemory } from '../../src/handoff/routing-memory.ts';

const row = (name: string): BoardRow =>
  ({ shopperId: `shopper-${name}`, waiting: { handoffId: handoffId(name) } }) as unknown as BoardRow;

test('what waits no more is forgotten although others wait on', async () => {
  let asked = 0;
  const memory = createRoutingMemory({
    find: async () => {
      asked += 1;
      return undefined;
    },
  });
  const stays = row('stays');
  for (let nth = 0; nth < 50; nth += 1) {
    const passing = row(`passing-${nth}`);
    memory.keep([stays, passing]);
    for (const each of [stays, passing]) await memory.homeOf(each);
    expect(memory.begins(passing.waiting.handoffId, 0, nth)).toBe(true);
  }
  expect(memory.size()).toBe(2);
  expect(asked).toBe(51);
});

test('an act is begun once in five seconds', () => {
  const memory = createRoutingMemory({ find: async () => undefined });
  expect([0, 4_999, 5_000].map((now) => memory.begins('h', 0, now))).toEqual([true, false, true]);
  expect(memory.begins('h', 1, 5_001)).toBe(true);
});
