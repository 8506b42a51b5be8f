/**
 * `kill -9` while the house is busy: what was acked is there once, in order, without gaps, and answered exactly once.
 * Goals R1 and R2 in their short form; the seed is printed and can be given as SEED.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { check, type KeptLine } from '../support/checker.ts';
import { type Random, seeded } from '../support/random.ts';
import { type RetryingShopper, retryingShopper } from '../support/retrying-shopper.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const shopperCount = 8;
const linesEach = 25;
const lineCount = shopperCount * linesEach;
/** A lease of a dead process on this machine is taken at once; this is for the one that nobody saw die. */
const env = { LEASE_MS: '1500', LOG_LEVEL: 'silent' };

/** Lines that the concierge answers itself: with a person on the floor there would be no answers to count. */
const words = [
  'hello',
  'thank you',
  'where is my order MM-20431 jonas.weiss@example.com',
  'my order MM-20440, priya.raman@example.com',
  'a burgundy bag for the evening under 2000',
];

let dir: string;
let running: ServerProcess[] = [];
let shoppers: RetryingShopper[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aparte-kill-'));
});
afterEach(async () => {
  for (const shopper of shoppers.splice(0)) shopper.close();
  await Promise.all(running.splice(0).map((server) => server.end('SIGKILL')));
  rmSync(dir, { recursive: true, force: true });
});

async function start(port: number): Promise<ServerProcess> {
  const server = await startServer({ dir, port, env });
  running.push(server);
  return server;
}

async function killed(server: ServerProcess): Promise<void> {
  running = running.filter((other) => other !== server);
  await server.end('SIGKILL');
}

test(`a house that is killed five times keeps every promise (SEED=${seed})`, async () => {
  const random = seeded(seed);
  const port = await freePort();
  let server = await start(port);
  const day = openDay([server.url], random);

  for (const kill of [1, 2, 3, 4, 5]) {
    await day.reached((kill * lineCount) / 6 + random.below(12));
    await killed(server);
    server = await start(port);
  }

  await day.over();
  await expectPromisesHeld();
}, 90_000);

test(`two processes on one folder, one of them killed twice, keep every promise (SEED=${seed})`, async () => {
  const random = seeded(seed + 1);
  const port = await freePort();
  const [first, second] = await Promise.all([start(port), start(0)]);
  let mortal = first;
  const day = openDay([mortal.url, second.url], random);

  for (const kill of [1, 2]) {
    await day.reached((kill * lineCount) / 3 + random.below(12));
    await killed(mortal);
    mortal = await start(port);
  }

  await day.over();
  await expectPromisesHeld();
}, 90_000);

/**
 * Shoppers that talk. A kill comes at a number of acks, and until the next is asked for they may say only so much more:
 * each kill hits a house at work, however quick the house is.
 */
function openDay(urls: readonly string[], random: Random) {
  const ahead = shopperCount * 3;
  let acks = 0;
  let said = 0;
  let allowed = 0;
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners.splice(0)) listener();
  };
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => listeners.push(resolve));
  };
  const allow = (count: number) => {
    allowed = count;
    changed();
  };
  const heard = () => {
    acks += 1;
    changed();
  };
  const turn = async () => {
    await until(() => said < allowed);
    said += 1;
  };
  // Every second shopper comes in by the other door.
  shoppers = Array.from({ length: shopperCount }, (_, i) =>
    retryingShopper(`shopper${i}`, i % 2 === 0 ? urls : urls.toReversed(), heard),
  );
  const talks = Promise.all(
    shoppers.map((shopper) =>
      shopper.talk(
        Array.from({ length: linesEach }, () => random.pick(words)),
        turn,
      ),
    ),
  );
  return {
    async reached(count: number): Promise<void> {
      allow(count + ahead);
      await until(() => acks >= count);
      expect(said).toBeGreaterThan(acks);
    },
    async over(): Promise<void> {
      allow(lineCount);
      await talks;
    },
  };
}

/** Drains, compares what the shoppers can read with what is stored, and looks for broken promises. */
async function expectPromisesHeld(): Promise<void> {
  const store = createSqliteStore({ dir });
  try {
    await drained(store);
    const kept = new Map<string, KeptLine[]>();
    for (const shopper of shoppers) {
      const id = conversationId(shopper.conversationId());
      const lines = await store.transcripts.messages(id, 0, 10_000);
      expect((await store.transcripts.conversation(id))?.floor).toEqual({ heldBy: 'bot' });
      const read = await shopper.transcript();
      expect(read.map(({ seq, id, text }) => [seq, id, text])).toEqual(
        lines.map(({ seq, id, text }) => [seq, id, text]),
      );
      kept.set(
        shopper.sent[0]?.sender ?? '',
        lines.map(({ seq, id, author, at, clientMessageId, answers }) => ({
          ...{ seq, id, by: author.kind, atMs: at.getTime() },
          ...(clientMessageId === undefined ? {} : { clientMessageId }),
          ...(answers === undefined ? {} : { answers }),
        })),
      );
    }
    const sent = shoppers.flatMap((shopper) => shopper.sent);
    expect(check({ sent, kept })).toEqual([]);
    expect(sent.filter(({ messageId }) => messageId !== undefined)).toHaveLength(lineCount);
  } finally {
    await store.close();
  }
}

async function drained({ inbox }: ReturnType<typeof createSqliteStore>): Promise<void> {
  const until = performance.now() + 30_000;
  while ((await inbox.waiting(1)).length > 0) {
    if (performance.now() > until) throw new Error('The backlog is not drained.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
