/** P7 and P8: how soon a house of 10,000 products is open, and what it weighs at rest and with 5,000 shoppers. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import type { Product } from '../src/domain/commerce.ts';
import { connected } from './floors.ts';
import { undisturbed } from './host.ts';
import type { BenchOptions } from './options.ts';
import { root, type ServerProcess, startServer } from './server-process.ts';
import { openShoppers } from './shoppers.ts';
import { median, middleRun } from './stats.ts';
import { syntheticProducts } from './synthetic-catalog.ts';
import type { Figure } from './table.ts';

const products = 10_000;
/** What a process does right after it is ready is part of its start, not of its rest. */
const settleMs = 3_000;
/** Memory per conversation is the slope between two crowds, so that what is paid once does not count. */
const crowd = { few: 1_000, many: 5_000 } as const;

export async function run(options: BenchOptions): Promise<readonly Figure[]> {
  const houseDir = makeHouse();
  try {
    return [await startFigure(houseDir, options), await memoryFigure(options)];
  } finally {
    rmSync(houseDir, { recursive: true });
  }
}

type Start = { readonly readyMs: number; readonly rssMib: number };

async function startFigure(houseDir: string, { runs }: BenchOptions): Promise<Figure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aparte-bench-'));
  const env = { HOUSE_DIR: houseDir };
  // set-up and the first start, which fills the store, are done
  await (await startServer({ command: ['npm', 'start'], env, dataDir, pinned: false })).stop();
  const sdk = await starts('SDK echo server', runs, () => startServer({ file: 'bench/sdk-server.ts', pinned: false }));
  const bare = await starts('node src/main.ts', runs, () => startServer({ env, dataDir, pinned: false }));
  const typed = await starts('npm start', runs, () =>
    startServer({ command: ['npm', 'start'], env, dataDir, pinned: false }),
  );
  rmSync(dataDir, { recursive: true });
  return {
    id: 'P7',
    what: `npm start to ready, ${products.toLocaleString('en')} products; RSS`,
    goal: '<= 1.5 s, <= 150 MiB',
    floor: `SDK echo server ${sdk.readyMs.toFixed(0)} ms, ${sdk.rssMib.toFixed(0)} MiB`,
    ours: `${(typed.readyMs / 1000).toFixed(2)} s, ${bare.rssMib.toFixed(0)} MiB`,
    met: typed.readyMs <= 1_500 && bare.rssMib <= 150,
    note: `without npm and the set-up check ${bare.readyMs.toFixed(0)} ms; both cores, not pinned`,
    values: { npmMs: typed.readyMs, nodeMs: bare.readyMs, rssMib: bare.rssMib, sdkMs: sdk.readyMs, sdkMib: sdk.rssMib },
  };
}

async function starts(what: string, runs: number, start: () => Promise<ServerProcess>): Promise<Start> {
  const result = await undisturbed(runs, async () => {
    const server = await start();
    const answer = await fetch(`${server.url}/readyz`).catch(() => undefined);
    if (answer?.ok === false && answer.status !== 404) throw new Error(`${what}: /readyz says ${answer.status}`);
    await pause(settleMs);
    const seen: Start = { readyMs: server.readyMs, rssMib: server.rssMib() };
    await server.stop();
    const mib = what === 'npm start' ? '' : `, ${seen.rssMib.toFixed(0)} MiB`;
    console.log(`   ${what.padEnd(22)} ready in ${seen.readyMs.toFixed(0)} ms${mib}`);
    return seen;
  });
  const { readyMs } = middleRun(result.runs, (run) => run.readyMs);
  return { readyMs, rssMib: median(result.runs.map((run) => run.rssMib)) };
}

async function memoryFigure({ quick }: BenchOptions): Promise<Figure> {
  const size = quick ? { few: 200, many: 1_000 } : crowd;
  const floor = await weigh(
    () => startServer({ file: 'bench/echo-server.ts' }),
    size,
    async (url, count) => {
      const sockets: Socket[] = [];
      for (let at = 0; at < count; at += 1) sockets.push(await connected(url));
      return () => sockets.forEach((socket) => void socket.disconnect());
    },
  );
  const ours = await weigh(
    () => startServer(),
    size,
    async (url, count) => {
      const shoppers = await openShoppers(url, count);
      for (const shopper of shoppers) await shopper.speak();
      return () => shoppers.forEach((shopper) => void shopper.close());
    },
  );
  return {
    id: 'P8',
    what: `memory per open conversation at ${size.many.toLocaleString('en')}`,
    goal: '<= 24 KiB',
    floor: `bare socket ${floor.kib.toFixed(1)} KiB`,
    ours: `${ours.kib.toFixed(1)} KiB`,
    met: ours.kib <= 24,
    note: `each has spoken and was answered; the process is at ${ours.mib.toFixed(0)} MiB with all of them`,
    values: { kib: ours.kib, floorKib: floor.kib, mib: ours.mib },
  };
}

type Crowd = { readonly few: number; readonly many: number };
type Opener = (url: string, count: number) => Promise<() => void>;

async function weigh(start: () => Promise<ServerProcess>, { few, many }: Crowd, open: Opener) {
  const server = await start();
  const leaveFirst = await open(server.url, few);
  const before = await atRest(server);
  const leaveRest = await open(server.url, many - few);
  const after = await atRest(server);
  leaveFirst();
  leaveRest();
  await server.stop();
  const kib = ((after - before) * 1024) / (many - few);
  console.log(`   ${few}: ${before.toFixed(0)} MiB, ${many}: ${after.toFixed(0)} MiB, ${kib.toFixed(1)} KiB each`);
  return { kib, mib: after };
}

/** Until leases are given back and garbage of the rush is collected. */
async function atRest(server: ServerProcess): Promise<number> {
  await pause(settleMs * 2);
  return server.rssMib();
}

/** The sample house with another catalogue, as a shop exports it. */
function makeHouse(): string {
  const dir = mkdtempSync(join(tmpdir(), 'aparte-house-'));
  cpSync(join(root, 'src/house/meridon'), dir, { recursive: true });
  writeFileSync(join(dir, 'products.csv'), [header, ...[...syntheticProducts(products)].flatMap(csvRows)].join('\n'));
  return dir;
}

const header =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Stock paris,Stock lyon';

function csvRows({ handle, title, description, category, materials, colors, occasions, variants }: Product): string[] {
  const tags = [
    `category:${category}`,
    ...materials.map((material) => `material:${material}`),
    ...colors.map((color) => `color:${color}`),
    ...occasions.map((occasion) => `occasion:${occasion}`),
  ].join(', ');
  return variants.map(({ sku, color = '', price, stock }, at) => {
    const first =
      at === 0 ? [title, `<p>${description}</p>`, 'Maison', category, `"${tags}"`, 'true'] : ['', '', '', '', '', ''];
    const units = [
      stock.online,
      (price.amount / 100).toFixed(2),
      stock.stores['paris'] ?? 0,
      stock.stores['lyon'] ?? 0,
    ];
    return [handle, ...first, 'Color', color, sku, ...units].join(',');
  });
}
