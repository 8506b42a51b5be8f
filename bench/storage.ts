/** What the stores cost: one web message through receive, take and two commits, beside the floor of the same disk. */

import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from '../src/domain/conversation.ts';
import { type ConversationId, conversationId, eventId, messageId } from '../src/domain/ids.ts';
import type { Message } from '../src/domain/message.ts';
import type { IncomingEvent, Store } from '../src/domain/ports.ts';
import { createMongoStore } from '../src/storage/mongo/store.ts';
import { createSqliteStore } from '../src/storage/sqlite/store.ts';
import { findMongo } from '../test/support/mongo-server.ts';

const floorWrites = 300;
const storedConversations = 20_000;

type Row = { what: string; perSecond: number; p50: number; p99: number; cpuMs: number };

/** `--grow` measures lists and history again with a million messages (a minute to write). */
export async function run(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-bench-'));
  try {
    const floor = diskFloor(dir);
    const store = createSqliteStore({ dir });
    await store.ready();
    print('SQLite, one web message (receive, take, 2 commits, 2 messages)', [
      floor,
      ...(await messageRows(store, 2_000)),
    ]);
    print('SQLite, reading, few messages stored', await readingRows(store));
    if (args.includes('--grow')) {
      await grow(store);
      print(
        `SQLite, reading, ${(storedConversations * 50).toLocaleString('en')} messages stored`,
        await readingRows(store),
      );
    }
    await store.close();
  } finally {
    rmSync(dir, { recursive: true });
  }
  await mongo();
}

async function mongo(): Promise<void> {
  const found = findMongo();
  if (found.outcome === 'missing') return console.log(`\nMongoDB: skipped, ${found.reason}`);
  const server = await found.start();
  try {
    const store = createMongoStore({ uri: server.database(`bench-${process.pid}`) });
    await store.ready();
    print('MongoDB, one web message', await messageRows(store, 200));
    await store.close();
  } finally {
    await server.stop();
  }
}

