/** P10: how fast the outbox sends through Graph without ever being told that it is too fast, beside a bare fetch. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createGraph } from '../src/channels/graph.ts';
import { createRate, type RateLimits, whatsAppLimits } from '../src/channels/rate.ts';
import { createWhatsAppSender } from '../src/channels/whatsapp-out.ts';
import type { Delivery } from '../src/domain/delivery.ts';
import { conversationId, eventId } from '../src/domain/ids.ts';
import type { Log } from '../src/domain/log.ts';
import type { Store } from '../src/domain/ports.ts';
import { dispatch } from '../src/outbox/dispatcher.ts';
import { createSqliteStore } from '../src/storage/sqlite/store.ts';
import type { BenchOptions } from './options.ts';
import { startServer } from './server-process.ts';
import { middleRun } from './stats.ts';
import type { Figure } from './table.ts';

/** Each is kept busy at its own pace from beginning to end. */
const numbers = 20;
const goalPerSecond = 1_000;
const linesEach = 5;
const hotLines = 60;
const loops = 3;
const rowsAtOnce = 100;
const floorAtOnce = 50;

type Run = { readonly perSecond: number; readonly cpuMs: number; readonly hot: number; readonly refusals: Refusals };
type Refusals = Readonly<Record<string, number>>;
const counts = z.object({ taken: z.number(), refusals: z.record(z.string(), z.number()) });

const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore, with: () => silent };
function ignore(): void {}
const clock = { now: () => new Date(), monotonicMs: () => performance.now() };
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function run({ quick, runs }: BenchOptions): Promise<readonly Figure[]> {
  const messages = quick ? 3_000 : 12_000;
  const floor = await bareFetch(quick ? 1_500 : 5_000);
  const all: Run[] = [];
  for (let at = 0; at < runs; at += 1) all.push(await drain(messages, whatsAppLimits));
  const ours = middleRun(all, ({ perSecond }) => perSecond);
  const refused = all.reduce((sum, { refusals }) => sum + total(refusals), 0);
  const careless = await drain(3_000, { perSecond: 100_000, pairSeconds: 0, pairBurst: 100_000 });
  return [
    {
      id: 'P10',
      what: `messages/s from the durable outbox, ${numbers} numbers of 80/s, ${hotLines} of them to one shopper`,
      goal: `${goalPerSecond}/s`,
      floor: `bare fetch, ${floorAtOnce} at once: ${floor.perSecond.toFixed(0)}/s, ${floor.cpuMs.toFixed(2)} ms CPU each`,
      ours: `${ours.perSecond.toFixed(0)}/s, ${ours.cpuMs.toFixed(2)} ms CPU each`,
      met: ours.perSecond >= goalPerSecond,
      values: {
        perSecond: ours.perSecond,
        cpuMs: ours.cpuMs,
        floorPerSecond: floor.perSecond,
        floorCpuMs: floor.cpuMs,
      },
      note: `${messages} messages, median of ${runs}; our own pace allows ${numbers} x 72/s = ${numbers * 72}/s; the shopper with ${hotLines} had got ${ours.hot} when the others were done (45 at once, then one in 6 s)`,
    },
    {
      id: 'P10',
      what: '130429 and 131056 provoked',
      goal: '0',
      floor: `without our pace, 3,000 messages: ${total(careless.refusals)} (${JSON.stringify(careless.refusals)})`,
      ours: `${refused}`,
      met: refused === 0 && total(careless.refusals) > 0,
      values: { refused, careless: total(careless.refusals) },
      note: 'the stand-in counts any one second of a number and a bucket for each pair; the run without pace shows that it does',
    },
  ];
}

const total = (refusals: Refusals): number => Object.values(refusals).reduce((sum, count) => sum + count, 0);

