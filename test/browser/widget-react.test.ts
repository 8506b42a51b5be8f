/** The React example in a browser: one widget however often an effect runs, told of each piece, heard by the page. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';
import { builtWidget } from '../support/widget-build.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What the example names as its house. */
const named = 'https://concierge.brand.example';

/** The shop's page with its script in it. */
async function builtShop(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'react-shop-'));
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'test/support/react-shop'];
  // In its own process: the bundler's native parts do not work inside jest's module world.
  await promisify(execFile)(process.execPath, [...vite, '--outDir', folder], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development' },
  });
  const [script = ''] = await readdir(join(folder, 'assets'));
  const code = await readFile(join(folder, 'assets', script), 'utf8');
  await rm(folder, { recursive: true });
  return code;
}

describeInChromium('the React example', () => {
  let browser: Browser;
  let house: ShopperServer;
  let shop: string;

  beforeAll(async () => {
    const widgetDist = await builtWidget();
    shop = await builtShop();
    const page =
      '<!doctype html><html lang="en"><title>A shop in React</title><link rel="icon" href="data:,"><main id="shop"></main><script type="module" src="/shop.js"></script></html>';
    house = await startShopperServer({
      widgetDist,
      respond: ({ pathname }) => {
        if (pathname === '/') return { type: 'text/html; charset=utf-8', body: page };
        return pathname === '/shop.js' ? { type: 'text/javascript; charset=utf-8', body: shop } : undefined;
      },
    });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  /** Whoever asks for the house by the name in the example gets ours. */
  async function answerForHouse(page: Page): Promise<void> {
    await page.route(`${named}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({ response: await page.request.get(`${house.url}${pathname}${search}`) });
    });
    await page.routeWebSocket(/concierge\.brand\.example/, (browserSide) => {
      const { pathname, search } = new URL(browserSide.url());
      const houseSide = new WebSocket(`${house.url.replace('http', 'ws')}${pathname}${search}`);
      houseSide.onmessage = ({ data }) => browserSide.send(data);
      browserSide.onMessage((frame) => houseSide.send(String(frame)));
      browserSide.onClose(() => houseSide.close());
    });
  }

  test('is one widget, tells the house of each piece, opens by a button of the page and counts what came', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(20_000);
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    await answerForHouse(page);
    const started = house.nextRequest('session:start');
    await page.goto(house.url);
    await page.getByRole('button', { name: 'Ask about this piece' }).click();
    await page.locator('.hello').waitFor();
    expect((await started).payload).toMatchObject({ page: { type: 'product', sku: 'SEI-COG', price: 248_000 } });
    expect(await page.locator('aparte-concierge').count()).toBe(1);

    const told = house.nextRequest('page:set');
    await page.getByRole('button', { name: 'The next piece' }).click();
    expect((await told).payload).toMatchObject({ sku: 'QUA-BUR', title: 'Quai bucket' });
    await page.locator('.composer-input').fill('Is it in stock?');
    await page.keyboard.press('Enter');
    await page.locator('.row.shopper .bubble').waitFor();
    await page.keyboard.press('Escape');
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'It is, in Paris.' });
    await page.getByRole('button', { name: 'Our advisor has written (1)' }).click();
    await page.locator('.row.advisor .bubble').waitFor();
    expect(wrong).toEqual([]);
    await page.close();
  });
});