/** No store that keeps its word can be faster than one write that has reached the disk. */
function diskFloor(dir: string): Row {
  const file = openSync(join(dir, 'floor'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: floorWrites }, () => {
    const began = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return summary(
    'floor: append 4 KiB and fdatasync',
    times,
    times.reduce((a, b) => a + b, 0),
    0,
  );
}

async function messageRows(store: Store, count: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  await conversations(store, 'warm', 20, count / 20);
  for (const parallel of [1, 50])
    rows.push(await conversations(store, `p${parallel}`, parallel, count / Math.min(parallel, 10)));
  return rows;
}

/** `parallel` shoppers who each send `each` messages, one after the other. */
async function conversations(store: Store, name: string, parallel: number, each: number): Promise<Row> {
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: parallel }, async (_, shopper) => {
      for (let turn = 0; turn < each; turn += 1) {
        const sent = performance.now();
        await oneMessage(store, conversationId(`web:${name}-${shopper}`), turn);
        times.push(performance.now() - sent);
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const what = parallel === 1 ? 'one conversation' : `${parallel} conversations at once`;
  return summary(what, times, performance.now() - began, (user + system) / 1000);
}

async function oneMessage(store: Store, id: ConversationId, turn: number): Promise<void> {
  const event = incoming(id, turn);
  await store.inbox.receive([event]);
  const take = await store.lanes.take(id, 'bench');
  if (take.outcome !== 'taken') throw new Error(`The lane of ${id} is ${take.outcome}.`);
  const asked = said(take.conversation, 'shopper', 'Where is my order MM-20418? It was promised for Tuesday.');
  const accepted = { messages: [asked], deliveries: [], done: [event.id], release: false };
  const lease = await store.lanes.commit(take.lease, { conversation: after(take.conversation, asked), ...accepted });
  const answer = said(after(take.conversation, asked), 'bot', 'Of course. May I have the e-mail address of the order?');
  const conversation = after(after(take.conversation, asked), answer);
  const next =
    lease &&
    (await store.lanes.commit(lease, { conversation, messages: [answer], deliveries: [], done: [], release: true }));
  if (!next) throw new Error(`A commit of ${id} was refused.`);
}

function incoming(id: ConversationId, turn: number): IncomingEvent {
  const key = `${id}:${turn}`;
  return {
    id: eventId(`m_${key}`),
    key,
    contentHash: 'hash',
    conversationId: id,
    opening: { channel: 'web', account: 'house', visitor: id, locale: 'en' },
    receivedAt: new Date(),
    body: { kind: 'shopper:said', text: 'Where is my order MM-20418?', clientMessageId: key },
  };
}

function said(before: Conversation, kind: 'shopper' | 'bot', text: string): Message {
  const seq = before.head + 1;
  return {
    conversationId: before.id,
    seq,
    id: messageId(`${before.id}-${seq}`),
    author: { kind },
    text,
    at: new Date(),
    locale: 'en',
  };
}

/** A state of the size that a conversation has after some turns: about three kilobytes. */
function after(before: Conversation, message: Message): Conversation {
  const at = new Date();
  const points = Array.from({ length: 12 }, (_, seq) => ({
    seq,
    value: 0.25,
    confidence: 0.7,
    at,
    evidence: ['promised'],
  }));
  const attempts = Array.from({ length: 5 }, () => ({ what: 'order-status', result: 'answered' as const }));
  const shown = Array.from({ length: 6 }, (_, n) => ({
    productId: `p-${n}`,
    sku: `SKU-${n}`,
    title: 'Seine tote',
    price: '2,480 EUR',
  }));
  return {
    ...before,
    updatedAt: at,
    head: message.seq,
    snippet: message.text,
    mood: { level: 0.2, peak: 0.4, now: 0.2, points },
    memory: {
      ...before.memory,
      attempts,
      productsShown: shown,
      slots: { order: 'MM-20418' },
      lastIntent: 'order-status',
    },
    pages: Array.from({ length: 8 }, () => ({
      type: 'product',
      sku: 'SKU-1',
      title: 'Seine tote',
      price: 248_000,
      at,
    })),
  };
}

/** Fifty messages in each of many conversations. */
async function grow(store: Store): Promise<void> {
  const batch = 100;
  for (let first = 0; first < storedConversations; first += batch) {
    const ids = Array.from({ length: batch }, (_, n) => conversationId(`web:old-${first + n}`));
    await store.inbox.receive(ids.map((id) => incoming(id, 0)));
    await Promise.all(ids.map((id) => fill(store, id)));
  }
}

async function fill(store: Store, id: ConversationId): Promise<void> {
  const take = await store.lanes.take(id, 'bench');
  if (take.outcome !== 'taken') throw new Error(`The lane of ${id} is ${take.outcome}.`);
  const messages: Message[] = [];
  let { conversation } = take;
  for (let n = 0; n < 50; n += 1) {
    const message = said(conversation, n % 2 ? 'bot' : 'shopper', 'A line of a conversation that ended long ago.');
    messages.push(message);
    conversation = { ...conversation, head: message.seq };
  }
  const done = [incoming(id, 0).id];
  await store.lanes.commit(take.lease, { conversation, messages, deliveries: [], done, release: true });
}

async function readingRows(store: Store): Promise<readonly Row[]> {
  const { items } = await store.transcripts.list({}, 200);
  const some = (n: number) => items[n % items.length]?.id ?? conversationId('none');
  return [
    await reading('history page of 50', (n) => store.transcripts.messages(some(n), 0, 50)),
    await reading('list of 50 conversations', () => store.transcripts.list({}, 50)),
    await reading('search by a name', () => store.transcripts.list({ q: 'p50 7' }, 50)),
    await reading('the desk: versions', () => store.transcripts.versions([])),
    await reading('waiting', () => store.inbox.waiting(200)),
    await reading('outbox due', () => store.outbox.due(new Date(), 100)),
  ];
}

async function reading(what: string, read: (n: number) => Promise<unknown>): Promise<Row> {
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  for (let n = 0; n < 300; n += 1) {
    const asked = performance.now();
    await read(n);
    times.push(performance.now() - asked);
  }
  const { user, system } = process.cpuUsage(cpu);
  return summary(what, times, performance.now() - began, (user + system) / 1000);
}

function summary(what: string, times: readonly number[], wallMs: number, cpuMs: number): Row {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { what, perSecond: (times.length / wallMs) * 1000, p50: at(0.5), p99: at(0.99), cpuMs: cpuMs / times.length };
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  console.log(`${''.padEnd(36)}    per s   p50 ms   p99 ms   CPU ms`);
  for (const { what, perSecond, p50, p99, cpuMs } of rows) {
    const cells = [perSecond.toFixed(0), p50.toFixed(3), p99.toFixed(3), cpuMs === 0 ? '-' : cpuMs.toFixed(3)];
    console.log(what.padEnd(36) + cells.map((cell) => cell.padStart(9)).join(''));
  }
}

if (import.meta.main) await run();
