/** What becomes of each way a provider can answer, with the real outbox and a provider that follows a script. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type DeliveryClass,
  type OutboxRow,
  type Progress,
  readTag,
  type SendResult,
  tagOf,
} from '../../src/domain/delivery.ts';
import { conversationId, eventId, messageId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Outcome, Store } from '../../src/domain/ports.ts';
import { backoffMs } from '../../src/outbox/backoff.ts';
import { type DispatcherParts, dispatch } from '../../src/outbox/dispatcher.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';

const windowMs = 30_000;
const id = conversationId('c_out');
const ok: SendResult = { outcome: 'accepted', providerId: 'wamid.1' };
const ambiguous: SendResult = { outcome: 'ambiguous' };

let dir: string;
let store: Store;
let nowMs: number;
let calls: OutboxRow[];
let settled: { id: string; outcome: Outcome }[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aparte-outbox-'));
  store = createSqliteStore({ dir });
  nowMs = 1_000_000;
  calls = [];
  settled = [];
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A commit that promises one message for each class, in order. */
async function promised(...classes: DeliveryClass[]): Promise<string[]> {
  const opening = { channel: 'whatsapp', account: 'house', visitor: '+33 6', locale: 'en' } as const;
  const event = eventId('e1');
  const body = { kind: 'shopper:read', seq: 0 } as const;
  const receivedAt = new Date(nowMs);
  await store.inbox.receive([{ id: event, key: 'k', contentHash: 'h', conversationId: id, opening, receivedAt, body }]);
  const taken = await store.lanes.take(id, 'test');
  if (taken.outcome !== 'taken') throw new Error('the lane is not free');
  const messages = classes.map(
    (_class, index): Message => ({
      ...{ conversationId: id, seq: index + 1, id: messageId(`m${index + 1}`), author: { kind: 'bot' } },
      ...{ text: `line ${index + 1}`, at: receivedAt, locale: 'en' },
    }),
  );
  const deliveries = messages.map((message, index) => ({
    ...{ id: `row${message.seq}`, conversationId: id, seq: message.seq, channel: 'whatsapp' as const },
    ...{ account: 'house', to: '+33 6', class: classes[index] ?? 'text', message },
  }));
  const conversation = { ...taken.conversation, head: messages.length };
  await store.lanes.commit(taken.lease, { conversation, messages, deliveries, done: [event], release: true });
  return deliveries.map((delivery) => delivery.id);
}

/** Sends what is due; each call gets the next line of the script. */
function send(...script: (SendResult | (() => Promise<SendResult>))[]): Promise<number> {
  return dispatch(partsWith(script));
}

function partsWith(script: (SendResult | (() => Promise<SendResult>))[], holder = 'sender'): DispatcherParts {
  return {
    outbox: store.outbox,
    senders: {
      whatsapp: {
        async send(row) {
          calls.push(row);
          const next = script.shift();
          if (next === undefined) throw new Error('This call is not in the script.');
          return typeof next === 'function' ? next() : next;
        },
      },
    },
    clock: { now: () => new Date(nowMs), monotonicMs: () => nowMs },
    holder,
    evidenceWindowMs: windowMs,
    random: () => 0,
    settled: (row, outcome) => void settled.push({ id: row.id, outcome }),
  };
}

const states = () => settled.map(({ outcome }) => outcome.state);
const flagged = () => calls.map(({ possibleDuplicate }) => possibleDuplicate === true);

