/** What the widget costs the page it is on: the same shop with and without it, by turns, by the browser's own measures. */
import type { Browser } from 'playwright-core';
import type { Shop } from './shop-page.ts';
import { median, ms } from './stats.ts';

type Measured = {
  /** Milliseconds until the largest thing on the first screen was drawn. */
  readonly lcp: number;
  readonly cls: number;
  /** What long tasks took over 50 ms each, in all. */
  readonly tbt: number;
  /** Time on the main thread until the page came to rest. */
  readonly cpu: number;
  /** Tasks in which scripts of the widget's ran over 50 ms. */
  readonly ours: number;
};

export type HostCost = {
  readonly pairs: number;
  readonly without: Measured;
  readonly with: Measured;
  /** Of each pair's difference, the median and where the true one lies in 95 of 100 cases; in % of the page without. */
  readonly lcpPercent: Between;
};

export type Between = { readonly middle: number; readonly low: number; readonly high: number };

/** A telephone of the middle class on a fair mobile network. */
const slowDown = 4;
const network = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 625_000 };

export async function hostCost(browser: Browser, shop: Shop, pairs: number): Promise<HostCost> {
  const kept = { with: [] as Measured[], without: [] as Measured[] };
  await look(browser, shop, true);
  for (let pair = 0; pair < pairs; pair += 1) {
    // Who comes first changes, since the second finds warmer caches.
    for (const widget of pair % 2 === 0 ? [true, false] : [false, true])
      kept[widget ? 'with' : 'without'].push(await look(browser, shop, widget));
  }
  const without = middle(kept.without);
  const differences = kept.with.map(({ lcp }, at) => lcp - (kept.without[at]?.lcp ?? Number.NaN));
  return { pairs, without, with: middle(kept.with), lcpPercent: percentOf(without.lcp, between(differences)) };
}

export function tellHost({ pairs, without, with: worn }: HostCost): void {
  const line = (what: string, { lcp, cls, tbt, cpu, ours }: Measured) =>
    console.log(
      `   ${what.padEnd(20)} LCP ${ms(lcp)} ms, CLS ${cls.toFixed(4)}, TBT ${ms(tbt)} ms, main thread ${ms(cpu)} ms, ${ours} long tasks of the widget's`,
    );
  console.log(`   a shop's page, ${pairs} pairs, CPU ${slowDown} times slower, 10 Mbit/s, 40 ms:`);
  line('without the widget', without);
  line('with it', worn);
}

async function look(browser: Browser, shop: Shop, widget: boolean): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', network);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript(observe);
    await page.goto(`${shop.url}/${widget ? '?widget' : ''}`, { waitUntil: 'load' });
    if (widget) await page.locator('aparte-concierge button').waitFor();
    const noted = await page.evaluate(atRest);
    const { metrics } = await cdp.send('Performance.getMetrics');
    return { ...noted, cpu: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000 };
  } finally {
    await context.close();
  }
}

type Noted = Omit<Measured, 'cpu'>;
type Noting = { noted: { lcp: number; cls: number; tbt: number; ours: number } };

/** Runs in the page before anything of it. */
function observe(): void {
  type Entry = PerformanceEntry & {
    value?: number;
    hadRecentInput?: boolean;
    scripts?: { sourceURL: string; duration: number }[];
  };
  const noted = { lcp: 0, cls: 0, tbt: 0, ours: 0 };
  Object.assign(globalThis, { noted });
  const on = (type: string, note: (entry: Entry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => {
    noted.lcp = startTime;
  });
  on('layout-shift', ({ value = 0, hadRecentInput }) => {
    if (hadRecentInput !== true) noted.cls += value;
  });
  on('longtask', ({ duration }) => {
    noted.tbt += duration - 50;
  });
  on('long-animation-frame', ({ scripts = [] }) => {
    noted.ours += scripts.filter(({ sourceURL, duration }) => sourceURL.includes('/widget/') && duration > 50).length;
  });
}

/** Runs in the page: three times nothing to do, then what was noted. */
async function atRest(): Promise<Noted> {
  await document.fonts.ready;
  for (let times = 0; times < 3; times += 1) {
    await new Promise((rested) => requestIdleCallback(rested));
    await new Promise(requestAnimationFrame);
  }
  return (globalThis as unknown as Noting).noted;
}

function middle(runs: readonly Measured[]): Measured {
  const of = (key: keyof Measured) => median(runs.map((run) => run[key]));
  return {
    lcp: of('lcp'),
    cls: of('cls'),
    tbt: of('tbt'),
    cpu: of('cpu'),
    ours: Math.max(...runs.map(({ ours }) => ours)),
  };
}

/** The median of the values and its 95 % interval by order statistics: it asks nothing of how they are spread. */
export function between(values: readonly number[]): Between {
  const sorted = [...values].sort((a, b) => a - b);
  const half = 0.98 * Math.sqrt(sorted.length);
  const at = (place: number) => sorted[Math.max(0, Math.min(sorted.length - 1, Math.round(place)))] ?? Number.NaN;
  return {
    middle: median(sorted),
    low: at(sorted.length / 2 - half - 1),
    high: at(sorted.length / 2 + half),
  };
}

const percentOf = (whole: number, { middle: mid, low, high }: Between): Between => ({
  middle: (mid / whole) * 100,
  low: (low / whole) * 100,
  high: (high / whole) * 100,
});
