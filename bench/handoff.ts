/** P6: from the shopper's "I want to speak to a person" to the row on an advisor's screen. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { QueueRow } from '../src/protocol/desk/rows.ts';
import { connected } from './floors.ts';
import { undisturbed } from './host.ts';
import type { BenchOptions } from './options.ts';
import { startRedis } from './redis-process.ts';
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
  const house = options.redis ? await twoProcesses() : await oneProcess();
  const desk = await openDesk(house.deskUrl);
  const rows = watchQueue(desk);
  const oneByOne = await undisturbed(options.runs, async () =>
    tell('one at a time', await singly(house.shoppersUrl, rows)),
  );
  const together = await undisturbed(options.runs, async () =>
    tell(`${atOnce} at once`, await inOneMoment(house.shoppersUrl, rows)),
  );
  desk.disconnect();
  await house.stop();
  const single = middleRun(oneByOne.runs, ({ p99 }) => p99);
  const crowd = middleRun(together.runs, ({ p99 }) => p99);
  const { where, singleGoal } = house;
  return [
    {
      id: 'P6a',
      what: `handoff trigger to the advisor screen${where}`,
      goal: `${singleGoal.p50 === undefined ? '' : `p50 <= ${singleGoal.p50}, `}p99 <= ${singleGoal.p99} ms`,
      floor: `socket to socket ${pair(floor.p50, floor.p99)}${house.floor}`,
      ours: pair(single.p50, single.p99),
      met: single.p50 <= (singleGoal.p50 ?? single.p50) && single.p99 <= singleGoal.p99,
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

/** Where the shoppers and the advisor are, and what is promised there. */
type House = {
  readonly shoppersUrl: string;
  readonly deskUrl: string;
  readonly where: string;
  readonly floor: string;
  readonly singleGoal: { readonly p50?: number; readonly p99: number };
  stop(): Promise<void>;
};

async function oneProcess(): Promise<House> {
  const { url, stop } = await startServer();
  return { shoppersUrl: url, deskUrl: url, where: '', floor: '', singleGoal: { p50: 5, p99: 20 }, stop };
}

/** One store, two processes, and Redis to tell each what the other has done. */
async function twoProcesses(): Promise<House> {
  const redis = await startRedis();
  const pings = await redis.pings(500);
  const dataDir = mkdtempSync(join(tmpdir(), 'aparte-handoff-'));
  const env = { REDIS_URL: redis.url };
  const shoppers = await startServer({ dataDir, env });
  const desk = await startServer({ dataDir, env });
  return {
    shoppersUrl: shoppers.url,
    deskUrl: desk.url,
    where: ' on another process, through Redis',
    floor: `, Redis asked ${pair(percentile(pings, 0.5), percentile(pings, 0.99))}`,
    singleGoal: { p99: 40 },
    async stop() {
      await Promise.all([shoppers.stop(), desk.stop()]);
      await redis.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
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
