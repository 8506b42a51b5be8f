/** The widget as a shop and its shoppers feel it: what is fetched, what it costs the page, how soon one can write. */
import { join } from 'node:path';
import { startChromium } from '../test/support/chromium.ts';
import type { BenchOptions } from './options.ts';
import { root, startServer } from './server-process.ts';
import { openShop } from './shop-page.ts';
import { ms, pair, percentile } from './stats.ts';
import { type Figure, printRows } from './table.ts';
import { type HostCost, hostCost, tellHost } from './widget-host.ts';
import { type Openings, panelOpenings } from './widget-panel.ts';
import { type OwnWeights, ownWeights, peerWeights, type Weight } from './widget-weights.ts';

const loaderGoal = 2;
const firstOpenGoal = 45;
const wholeGoal = 45;
const hostGoalPercent = 1;
const openGoalMs = 500;

export async function run({ quick }: BenchOptions): Promise<readonly Figure[]> {
  const own = ownWeights(join(root, 'widget/dist'));
  const peers = peerWeights() ?? [];
  tellWeights(own, peers);
  const shop = await openShop();
  const server = await startServer({ pinned: false, env: { WIDGET_ORIGINS: shop.url } });
  const browser = await startChromium();
  try {
    shop.carry(server.url);
    const cost = await hostCost(browser, shop, quick ? 8 : 40);
    tellHost(cost);
    const openings = await panelOpenings(browser, shop, quick ? 5 : 25);
    tellOpenings(openings);
    return [...weightFigures(own, peers), ...hostFigures(cost), openingFigure(openings)];
  } finally {
    await browser.close();
    await server.stop();
    await shop.close();
  }
}

const kib = (bytes: number) => (bytes / 1024).toFixed(bytes < 10_240 ? 2 : 1);

function tellWeights({ loader, firstOpen, parts, whole }: OwnWeights, peers: readonly Weight[]): void {
  const rows = [loader, firstOpen, ...parts, whole, ...peers];
  printRows(
    ['KiB', 'raw', 'gzip -9', 'brotli 11'],
    rows.map(({ what, raw, gzip, brotli }) => [what, kib(raw), kib(gzip), kib(brotli)]),
  );
}

function tellOpenings({ cold, hovered, floor }: Openings): void {
  const spread = (values: readonly number[]) => pair(percentile(values, 0.5), percentile(values, 0.95));
  console.log(
    `   from the click to a panel to write in, ${cold.length} fresh browsers, CPU 4 times slower, p50 / p95:`,
  );
  console.log(
    `   nothing fetched before ${spread(cold.map(({ total }) => total))}, the file had come after ${ms(
      percentile(
        cold.map(({ fetched }) => fetched),
        0.5,
      ),
    )} ms`,
  );
  console.log(`   pointer there before   ${spread(hovered.map(({ total }) => total))}`);
  console.log(`   an empty module        ${spread(floor)}`);
}

function weightFigures({ loader, firstOpen, whole }: OwnWeights, peers: readonly Weight[]): readonly Figure[] {
  const lightest = peers.toSorted((a, b) => a.gzip - b.gzip)[0];
  const floor =
    lightest === undefined ? 'no peer fetched' : `${lightest.what} ${kib(lightest.gzip)} / ${kib(lightest.brotli)}`;
  const figure = (id: string, what: string, { gzip, brotli }: Weight, goal: number): Figure => ({
    id,
    what,
    goal: `<= ${goal} KiB gzip`,
    floor,
    ours: `${kib(gzip)} / ${kib(brotli)} KiB`,
    met: gzip <= goal * 1024,
    values: { gzip, brotli },
  });
  return [
    figure('P11a', 'the loader, gzip / brotli', loader, loaderGoal),
    figure('P11b', 'the first open, gzip / brotli', firstOpen, firstOpenGoal),
    figure('P11c', 'with all that comes later but polling, gzip / brotli', whole, wholeGoal),
  ];
}

function hostFigures({ pairs, with: worn, without, lcpPercent }: HostCost): readonly Figure[] {
  const { middle, low, high } = lcpPercent;
  return [
    {
      id: 'P11d',
      what: `LCP of a shop's page with the widget, ${pairs} pairs`,
      goal: `<= ${hostGoalPercent} % later`,
      floor: `without it ${ms(without.lcp)} ms`,
      ours: `${ms(worn.lcp)} ms, ${middle.toFixed(1)} %`,
      met: middle <= hostGoalPercent,
      note: `in 95 of 100 cases between ${low.toFixed(1)} and ${high.toFixed(1)} %; layout moved by ${worn.cls.toFixed(4)}, without ${without.cls.toFixed(4)}; main thread ${ms(worn.cpu)} ms, without ${ms(without.cpu)}`,
      values: { with: worn.lcp, without: without.lcp, middle, low, high, cls: worn.cls - without.cls },
    },
    {
      id: 'P11e',
      what: 'long tasks on that page with a script of the widget in them',
      goal: '0',
      floor: `TBT without ${ms(without.tbt)} ms`,
      ours: `${worn.ours}, TBT ${ms(worn.tbt)} ms`,
      met: worn.ours === 0,
      values: { ours: worn.ours, tbt: worn.tbt, tbtWithout: without.tbt },
    },
  ];
}

function openingFigure({ cold, hovered, floor }: Openings): Figure {
  const [p50, p95] = [0.5, 0.95].map((share) =>
    percentile(
      cold.map(({ total }) => total),
      share,
    ),
  ) as [number, number];
  const ready = percentile(
    hovered.map(({ total }) => total),
    0.5,
  );
  return {
    id: 'P11f',
    what: 'click to a panel to write in, cold, CPU 4 times slower, p50 / p95',
    goal: `p50 <= ${openGoalMs} ms`,
    floor: `an empty module ${ms(percentile(floor, 0.5))} ms`,
    ours: pair(p50, p95),
    met: p50 <= openGoalMs,
    note: `${ms(ready)} ms when the pointer came 200 ms before the click`,
    values: { p50, p95, hovered: ready, floor: percentile(floor, 0.5) },
  };
}
