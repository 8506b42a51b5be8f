/** A process that dies between a row's end and the news of it: whoever comes next tells, and what is told twice counts once. */
import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from '@jest/globals';
import type { OutboxRow } from '../../src/domain/delivery.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { createTelling } from '../../src/outbox/telling.ts';
import { messageWith } from '../channels/sample-messages.ts';
import { createMemoryStore } from '../support/memory-store.ts';

let store: ReturnType<typeof createMemoryStore>;
let row: OutboxRow;
beforeEach(async () => {
  store = createMemoryStore();
  store.data.outbox.set('c_1:1', {
    ...{ id: 'c_1:1', conversationId: conversationId('c_1'), seq: 1, channel: 'whatsapp', account: '555', to: '336' },
    ...{ class: 'text', state: 'pending', attempt: 0, notBeforeAt: new Date(0), message: messageWith({ text: 'x' }) },
  });
  const started = await store.outbox.start('c_1:1', 'node', 0, new Date(30_000));
  if (started === undefined) throw new Error('The row was not to be had.');
  row = started;
});

function process(dead = false) {
  const told: string[] = [];
  const failures: unknown[] = [];
  const telling = createTelling({
    outbox: store.outbox,
    tell: async ({ id, attempt }, { state, reason }) => {
      if (dead) throw new Error('the store is away');
      told.push(`${id}/${attempt} ${state} ${reason ?? ''}`.trim());
    },
    failed: (cause) => failures.push(cause),
  });
  return { telling, told, failures };
}

test('a row that failed just before the process died is told by the next', async () => {
  await store.outbox.settle(row.id, row.attempt, { state: 'failed', reason: 'not-reachable:131026' });
  const next = process();
  next.telling.start();
  while (next.told.length === 0) await setImmediate();
  await next.telling.stop();
  expect(next.told).toEqual(['c_1:1/1 failed not-reachable:131026']);
  await next.telling.sweep();
  expect(next.told).toHaveLength(1);
});

test('what could not be told is not forgotten', async () => {
  const outcome = { state: 'unconfirmed', reason: 'no-evidence' } as const;
  await store.outbox.settle(row.id, row.attempt, outcome);
  const away = process(true);
  await away.telling.settled(row, outcome);
  expect(away.failures).toHaveLength(1);
  const back = process();
  await back.telling.sweep();
  expect(back.told).toEqual(['c_1:1/1 unconfirmed no-evidence']);
});

test('a hundred rows that cannot be told keep none behind them from being told', async () => {
  const rows = Array.from(
    { length: 130 },
    (_, at): OutboxRow => ({ ...row, id: `r${at}`, state: 'failed', reason: 'x' }),
  );
  const left = new Map(rows.map((each) => [each.id, each]));
  const told: string[] = [];
  const telling = createTelling({
    outbox: { untold: async (limit) => [...left.values()].slice(0, limit), told: async (id) => void left.delete(id) },
    tell: async ({ id }) => {
      if (Number(id.slice(1)) < 100) throw new Error('no such conversation');
      told.push(id);
    },
    failed: () => undefined,
  });
  await telling.sweep();
  expect(told).toHaveLength(30);
  expect(left.size).toBe(100);
});

test('a row that is still on its way is no news', async () => {
  const outcome = { state: 'pending', at: new Date(60_000), reason: 'pace' } as const;
  await store.outbox.settle(row.id, row.attempt, outcome);
  const live = process();
  await live.telling.settled(row, outcome);
  await live.telling.sweep();
  expect(live.told).toEqual([]);
});
