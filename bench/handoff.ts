/** P6: from the shopper's "I want to speak to a person" to the row on an advisor's screen. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { QueueRow } from '../src/protocol/desk/rows.ts';
import { connected } from './floors.ts';
import { undisturbed } from './host.ts';
import type { BenchOptions } from './options.ts';
import { startServer } from './server-process.ts';
import { openShoppers, type Shopper } from './shoppers.ts';
import { middleRun, ms, pair, percentile } from './stats.ts';
import type { Figure } from './table.ts';

const atOnce = 50;
const sentence = 'I want to speak to a person';
const patienceMs = 10_000;
const account = { email: 'ines@meridon.example', password: 'step-aside-2026' };

type Felt = { readonly p50: number; readonly p99: number };

export async function run(options: BenchOptions): Promise<readonly Figure[]> {
  const floor = await passedOn(200);
  const server = await startServer();
  const desk = await openDesk(server.url);
  const rows = watchQueue(desk);
  const oneByOne = await undisturbed(options.runs, async () => tell('one at a time', await singly(server.url, rows)));
  const together = await undisturbed(options.runs, async () =>
    tell(`${atOnce} at once`, await inOneMoment(server.url, rows)),
  );
  desk.disconnect();
  await server.stop();
  const single = middleRun(oneByOne.runs, ({ p99 }) => p99);
  const crowd = middleRun(together.runs, ({ p99 }) => p99);
  return [
    {
      id: 'P6a',
      what: 'handoff trigger to the advisor screen',
      goal: 'p50 <= 5, p99 <= 20 ms',
      floor: `socket to socket ${pair(floor.p50, floor.p99)}`,
      ours: pair(single.p50, single.p99),
      met: single.p50 <= 5 && single.p99 <= 20,
      values: { ...single, floorP50: floor.p50, floorP99: floor.p99 },
    },
    {
      id: 'P6b',
      what: `the same, ${atOnce} at once`,
      goal: 'p99 <= 75 ms',
      floor: '',
      ours: pair(crowd.p50, crowd.p99),
      met: crowd.p99 <= 75,
      values: { ...crowd },
    },
  ];
}

function tell(what: string, times: readonly number[]): Felt {
  const felt = { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
  console.log(`   ${what.padEnd(22)} ${pair(felt.p50, felt.p99)}, slowest ${ms(Math.max(...times))} ms`);
  return felt;
}

type Rows = { readonly arrival: (conversationId: string) => Promise<number> };

/** When each conversation's row reached the screen. */
function watchQueue(desk: Socket): Rows {
  const waiting = new Map<string, (at: number) => void>();
  desk.on('queue:added', ({ row }: { row: QueueRow }) => waiting.get(row.conversationId)?.(performance.now()));
  return {
    arrival: (id) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${id} never reached the desk.`)), patienceMs);
        waiting.set(id, (at) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(at);
        });
      }),
  };
}

/** They have spoken before, as shoppers do who then ask for a person. */
async function settled(url: string): Promise<readonly Shopper[]> {
  const shoppers = await openShoppers(url, atOnce);
  await Promise.all(shoppers.map((shopper) => shopper.speak()));
  return shoppers;
}

async function trigger(shopper: Shopper, { arrival }: Rows): Promise<number> {
  const arrived = arrival(shopper.conversationId);
  const began = performance.now();
  void shopper.say(sentence, began);
  return (await arrived) - began;
}

async function singly(url: string, rows: Rows): Promise<readonly number[]> {
  const shoppers = await settled(url);
  const times: number[] = [];
  for (const shopper of shoppers) {
    times.push(await trigger(shopper, rows));
    await pause(20);
  }
  for (const shopper of shoppers) shopper.close();
  return times;
}

async function inOneMoment(url: string, rows: Rows): Promise<readonly number[]> {
  const shoppers = await settled(url);
  await pause(500);
  const times = await Promise.all(shoppers.map((shopper) => trigger(shopper, rows)));
  for (const shopper of shoppers) shopper.close();
  return times;
}

async function openDesk(url: string): Promise<Socket> {
  const answer = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(account),
  });
  if (!answer.ok) throw new Error(`Signing in failed: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const desk = io(`${url}/desk`, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
  await once(desk as never, 'desk:snapshot');
  return desk;
}

/** The floor: a bare server hands one socket's words to another. */
async function passedOn(count: number): Promise<Felt> {
  const server = await startServer({ file: 'bench/echo-server.ts' });
  const [shopper, desk] = [await connected(server.url), await connected(server.url)];
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const began = performance.now();
    const heard = new Promise((resolve) => desk.once('passed', resolve));
    shopper.emit('pass', sentence);
    await heard;
    times.push(performance.now() - began);
  }
  shopper.disconnect();
  desk.disconnect();
  await server.stop();
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