/** Empties an outbox that was filled beforehand; the shopper who gets too much does not count. */
async function drain(messages: number, limits: RateLimits): Promise<Run> {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-sending-'));
  const server = await startServer({ file: 'bench/graph-server.ts' });
  const store = createSqliteStore({ dir });
  try {
    await fill(store, messages);
    const graph = createGraph({ baseUrl: server.url, version: 'v26.0', token: 't', log: silent });
    const render = { publicUrl: 'https://house.example', say: () => 'Choose' };
    const rate = createRate({ clock, limits });
    const sender = createWhatsAppSender({
      graph,
      rate,
      clock,
      wait,
      notice: ignore,
      render,
      files: async () => undefined,
    });
    let done = 0;
    let hot = 0;
    const cpu = process.cpuUsage();
    const began = performance.now();
    const loop = async () => {
      while (done < messages) {
        const worked = await dispatch({
          ...{ outbox: store.outbox, senders: { whatsapp: sender }, clock, holder: 'bench', evidenceWindowMs: 30_000 },
          random: Math.random,
          atOnce: rowsAtOnce,
          settled: ({ conversationId: id }, { state }) => {
            if (state !== 'accepted') return;
            if (id === 'hot') hot += 1;
            else done += 1;
          },
        });
        if (worked === 0) await wait(5);
      }
    };
    await Promise.all(Array.from({ length: loops }, loop));
    const tookMs = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    const { refusals } = counts.parse(await (await fetch(server.url)).json());
    const sent = done + hot;
    return { perSecond: (sent * 1_000) / tookMs, cpuMs: (user + system) / 1_000 / sent, hot, refusals };
  } finally {
    await store.close();
    await server.stop();
    rmSync(dir, { recursive: true });
  }
}

async function fill(store: Store, messages: number): Promise<void> {
  await promise(store, 'hot', '100', hotLines);
  const conversations = Math.ceil(messages / linesEach);
  for (let first = 0; first < conversations; first += 100) {
    const some = Array.from({ length: Math.min(100, conversations - first) }, (_, at) => first + at);
    await Promise.all(some.map((at) => promise(store, `c${at}`, String(100 + (at % numbers)), linesEach)));
  }
}

/** One commit that promises `lines` messages to one shopper. */
async function promise(store: Store, name: string, account: string, lines: number): Promise<void> {
  const id = conversationId(name);
  const visitor = `3360${String(hash(name)).padStart(8, '0')}`;
  const opening = { channel: 'whatsapp', account, visitor, locale: 'en' } as const;
  const receivedAt = new Date();
  const event = eventId(`e-${name}`);
  const body = { kind: 'shopper:read', seq: 0 } as const;
  await store.inbox.receive([{ id: event, key: name, contentHash: '', conversationId: id, opening, receivedAt, body }]);
  const taken = await store.lanes.take(id, 'bench');
  if (taken.outcome !== 'taken') throw new Error(`${name} is not to be had.`);
  const deliveries = Array.from({ length: lines }, (_, at): Delivery => {
    const message = {
      ...{ conversationId: id, seq: at + 1, id: `m${at}` as never, author: { kind: 'bot' } as const, locale: 'en' },
      ...{ text: `Your parcel ${at + 1} is on its way and arrives on Thursday.`, at: receivedAt },
    };
    const row = { id: `${name}-${at}`, conversationId: id, seq: at + 1, channel: 'whatsapp', account } as const;
    return { ...row, to: visitor, class: 'text', message };
  });
  const { lease, conversation } = taken;
  await store.lanes.commit(lease, { conversation, messages: [], deliveries, done: [event], release: true });
}

/** Names become different telephone numbers. */
const hash = (name: string): number => (name === 'hot' ? 99_999_999 : Number(name.slice(1)));

/** The same request as often as Node can, without limits or outbox. */
async function bareFetch(messages: number): Promise<{ readonly perSecond: number; readonly cpuMs: number }> {
  const server = await startServer({ file: 'bench/graph-server.ts', env: { GRAPH_PER_SECOND: '1000000' } });
  let left = messages;
  const send = async () => {
    for (; left > 0; ) {
      left -= 1;
      const body = {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: `336${left}`, type: 'text' },
        ...{ biz_opaque_callback_data: 'row', text: { body: 'Your parcel is on its way and arrives on Thursday.' } },
      };
      const headers = { 'content-type': 'application/json', authorization: 'Bearer t' };
      const response = await fetch(`${server.url}/v26.0/1/messages`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`The floor was refused: ${response.status}`);
      await response.json();
    }
  };
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(Array.from({ length: floorAtOnce }, send));
  const tookMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  await server.stop();
  return { perSecond: (messages * 1_000) / tookMs, cpuMs: (user + system) / 1_000 / messages };
}
