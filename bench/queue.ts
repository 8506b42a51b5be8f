/** The console's queue with five thousand waiting, in Chromium: frames while it is scrolled and news come in. */
import type { CDPSession } from 'playwright-core';
import { startChromium } from '../test/support/chromium.ts';
import { password } from '../test/support/desk-fixtures.ts';
import { startDeskServer } from '../test/support/desk-server.ts';
import { crowd } from './desk-cases.ts';
import { percentile } from './stats.ts';
import type { Figure } from './table.ts';

const waiting = 5_000;
const frames = 240;
/** One message for so many frames: five in a second at 60 Hz. */
const newsFrames = 12;
/** What a frame has at 60 Hz. */
const frameGoalMs = 16;
/** Sixty in a second, with the rounding of the browser's clock. */
const intervalGoalMs = 17;
/** A frame that takes longer than one and a half intervals was dropped: on a busy host that says more of the host. */
const droppedMs = 25;

export async function run(): Promise<readonly Figure[]> {
  const { held, waiting: others } = crowd(waiting);
  const server = await startDeskServer({ cases: [held, ...others] });
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/console/desk`);
    await page.locator('input[name=email]').fill('ines@meridon.example');
    await page.locator('input[name=password]').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.q-list[data-part=true] .q-item').first().waitFor();
    let told = 0;
    await page.exposeFunction('somebodyWrites', () => {
      server.model.shopperSays(`copy-${(told * 37) % waiting}`, `News ${told}`);
      told += 1;
    });
    const cdp = await page.context().newCDPSession(page);
    // The thread's own time, not the wall's: another process on the same core does not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await computedMs(cdp);
    const measured = await page.evaluate(scrollFor, { count: frames, newsFrames });
    const spent = (await computedMs(cdp)) - before;
    return figures(measured, spent / frames);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function computedMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

type Measured = { readonly deltas: number[]; readonly rows: number; readonly longTasks: number };

/** Runs in the page: scrolls a screen's third with every frame, down and up again. */
async function scrollFor({ count, newsFrames: each }: { count: number; newsFrames: number }): Promise<Measured> {
  const { somebodyWrites } = window as unknown as { somebodyWrites(): void };
  const area = document.querySelector('.q-scroll');
  if (area === null) throw new Error('There is no queue to scroll.');
  let longTasks = 0;
  new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  }).observe({ entryTypes: ['longtask'] });
  const deltas: number[] = [];
  let rows = 0;
  let last = await new Promise<number>(requestAnimationFrame);
  for (let frame = 0; frame < count; frame += 1) {
    area.scrollTop += frame < count / 2 ? 240 : -240;
    if (frame % each === 0) somebodyWrites();
    const now = await new Promise<number>(requestAnimationFrame);
    deltas.push(now - last);
    last = now;
    rows = Math.max(rows, document.querySelectorAll('.q-item').length);
  }
  return { deltas, rows, longTasks };
}

function figures({ deltas, rows, longTasks }: Measured, frameMs: number): readonly Figure[] {
  const smooth = deltas.filter((delta) => delta <= droppedMs).length / deltas.length;
  const [p50, p95] = [percentile(deltas, 0.5), percentile(deltas, 0.95)];
  return [
    {
      id: 'P16a',
      what: `computing of a frame while ${waiting.toLocaleString('en')} rows are scrolled`,
      goal: `${frameGoalMs} ms`,
      floor: '16.7 ms at 60 Hz',
      ours: `${frameMs.toFixed(1)} ms`,
      met: frameMs <= frameGoalMs,
      note: `${rows} rows in the page at most, a message every ${newsFrames} frames`,
      values: { frameMs, rows },
    },
    {
      id: 'P16b',
      what: 'from frame to frame meanwhile, p50 / p95',
      goal: `p95 <= ${intervalGoalMs} ms`,
      floor: '16.7 ms at 60 Hz',
      ours: `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`,
      met: p95 <= intervalGoalMs,
      note: `${(smooth * 100).toFixed(0)} % of frames in time, ${longTasks} tasks over 50 ms of wall time`,
      values: { p50, p95, smooth, longTasks },
    },
  ];
}
