/** From the click on the launcher to a panel one can write in, in a browser that has never seen it, on a slow processor. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Shop } from './shop-page.ts';

const slowDown = 4;

export type Opening = {
  /** Milliseconds from the click until the frame in which the greeting and the box to write in stand. */
  readonly total: number;
  /** Of it, until the panel's own file had come. */
  readonly fetched: number;
};

export type Openings = {
  readonly cold: readonly Opening[];
  /** The pointer was there before the click, so the file was on its way. */
  readonly hovered: readonly Opening[];
  /** A button that fetches an empty module and draws a line and a box. */
  readonly floor: readonly number[];
};

export async function panelOpenings(browser: Browser, shop: Shop, runs: number): Promise<Openings> {
  const cold: Opening[] = [];
  const hovered: Opening[] = [];
  const floor: number[] = [];
  await opened(browser, shop, false);
  for (let run = 0; run < runs; run += 1) {
    floor.push(await floorOnce(browser, shop));
    cold.push(await opened(browser, shop, false));
    hovered.push(await opened(browser, shop, true));
  }
  return { cold, hovered, floor };
}

async function opened(browser: Browser, shop: Shop, hover: boolean): Promise<Opening> {
  return inFreshPage(browser, `${shop.url}/bare`, async (page) => {
    const launcher = page.locator('aparte-concierge button');
    await launcher.waitFor();
    if (hover) {
      await launcher.hover();
      // A pointer is over it for a while before it clicks.
      await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    }
    return page.evaluate(async () => {
      const { shadowRoot } = document.querySelector('aparte-concierge') ?? {};
      const button = shadowRoot?.querySelector('button');
      if (!shadowRoot || !button) throw new Error('There is no launcher.');
      const drawn = (selector: string) => (shadowRoot.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0) > 0;
      const began = performance.now();
      button.click();
      const stands = () => {
        const box = shadowRoot.querySelector('textarea');
        return drawn('.hello') && box !== null && !box.disabled && box.offsetHeight > 0;
      };
      while (!stands()) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const total = performance.now() - began;
      const [panel] = performance.getEntriesByType('resource').filter(({ name }) => /panel-/.test(name));
      return { total, fetched: Math.max(0, ((panel as PerformanceResourceTiming)?.responseEnd ?? 0) - began) };
    });
  });
}

function floorOnce(browser: Browser, shop: Shop): Promise<number> {
  return inFreshPage(browser, `${shop.url}/floor`, (page) =>
    page.evaluate(async () => {
      const began = performance.now();
      document.querySelector('button')?.click();
      while (document.querySelector('textarea') === null) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - began;
    }),
  );
}

async function inFreshPage<T>(browser: Browser, url: string, act: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.goto(url);
    return await act(page);
  } finally {
    await context.close();
  }
}
