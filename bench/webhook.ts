/** P9: a signed webhook answered 200 once its event is durable and deduplicated, in the whole house, beside bare Express. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskSync } from './floors.ts';
import { undisturbed } from './host.ts';
import type { BenchOptions } from './options.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { middleRun, ms, pair } from './stats.ts';
import type { Figure } from './table.ts';
import { whileModelHangs } from './webhook-hang.ts';
import { type Felt, felt, idle, tell } from './webhook-load.ts';
import { benchMeta, createWebhookSender, type Kind, type Sender } from './webhooks.ts';

const connections = 50;
const rate = 100;

export async function run(options: BenchOptions): Promise<readonly Figure[]> {
  const hanging = await whileModelHangs({ rate, seconds: options.quick ? 10 : 60, connections });
  return [...(await withoutModel(options)), hanging];
}

async function withoutModel({ quick, runs }: BenchOptions): Promise<readonly Figure[]> {
  const disk = diskSync();
  const floor = await express(quick ? 2 : 5);
  const graph = await startServer({ file: 'bench/graph-server.ts', pinned: false });
  const dataDir = mkdtempSync(join(tmpdir(), 'aparte-webhook-'));
  const server = await startServer({ dataDir, env: { ...benchMeta, META_GRAPH_BASE_URL: graph.url } });
  const sender = createWebhookSender(server.url, connections);
  try {
    // every shopper has a conversation before a report on it can be kept
    await sender.openLoop('words', rate, 5);
    await idle(dataDir);
    const seconds = quick ? 10 : 60;
    const steady = tell(`${rate}/s for ${seconds} s`, await felt(server, () => sender.openLoop('mix', rate, seconds)));
    const full = async (kind: Kind) => {
      const result = await undisturbed(runs, async () => {
        await idle(dataDir);
        return tell(`${kind}, ${connections} connections`, await flood(server, sender, kind, quick ? 2 : 5));
      });
      return middleRun(result.runs, ({ p99 }) => p99);
    };
    const statuses = await full('statuses');
    const words = await full('words');
    const began = performance.now();
    await idle(dataDir);
    const drainMs = performance.now() - began;
    return [
      steadyFigure(steady, seconds, disk),
      fullFigure('statuses of our messages', statuses, floor, undefined),
      fullFigure("shoppers' words, all answered as well", words, floor, drainMs),
    ];
  } finally {
    sender.close();
    await server.stop();
    await graph.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function express(seconds: number): Promise<Felt> {
  const server = await startServer({ file: 'bench/webhook-floor.ts', env: benchMeta });
  const sender = createWebhookSender(server.url, connections);
  await sender.closedLoop('words', 1);
  const floor = tell('Express alone', await flood(server, sender, 'words', seconds));
  sender.close();
  await server.stop();
  return floor;
}

const flood = (server: ServerProcess, sender: Sender, kind: Kind, seconds: number): Promise<Felt> =>
  felt(server, () => sender.closedLoop(kind, seconds));

function steadyFigure(load: Felt, seconds: number, disk: { readonly p50: number; readonly p99: number }): Figure {
  return {
    id: 'P9a',
    what: `webhook to 200 when durable, ${rate}/s for ${seconds} s`,
    goal: 'p50 <= 15, p99 <= 100 ms, max <= 1 s',
    floor: `one write to the disk ${pair(disk.p50, disk.p99)}`,
    ours: `${pair(load.p50, load.p99)}, max ${ms(load.max)} ms`,
    met: load.p50 <= 15 && load.p99 <= 100 && load.max <= 1_000 && load.failed === 0,
    note: `one in four is a shopper's words, the rest are reports on our messages; the same process handles and answers all of them: ${load.cpuMs.toFixed(2)} ms CPU each`,
    values: { p50: load.p50, p99: load.p99, max: load.max, failed: load.failed },
  };
}

function fullFigure(what: string, load: Felt, floor: Felt, drainMs: number | undefined): Figure {
  return {
    id: 'P9b',
    what: `webhooks/s durable, ${connections} connections: ${what}`,
    goal: '>= 3,300/s, p50 <= 25, p99 <= 100 ms',
    floor: `Express ${floor.perSecond.toFixed(0)}/s, ${pair(floor.p50, floor.p99)}`,
    ours: `${load.perSecond.toFixed(0)}/s, ${pair(load.p50, load.p99)}`,
    met: load.perSecond >= 3_300 && load.p50 <= 25 && load.p99 <= 100 && load.failed === 0,
    ...(drainMs === undefined
      ? {}
      : {
          note: `what was left to answer and to send, at WhatsApp's pace, took another ${(drainMs / 1_000).toFixed(0)} s`,
        }),
    values: { perSecond: load.perSecond, p50: load.p50, p99: load.p99, floorPerSecond: floor.perSecond },
  };
}
