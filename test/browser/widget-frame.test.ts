/** What a shopper keeps and loses where the panel has a document of its own, on a shop of another site than its house. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';
import { builtWidget } from '../support/widget-build.ts';
import { roomOf, type WidgetMode, widgetModes } from '../support/widget-room.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

type ShopWindow = { concierge: (...call: unknown[]) => Promise<unknown>; heard: unknown[] };

describeInChromium('the widget of another site', () => {
  let browser: Browser;
  let house: ShopperServer;
  let dist: URL;
  let context: BrowserContext;
  let wrong: string[] = [];
  let html = '';
  const shopServer = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
  );
  /** Another site than the house's 127.0.0.1, and one that counts as secure. */
  const shop = () => `http://localhost:${(shopServer.address() as AddressInfo).port}/`;

  beforeAll(async () => {
    dist = await builtWidget();
    house = await startShopperServer({ widgetDist: dist });
    await new Promise<void>((ready) => shopServer.listen(0, '127.0.0.1', ready));
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
    shopServer.close();
    shopServer.closeAllConnections();
  });
  afterEach(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });

  async function enter(): Promise<void> {
    wrong = [];
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    context.setDefaultTimeout(20_000);
  }
  async function visit(mode: WidgetMode = 'frame', server = house): Promise<Page> {
    html = `<!doctype html><html lang="en"><head><title>A shop</title><link rel="icon" href="data:,"></head><body><h1>A shop</h1><script type="module" async src="${server.url}/widget/loader.js" data-site="test" data-mode="${mode}"></script></body></html>`;
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.goto(shop());
    await page.locator('.launcher').waitFor();
    return page;
  }
  /** It may have opened by itself, where it finds something of before. */
  async function opened(page: Page, mode: WidgetMode = 'frame'): Promise<Frame> {
    if (!(await page.locator('dialog[open]').isVisible())) await page.locator('.launcher').click();
    const room = await roomOf(page, mode);
    await room.locator('.composer-input').waitFor();
    return room;
  }
  const bubble = (room: Frame, text: string) => room.locator('.bubble', { hasText: text });
  async function say(room: Frame, text: string): Promise<void> {
    await room.locator('.composer-input').fill(text);
    await room.locator('button[type=submit]:enabled').click();
    await room.locator('.row.shopper', { hasText: text }).locator('[data-progress=sent]').waitFor();
  }
  const stored = (server = house) => server.talk().messages.map(({ text }) => text);
  const call = (page: Page, ...given: unknown[]) =>
    page.evaluate((args) => (window as unknown as ShopWindow).concierge(...args), given);
  /** What stands in a document's storage. */
  const kept = (frame: Frame) =>
    frame.evaluate(async () => ({
      visit: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
  const nothing = { visit: [], databases: [] };

  test.each(widgetModes)(
    '%s: a house that falls silent after its launcher was drawn is said to be out of reach',
    async (mode) => {
      await enter();
      // Ten seconds of a shopper's patience are a tenth of one, where it is said so.
      await context.addInitScript(() => {
        const { timeout } = AbortSignal;
        AbortSignal.timeout = (ms) => timeout.call(AbortSignal, 'hurried' in globalThis ? ms / 100 : ms);
      });
      const page = await visit(mode);
      await page.route(`${house.url}/widget/**`, () => undefined);
      await page.evaluate(() => {
        const shopWindow = window as unknown as ShopWindow;
        shopWindow.heard = [];
        Object.assign(shopWindow, { hurried: true });
        addEventListener('unhandledrejection', ({ reason }) => shopWindow.heard.push(String(reason)));
      });
      await call(page, 'send', 'do not lose me');
      const trouble = page.getByRole('button', { name: 'Concierge out of reach' });
      await trouble.waitFor();
      expect(await page.evaluate(() => (window as unknown as ShopWindow).heard)).toEqual([]);
      await page.unroute(`${house.url}/widget/**`);
      await page.evaluate(() => Reflect.deleteProperty(window, 'hurried'));
      await trouble.click();
      const room = await roomOf(page, mode);
      await room.locator('.row.shopper', { hasText: 'do not lose me' }).locator('[data-progress=sent]').waitFor();
      expect(stored()).toEqual(['do not lose me']);
    },
  );

  test('where no WebSocket gets through it goes by plain requests', async () => {
    await enter();
    const blocked = await startShopperServer({ widgetDist: dist, noWebSockets: true });
    const room = await opened(await visit('frame', blocked));
    await say(room, 'by plain requests');
    blocked.says({ author: { kind: 'bot' }, text: 'and back' });
    await bubble(room, 'and back').waitFor();
    expect(stored(blocked)).toEqual(['by plain requests', 'and back']);
    await context.close();
    await blocked.close();
  });

  test('"Only this visit" is found again on the next page, broken or not, and is gone with the tab', async () => {
    await enter();
    const page = await visit();
    let room = await opened(page);
    expect([await kept(room), await kept(page.mainFrame())]).toEqual([nothing, nothing]);
    await room.getByRole('button', { name: 'Only this visit' }).click();
    await say(room, 'hello');
    await room.locator('.composer-input').fill('half a thought');
    await page.waitForFunction(() => sessionStorage.length > 0);
    await page.reload();
    room = await roomOf(page, 'frame');
    await bubble(room, 'hello').waitFor();
    expect(await room.locator('.composer-input').inputValue()).toBe('half a thought');
    // The page knows that there is something, and not a word of it.
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toBe('{"aparte:test":"framed"}');

    // As it stands before the frame looks: what the panel writes on its way out must not mend it.
    await context.addInitScript(() => {
      if (self !== top) sessionStorage.setItem('aparte:test', '{"token":');
    });
    const before = house.talks.length;
    await page.reload();
    room = await opened(page);
    await say(room, 'from the beginning');
    expect(house.talks).toHaveLength(before + 1);
    expect(stored()).toEqual(['from the beginning']);
    await page.close();
    const later = await visit();
    expect(await kept(later.mainFrame())).toEqual(nothing);
  });

  test('who the shop says it is, is told to the house alone; "Keep it" is kept by the frame, and forgotten everywhere', async () => {
    await enter();
    const page = await visit();
    await page.evaluate(() => {
      const shopWindow = window as unknown as ShopWindow;
      shopWindow.heard = [];
      void shopWindow.concierge('on', 'error', ({ code }: { code: string }) => shopWindow.heard.push(code));
    });
    const started = house.nextRequest('session:start');
    await call(page, 'identify', { token: 'a.signed.word' });
    const room = await opened(page);
    expect((await started).payload).toMatchObject({ identity: 'a.signed.word' });
    await room.getByRole('button', { name: 'Keep it' }).click();
    await say(room, 'keep this');
    await room.waitForFunction(async () => (await indexedDB.databases()).length > 0);
    expect((await kept(page.mainFrame())).databases).toEqual([]);

    // A word that is no longer good: the conversation goes on without it, and the page hears.
    house.refuses('session:start', 'unauthenticated');
    await call(page, 'identify', { token: 'an.old.word' });
    await page.waitForFunction(() => (window as unknown as ShopWindow).heard.includes('unauthenticated'));
    await say(room, 'still here');

    expect(await call(page, 'forget')).toBe(true);
    expect(house.talk().forgotten).toBe(true);
    await room.waitForFunction(async () => (await indexedDB.databases()).length === 0);
    expect(await kept(room)).toEqual(nothing);
    await page.waitForFunction(() => sessionStorage.length === 0);
    expect(await bubble(room, 'keep this').count()).toBe(0);
  });
});
