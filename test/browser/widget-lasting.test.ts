/** What the widget keeps, loses and survives, in a real browser: blocked networks, broken and forbidden storage, several tabs. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { type ShopperServer, type ShopperServerOptions, startShopperServer } from '../support/shopper-server.ts';
import { builtWidget } from '../support/widget-build.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

const page = (widget: string) =>
  `<!doctype html><html lang="en"><head><title>A shop</title><link rel="icon" href="data:,"></head><body><h1>A shop</h1>${widget}</body></html>`;
const shop = page('<script type="module" async src="/widget/loader.js" data-site="test"></script>');

/** A browser that forbids all that a page might keep. */
function forbidStorage(): void {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  for (const name of ['sessionStorage', 'localStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get: refuse });
  Object.defineProperty(window, 'BroadcastChannel', { value: refuse });
  LockManager.prototype.request = async () => refuse();
}

/** Not a byte is left. */
function fillStorage(): void {
  const full = () => {
    throw new DOMException('Full.', 'QuotaExceededError');
  };
  Storage.prototype.setItem = full;
  IDBObjectStore.prototype.put = full;
}

/** Things that stand where a record should be. */
const broken: Readonly<Record<string, () => Promise<void> | void>> = {
  'words that are no JSON': () => sessionStorage.setItem('aparte:test', '{"token":'),
  'a record of another shape': () => sessionStorage.setItem('aparte:test', '{"token":"abc","outbox":7}'),
  'a kept record of another shape': () =>
    new Promise((resolve) => {
      const opening = indexedDB.open('aparte:test', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('session').put({ token: 1 }, 'record');
      opening.onsuccess = () => {
        opening.result.close();
        sessionStorage.setItem('aparte:test', '{"kept":true}');
        resolve();
      };
    }),
  'a database of a later version': () =>
    new Promise((resolve) => {
      const opening = indexedDB.open('aparte:test', 9);
      opening.onsuccess = () => {
        opening.result.close();
        sessionStorage.setItem('aparte:test', '{"kept":true}');
        resolve();
      };
    }),
};

describeInChromium('what the widget survives', () => {
  let browser: Browser;
  let dist: URL;
  let house: ShopperServer;
  let context: BrowserContext;
  let errors: string[];

  beforeAll(async () => {
    dist = await builtWidget();
    browser = await startChromium();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await startHouse();
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    context.setDefaultTimeout(20_000);
    errors = [];
  });
  afterEach(async () => {
    await context.close();
    await house.close();
    expect(errors).toEqual([]);
  });

  const startHouse = (options: ShopperServerOptions = {}) =>
    startShopperServer({
      widgetDist: dist,
      respond: ({ pathname }) =>
        pathname === '/' || pathname === '/blank'
          ? { type: 'text/html; charset=utf-8', body: pathname === '/' ? shop : page('') }
          : undefined,
      ...options,
    });

  async function visit(path = '/', server = house): Promise<Page> {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => errors.push(error.message));
    tab.on('console', (message) => {
      if (message.type() === 'error' && !/WebSocket|\/socket\.io\//.test(message.text() + message.location().url))
        errors.push(message.text());
    });
    await tab.goto(`${server.url}${path}`);
    return tab;
  }
  /** It may have opened by itself, where it finds something of before. */
  async function opened(tab: Page): Promise<Page> {
    if (!(await tab.locator('.composer-input').isVisible())) await tab.locator('.launcher').click();
    await tab.locator('.composer-input').waitFor();
    return tab;
  }
  const say = async (tab: Page, text: string) => {
    await tab.locator('.composer-input').fill(text);
    await tab.keyboard.press('Enter');
    await bubble(tab, text).waitFor();
    await tab.locator('[data-progress=sent]').waitFor();
  };
  /** Connections are taken, and not a word comes from the house until it is let through. */
  async function holdSockets(): Promise<() => Promise<void>> {
    const held: WebSocketRoute[] = [];
    let through = false;
    await context.routeWebSocket(/socket\.io/, (socket) => {
      if (through) socket.connectToServer();
      else held.push(socket);
    });
    return async () => {
      through = true;
      for (const socket of held.splice(0)) socket.connectToServer();
    };
  }
  const bubble = (tab: Page, text: string) => tab.locator('.bubble', { hasText: text });
  const stored = (server = house) => server.talk().messages.map(({ text }) => text);
  const storage = (tab: Page) =>
    tab.evaluate(async () => ({
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));

  test('where no WebSocket gets through it goes by plain requests, and only there are they fetched', async () => {
    const fetched: string[] = [];
    context.on('request', (request) => fetched.push(request.url()));
    const usual = await opened(await visit());
    await say(usual, 'by WebSocket');
    expect(fetched.filter((url) => /polling/.test(url))).toEqual([]);
    const blocked = await startHouse({ noWebSockets: true });
    const tab = await opened(await visit('/', blocked));
    await say(tab, 'by plain requests');
    blocked.says({ author: { kind: 'bot' }, text: 'and back' });
    await tab.getByText('and back').first().waitFor();
    expect(stored(blocked)).toEqual(['by plain requests', 'and back']);
    expect(fetched.some((url) => /\/widget\/polling-/.test(url))).toBe(true);
    await tab.close();
    await blocked.close();
  });

  test('what stands broken in storage is a fresh start, and what is kept then is found again', async () => {
    const tab = await visit('/blank');
    for (const [what, breakIt] of Object.entries(broken)) {
      await tab.goto(`${house.url}/blank`);
      await tab.evaluate(() => {
        sessionStorage.clear();
        indexedDB.deleteDatabase('aparte:test');
      });
      await tab.evaluate(breakIt);
      await tab.goto(house.url);
      await opened(tab);
      await say(tab, what);
    }
    await tab.getByRole('button', { name: 'Keep it' }).click();
    await tab.locator('.bar').waitFor();
    await tab.reload();
    await bubble(tab, 'a later version').waitFor();
    expect(house.talks.map(({ messages }) => messages.map(({ text }) => text))).toEqual(
      Object.keys(broken).map((what) => [what]),
    );
  });

  test.each([
    ['forbidden', forbidStorage],
    ['full', fillStorage],
  ])('storage that is %s: the talk goes on, and nobody is bothered', async (_how, init) => {
    await context.addInitScript(init);
    const tab = await opened(await visit());
    await tab.getByRole('button', { name: 'Keep it' }).click();
    await say(tab, 'hello');
    house.says({ author: { kind: 'bot' }, text: 'good evening' });
    await tab.getByText('good evening').first().waitFor();
    expect(stored()).toEqual(['hello', 'good evening']);
  });

  test('two tabs have one socket; the one that has it goes, and the other goes on in the same conversation', async () => {
    const first = await opened(await visit());
    await say(first, 'in the first');
    await first.locator('.composer-input').fill('half a tho');
    const second = await opened(await visit());
    await bubble(second, 'in the first').waitFor();
    expect(house.talk().sockets.size).toBe(1);
    await say(second, 'in the second');
    await bubble(first, 'in the second').waitFor();
    const received = house.nextRequest('message:send');
    house.swallowsAcks(1);
    await first.locator('.composer-input').fill('through the change');
    await first.keyboard.press('Enter');
    await received;
    await first.close();
    house.answers(() => ({ author: { kind: 'advisor', name: 'Ines' }, text: 'I am here' }));
    await say(second, 'and after it');
    await bubble(second, 'I am here').waitFor();
    const texts = ['in the first', 'in the second', 'through the change', 'and after it', 'I am here'];
    expect(stored()).toEqual(texts);
    expect(await second.locator('.bubble').count()).toBe(texts.length);
    expect(house.talks).toHaveLength(1);
    expect(house.talk().sockets.size).toBe(1);
  });

  test('words sent before the house has said anything wait in the open, outlive a reload, and arrive once', async () => {
    const write = async (tab: Page, text: string) => {
      await tab.locator('.composer-input').fill(text);
      await tab.keyboard.press('Enter');
      await bubble(tab, text).waitFor();
    };
    const release = await holdSockets();
    const tab = await opened(await visit());
    await write(tab, 'Is anybody there?');
    expect(await tab.locator('.composer-input').inputValue()).toBe('');
    await tab.locator('[data-progress=waiting]').waitFor();
    expect(house.received).toEqual([]);
    await release();
    await tab.locator('[data-progress=sent]').waitFor();
    await tab.locator('.disclosure').waitFor();
    await tab.getByRole('button', { name: 'Only this visit' }).click();
    await tab.locator('.consent').waitFor({ state: 'detached' });

    const releaseAgain = await holdSockets();
    await tab.reload();
    await tab.locator('.composer-input').waitFor();
    await write(tab, 'I write at once');
    await tab.reload();
    await bubble(tab, 'I write at once').waitFor();
    await tab.locator('[data-progress=waiting]').waitFor();
    await releaseAgain();
    await tab.locator('[data-progress=sent]').waitFor();
    expect(stored()).toEqual(['Is anybody there?', 'I write at once']);
    expect(house.talks).toHaveLength(1);
  });

  test('"Only this visit": half-written words are there after a reload, and nothing once the tab is closed', async () => {
    const tab = await opened(await visit());
    expect(await storage(tab)).toEqual({ session: [], databases: [] });
    await tab.getByRole('button', { name: 'Only this visit' }).click();
    await say(tab, 'hello');
    await tab.locator('.composer-input').fill('half a thought');
    await tab.reload();
    await bubble(tab, 'hello').waitFor();
    expect(await tab.locator('.composer-input').inputValue()).toBe('half a thought');
    await tab.close();
    const later = await visit('/blank');
    expect(await storage(later)).toEqual({ session: [], databases: [] });
  });
});