test('accepted: done, in order, one row of a conversation at a time', async () => {
  await promised('text', 'text', 'money');
  expect(await send(ok)).toBe(1);
  expect(await send(ok)).toBe(1);
  expect(await send(ok)).toBe(1);
  expect(await send()).toBe(0);
  expect(calls.map(({ seq, attempt }) => [seq, attempt])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  expect(settled.map(({ outcome }) => outcome)).toEqual(Array(3).fill({ state: 'accepted', providerId: 'wamid.1' }));
});

test('nothing to send with: the row waits for its channel', async () => {
  await promised('text');
  await dispatch({ ...partsWith([]), senders: {} });
  expect(settled).toEqual([]);
  await send(ok);
  expect(states()).toEqual(['accepted']);
});

describe('refused: certainly not sent', () => {
  test('is tried again after a growing pause, unflagged, and the next row waits', async () => {
    await promised('money', 'text');
    await send({ outcome: 'refused', reason: '429' });
    expect(await send()).toBe(0);
    nowMs += backoffMs(1, 0);
    await send({ outcome: 'refused', reason: '429' });
    nowMs += backoffMs(2, 0) - 1;
    expect(await send()).toBe(0);
    nowMs += 1;
    await send(ok);
    expect(states()).toEqual(['pending', 'pending', 'accepted']);
    expect(calls.map(({ seq }) => seq)).toEqual([1, 1, 1]);
    expect(flagged()).toEqual([false, false, false]);
  });

  test('waits as long as the provider asks', async () => {
    await promised('text');
    await send({ outcome: 'refused', reason: '131056', retryAfterMs: 64_000 });
    nowMs += 63_999;
    expect(await send()).toBe(0);
    nowMs += 1;
    await send(ok);
    expect(states()).toEqual(['pending', 'accepted']);
  });

  test('a bounded number of times, then the reason is shown', async () => {
    await promised('text', 'text');
    for (let i = 0; i < 10; i += 1) {
      await send({ outcome: 'refused', reason: 'busy' });
      nowMs += 10 * 60_000;
    }
    expect(settled.at(-1)?.outcome).toEqual({ state: 'failed', reason: 'busy' });
    await send(ok);
    expect(settled.at(-1)).toMatchObject({ id: 'row2', outcome: { state: 'accepted' } });
  });
});

describe('waits: not sent, and not the fault of the row', () => {
  test('for as long as it takes, and afterwards a refusal is still only a refusal', async () => {
    await promised('text');
    for (let i = 0; i < 30; i += 1) {
      await send({ outcome: 'waits', reason: 'unreachable' });
      nowMs += 10 * 60_000;
    }
    await send({ outcome: 'refused', reason: 'busy' });
    nowMs += 10 * 60_000;
    await send(ok);
    expect(states().filter((state) => state !== 'pending')).toEqual(['accepted']);
  });

  test('told when to come back, it comes back then', async () => {
    await promised('text');
    await send({ outcome: 'waits', reason: 'pace', retryAfterMs: 6_000 });
    nowMs += 5_999;
    expect(await send()).toBe(0);
    nowMs += 1;
    await send(ok);
    expect(states()).toEqual(['pending', 'accepted']);
  });
});

describe('a row of several parts', () => {
  /** Sends three parts; `stumble` is what part `at` comes to the first time. */
  const inParts = (at: number, stumble: SendResult) => {
    const sent: number[] = [];
    let stumbled = false;
    const parts = partsWith([]);
    const sender = {
      async send(row: OutboxRow, progress: Progress): Promise<SendResult> {
        for (let part = (row.partsDone ?? 0) + 1; part <= 3; part += 1) {
          sent.push(part);
          if (part === at && !stumbled) {
            stumbled = true;
            return stumble;
          }
          if (part < 3 && !(await progress(part))) return { outcome: 'waits', reason: 'late' };
        }
        return ok;
      },
    };
    return { sent, parts: { ...parts, senders: { whatsapp: sender } } };
  };

  test('goes on where it was refused', async () => {
    await promised('text');
    const { sent, parts } = inParts(2, { outcome: 'refused', reason: 'busy' });
    await dispatch(parts);
    nowMs += 60_000;
    await dispatch(parts);
    expect(sent).toEqual([1, 2, 2, 3]);
    expect(states()).toEqual(['pending', 'accepted']);
  });

  test('in doubt of part 2, only part 2 goes out again', async () => {
    await promised('text');
    const { sent, parts } = inParts(2, ambiguous);
    await dispatch(parts);
    nowMs += windowMs;
    await dispatch(parts);
    expect(sent).toEqual([1, 2, 2, 3]);
    expect(states()).toEqual(['doubt', 'accepted']);
  });

  test('evidence of part 2 lets part 3 go, at once', async () => {
    await promised('money');
    const { sent, parts } = inParts(2, ambiguous);
    await dispatch(parts);
    await store.outbox.evidence('row1', { state: 'partly', partsDone: 2 });
    await dispatch(parts);
    expect(sent).toEqual([1, 2, 3]);
    expect(states()).toEqual(['doubt', 'accepted']);
  });

  test('a sender that is late stops between two parts', async () => {
    await promised('text');
    const { sent, parts } = inParts(9, ok);
    await dispatch({
      ...parts,
      lateMs: 0.5,
      clock: { ...parts.clock, monotonicMs: () => (sent.length === 0 ? 0 : 1) },
    });
    expect(sent).toEqual([1]);
    expect(states()).toEqual(['pending']);
    nowMs += 1_000;
    await dispatch(parts);
    expect(sent).toEqual([1, 2, 3]);
  });
});

test('a tag names the row, its part, and whether that is the last', () => {
  expect(tagOf('row1', 1, 1)).toBe('row1');
  expect(readTag('row1')).toEqual({ rowId: 'row1', partsDone: 1, last: true });
  expect(readTag(tagOf('c_1/2', 2, 3))).toEqual({ rowId: 'c_1/2', partsDone: 2, last: false });
  expect(readTag(tagOf('c_1/2', 3, 3))).toEqual({ rowId: 'c_1/2', partsDone: 3, last: true });
});

test('failed: said once, with the reason, and the next row goes out', async () => {
  await promised('text', 'text');
  await send({ outcome: 'failed', reason: '131047' });
  await send(ok);
  expect(settled.map(({ outcome }) => outcome)).toEqual([
    { state: 'failed', reason: '131047' },
    { state: 'accepted', providerId: 'wamid.1' },
  ]);
});

describe('ambiguous: perhaps sent', () => {
  test('ordinary text waits for evidence, then goes out once more, flagged', async () => {
    await promised('text');
    await send(ambiguous);
    nowMs += windowMs - 1;
    expect(await send()).toBe(0);
    nowMs += 1;
    await send(ok);
    expect(flagged()).toEqual([false, true]);
    expect(states()).toEqual(['doubt', 'accepted']);
  });

  test('and never a third time', async () => {
    await promised('text', 'text');
    await send(ambiguous);
    nowMs += windowMs;
    await send(ambiguous);
    nowMs += windowMs;
    await send();
    expect(settled.at(-1)?.outcome).toEqual({ state: 'unconfirmed', reason: 'no-evidence' });
    expect(calls).toHaveLength(2);
    await send(ok);
    expect(settled.at(-1)).toMatchObject({ id: 'row2', outcome: { state: 'accepted' } });
  });

  test('what confirms money is never repeated: a person is asked', async () => {
    await promised('money');
    await send(ambiguous);
    nowMs += windowMs;
    await send();
    expect(calls).toHaveLength(1);
    expect(states()).toEqual(['doubt', 'unconfirmed']);
  });

  test('evidence settles it: nothing is sent again', async () => {
    await promised('text', 'money');
    await send(ambiguous);
    await store.outbox.evidence('row1', { state: 'accepted', providerId: 'wamid.9' });
    nowMs += windowMs;
    await send(ok);
    expect(calls.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('late evidence still settles what a person was asked about', async () => {
    await promised('money', 'text');
    await send(ambiguous);
    nowMs += windowMs;
    await send();
    expect(await store.outbox.evidence('row1', { state: 'accepted' })).toBe(true);
    await send(ok);
    expect(calls.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('so is a sender that throws, and its neighbours are not held up', async () => {
    await promised('text');
    await send(() => Promise.reject(new Error('socket hang up')));
    expect(states()).toEqual(['doubt']);
    nowMs += windowMs;
    await send(ok);
    expect(flagged()).toEqual([false, true]);
  });

  test('so is a sender that died while it called', async () => {
    await promised('text');
    const [row] = await store.outbox.due(new Date(nowMs), 1);
    await store.outbox.start(row?.id ?? '', 'dead', 0, new Date(nowMs + windowMs));
    expect(await send()).toBe(0);
    nowMs += windowMs;
    await send(ok);
    expect(flagged()).toEqual([true]);
  });
});

describe('two senders', () => {
  test('at once: one calls', async () => {
    await promised('text');
    await Promise.all([dispatch(partsWith([ok], 'a')), dispatch(partsWith([ok], 'b'))]);
    expect(calls).toHaveLength(1);
    expect(states()).toEqual(['accepted']);
  });

  test('one that comes back too late does not call, and does not overwrite', async () => {
    await promised('text');
    const slow = partsWith([ok], 'slow');
    await dispatch({
      ...slow,
      outbox: {
        ...store.outbox,
        start: async (...row) => {
          const mine = await store.outbox.start(...row);
          nowMs += windowMs;
          await dispatch(partsWith([ok], 'quick'));
          return mine;
        },
      },
    });
    expect(calls.map(({ holder }) => holder)).toEqual(['quick']);
    expect(states()).toEqual(['accepted']);
  });
});

test('the pause grows to five minutes, never to nothing, and never in step', () => {
  const pauses = [1, 2, 3, 20].map((attempt) => [backoffMs(attempt, 0), backoffMs(attempt, 0.999)]);
  expect(pauses.map(([least]) => least)).toEqual([500, 1000, 2000, 150_000]);
  for (const [least = 0, most = 0] of pauses) expect(most).toBeGreaterThan(least * 1.9);
  expect(backoffMs(1000, 1)).toBe(300_000);
});
