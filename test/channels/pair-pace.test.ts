/** One shopper and one number: WhatsApp takes 45 messages in six seconds and then one in six, and says 131056 beyond that. */
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { createSendParts } from '../../src/channels/graph-sender.ts';
import { createRate, whatsAppLimits } from '../../src/channels/rate.ts';
import type { OutboxRow, SendResult } from '../../src/domain/delivery.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { messageWith } from './sample-messages.ts';

const answer = z.object({ id: z.string() });
const secondMs = 1_000;

/** Graph with a bucket for each pair, on the clock of the test; a message takes `wayMs` to arrive. */
function provider(limits: { readonly burst: number; readonly everyMs: number }, wayMs = 0) {
  let nowMs = 0;
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  const took: { readonly to: string; readonly atMs: number; readonly text: string }[] = [];
  const refused: number[] = [];
  const graph = {
    upload: () => Promise.reject(new Error('nothing to bring')),
    post: async (_path: string, body: unknown) => {
      const { to, text } = body as { to: string; text: string };
      const atMs = nowMs + wayMs;
      const before = buckets.get(to) ?? { tokens: limits.burst, atMs };
      const tokens = Math.min(limits.burst, before.tokens + (atMs - before.atMs) / limits.everyMs);
      buckets.set(to, { tokens: tokens < 1 ? tokens : tokens - 1, atMs });
      if (tokens >= 1) {
        took.push({ to, atMs, text });
        return { kind: 'ok', value: { id: 'x' } };
      }
      refused.push(atMs);
      return { kind: 'error', status: 400, code: 131056 };
    },
  };
  const clock = { monotonicMs: () => nowMs };
  const pass = async (ms: number) => {
    nowMs += ms;
  };
  const send = createSendParts('whatsapp', answer, ({ id }) => id, {
    ...{ graph: graph as never, clock, wait: pass, notice: () => undefined },
    rate: createRate({ clock, limits: { ...whatsAppLimits, perSecond: 10_000 } }),
  });
  return { send, took, refused, pass, now: () => nowMs };
}

const rowTo = (to: string, seq: number): OutboxRow => ({
  ...{ id: `c_${to}:${seq}`, conversationId: conversationId(`c_${to}`), seq, channel: 'whatsapp', account: '555', to },
  ...{ class: 'text', state: 'sending', attempt: 1, notBeforeAt: new Date(0), message: messageWith({ text: 'x' }) },
});

/** As the outbox does: again when it was told to come back. Returns how often it had to. */
async function deliver(world: ReturnType<typeof provider>, to: string, seq: number): Promise<number> {
  for (let again = 0; ; again += 1) {
    const part = { path: '555/messages', body: () => ({ to, text: String(seq) }) };
    const result: SendResult = await world.send(rowTo(to, seq), [part], async () => true);
    if (result.outcome === 'accepted') return again;
    if (result.outcome !== 'waits') throw new Error(`${to} ${seq}: ${result.outcome}`);
    await world.pass(result.retryAfterMs ?? secondMs);
  }
}

test('a hundred messages to one shopper: the burst at once, the rest at WhatsApp’s pace, and never a 131056', async () => {
  const world = provider({ burst: 45, everyMs: 6 * secondMs });
  for (let seq = 1; seq <= 100; seq += 1) await deliver(world, 'camille', seq);
  expect(world.refused).toEqual([]);
  expect(world.took.map(({ text }) => Number(text))).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  expect(world.took.filter(({ atMs }) => atMs < 6 * secondMs).length).toBeGreaterThanOrEqual(42);
  // 58 after the burst, and not much slower than allowed
  expect(world.now() / (58 * 6 * secondMs)).toBeGreaterThan(0.98);
  expect(world.now() / (58 * 6 * secondMs)).toBeLessThan(1.05);
});

test('a provider that allows less than it says: 1, 4, 16 seconds, then nobody is refused twice for the same place', async () => {
  const world = provider({ burst: 20, everyMs: 6 * secondMs });
  let waits = 0;
  for (let seq = 1; seq <= 60; seq += 1) waits += await deliver(world, 'camille', seq);
  expect(world.took.map(({ text }) => Number(text))).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  expect(waits).toBeGreaterThan(0);
  const pauses = world.refused.slice(1).map((atMs, n) => atMs - (world.refused[n] ?? 0));
  expect(pauses[0]).toBeGreaterThanOrEqual(secondMs);
  // after the first refusals our own count is the provider's: no more than a handful in all
  expect(world.refused.length).toBeLessThanOrEqual(5);
});

test('a pair that is paused holds up nobody else', async () => {
  const world = provider({ burst: 1, everyMs: 600 * secondMs });
  await deliver(world, 'camille', 1);
  const part = { path: '555/messages', body: () => ({ to: 'camille', text: '2' }) };
  expect(await world.send(rowTo('camille', 2), [part], async () => true)).toEqual({
    ...{ outcome: 'waits', retryAfterMs: secondMs, reason: 'pace:131056' },
  });
  expect(await deliver(world, 'jonas', 1)).toBe(0);
  expect(world.now()).toBe(0);
});
