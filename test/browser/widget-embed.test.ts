/** The widget as a shop's page meets it: its calls, its events, its trouble. In the page itself and in a frame alike. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { Card } from '../../src/protocol/cards.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';
import { builtWidget } from '../support/widget-build.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

const stub = `<script>window.heard=[];window.concierge=window.concierge||((...a)=>(concierge.q=concierge.q||[]).push(a));</script>`;

type Heard = [event: string, detail: Record<string, unknown>][];
type ShopWindow = {
  concierge: ((...call: unknown[]) => Promise<unknown>) & { q?: unknown };
  heard: Heard;
};
const events = [
  ...['ready', 'open', 'close', 'message', 'unread', 'handoff', 'order_viewed'],
  ...['product_clicked', 'appointment_booked', 'csat', 'error'],
];

describeInChromium('the widget and its page', () => {
  let browser: Browser;
  let house: ShopperServer;
  let context: BrowserContext;
  let wrong: string[];
  let html = '';
  let letGo = () => {};
  const shopServer = createServer((request, response) => {
    if (request.url === '/held.js') {
      letGo = () => response.writeHead(200, { 'content-type': 'text/javascript' }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  /** Another site than the house's 127.0.0.1, as a shop's is; one that counts as secure. */
  const shop = () => `http://localhost:${(shopServer.address() as AddressInfo).port}`;

  beforeAll(async () => {
    house = await startShopperServer({ widgetDist: await builtWidget() });
    await new Promise<void>((ready) => shopServer.listen(0, '127.0.0.1', ready));
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    shopServer.close();
    shopServer.closeAllConnections();
  });
  afterEach(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });

  const loader = () => `${house.url}/widget/loader.js`;

  /** `attributes` of the tag, `early` as what the page does before and `body` as all of its own. */
  async function visit({ attributes = '', early = '', body = '', lang = 'en' } = {}): Promise<Page> {
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    context.setDefaultTimeout(7_000);
    wrong = [];
    const tag = `<script type="module" async src="${loader()}" data-site="test" ${attributes}></script>`;
    html = `<!doctype html><html lang="${lang}"><head><link rel="icon" href="data:,"></head><body><h1>A shop</h1>${stub}<script>${early}</script>${body || tag}</body></html>`;
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.addInitScript(() =>
      addEventListener('unhandledrejection', (event) => console.error('unhandled', event)),
    );
    page.on('console', (message) => {
      if (/unhandled/.test(message.text())) wrong.push(message.text());
    });
    await page.goto(`${shop()}/`);
    return page;
  }

  const call = (page: Page, ...given: unknown[]) =>
    page.evaluate((args) => (window as unknown as ShopWindow).concierge(...args), given);
  const listen = events.map((event) => `concierge('on','${event}',d=>heard.push(['${event}',d]));`).join('');
  const heard = (page: Page) => page.evaluate(() => (window as unknown as ShopWindow).heard);
  const named = async (page: Page, name: string) => (await heard(page)).filter(([event]) => event === name);
  const toHear = (page: Page, name: string) =>
    page.waitForFunction((event) => (window as unknown as ShopWindow).heard.some(([one]) => one === event), name);
  const focusedIn = (page: Page) =>
    page.evaluate(() => document.querySelector('aparte-concierge')?.shadowRoot?.activeElement?.className ?? '');

  describe.each(['shadow', 'frame'] as const)('%s', (mode) => {
    const attributes = `data-mode="${mode}"`;
    const inside = (page: Page): Page | FrameLocator => (mode === 'frame' ? page.frameLocator('iframe') : page);
    const said = async () =>
      house.talks
        .at(-1)
        ?.messages.map(({ text }) => text)
        .join(', ');
    const bubble = (page: Page, text: string) => inside(page).locator('.bubble', { hasText: text });

    test('calls from before it was there are taken in their order, and every event is heard', async () => {
      const page = await visit({
        attributes,
        early: `${listen}concierge('page',{type:'product',sku:'SEI-COG',price:248000,currency:'EUR',secret:'not read'});
          document.addEventListener('concierge:open',()=>heard.push(['dom:open',{}]));
          concierge('open');concierge('send','first');concierge('send','second');concierge('ask','gift')`,
      });
      await bubble(page, 'second').waitFor();
      await bubble(page, 'Find a gift').waitFor();
      await expectSoon(said, 'first, second, Find a gift');
      const started = house.received.findLast(({ name }) => name === 'session:start')?.payload;
      expect(started).toMatchObject({ page: { type: 'product', sku: 'SEI-COG', price: 248000, currency: 'EUR' } });
      expect(JSON.stringify(started)).not.toContain('secret');
      expect((await heard(page)).slice(0, 2).map(([event]) => event)).toEqual(['ready', 'open']);
      expect(await named(page, 'dom:open')).toHaveLength(1);

      house.floor({ heldBy: 'queue', position: 1, waitSeconds: 20 });
      await toHear(page, 'handoff');
      expect(await named(page, 'handoff')).toEqual([['handoff', { floor: 'queue' }]]);
      house.says({ author: { kind: 'bot' }, text: 'Your order', card: order });
      await toHear(page, 'order_viewed');
      house.says({ author: { kind: 'bot' }, text: 'A piece', card: piece });
      const link = inside(page).locator('.detail h3 a');
      await link.evaluate((element) => element.addEventListener('click', (event) => event.preventDefault()));
      await link.click();
      await toHear(page, 'product_clicked');
      expect(await named(page, 'product_clicked')).toEqual([
        ['product_clicked', { productId: 'p1', sku: 'SEI-COG', title: 'Seine tote' }],
      ]);
      house.asksRating();
      await inside(page).getByLabel('Excellent').check();
      await inside(page).locator('.rating').getByRole('button', { name: 'Send' }).click();
      await toHear(page, 'csat');
      expect(await named(page, 'csat')).toEqual([['csat', { score: 4 }]]);

      await call(page, 'close');
      await toHear(page, 'close');
      house.says({ author: { kind: 'advisor', name: 'Ines Moreau' }, text: 'private words' });
      await toHear(page, 'unread');
      await page.getByRole('button', { name: 'Ines Moreau, new messages: 1' }).waitFor();
      const last = (await named(page, 'message')).at(-1)?.[1];
      expect(last).toEqual(mode === 'frame' ? { author: 'advisor' } : { author: 'advisor', text: 'private words' });
      if (mode === 'frame')
        expect(
          await page.evaluate(() => document.querySelector('aparte-concierge')?.shadowRoot?.textContent),
        ).not.toContain('private words');
      await call(page, 'off', 'message');
      const before = (await named(page, 'message')).length;
      house.says({ author: { kind: 'bot' }, text: 'nobody listens' });
      await page.getByRole('button', { name: /new messages: 2/ }).waitFor();
      expect(await named(page, 'message')).toHaveLength(before);
    });

    test('the keyboard goes in and out, the page is told again, and in the end nothing is left', async () => {
      // A page that is busy shows a frame late: what was to have the focus in it must have it all the same.
      const busy = `addEventListener('message',({data})=>{const end=Date.now()+300;while(data?.concierge?.event==='open'&&Date.now()<end);});`;
      const page = await visit({ attributes, early: listen + busy });
      await page.locator('.launcher').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await inside(page).locator('.hello').waitFor();
      await inside(page).locator('.composer-input:focus').waitFor();
      await page.keyboard.type('typed at once');
      expect(await inside(page).locator('.composer-input').inputValue()).toBe('typed at once');
      await page.keyboard.press('Escape');
      await toHear(page, 'close');
      await page.waitForFunction(
        () => document.querySelector('aparte-concierge')?.shadowRoot?.activeElement?.className === 'launcher',
      );
      expect(await focusedIn(page)).toBe('launcher');

      await call(page, 'open', 'menu');
      await inside(page).locator('.menu').waitFor();
      const told = house.nextRequest('page:set');
      await page.evaluate(() => {
        const script = document.querySelector<HTMLElement>('script[data-site]');
        if (script) script.dataset['page'] = '{"type":"category","title":"Bags"}';
      });
      expect((await told).payload).toEqual({ type: 'category', title: 'Bags' });
      const again = house.nextRequest('page:set');
      await call(page, 'page', { type: 'home' });
      expect((await again).payload).toEqual({ type: 'home' });
      await call(page, 'setLanguage', 'fr');
      await inside(page)
        .getByText('Parler à un conseiller')
        .or(inside(page).getByPlaceholder(/message/i))
        .first()
        .waitFor();

      await call(page, 'hide');
      expect(await page.locator('aparte-concierge').isVisible()).toBe(false);
      await call(page, 'show');
      await call(page, 'close');
      await page.locator('.launcher').waitFor();
      expect(await call(page, 'forget')).toBe(true);
      expect(house.talk().forgotten).toBe(true);
      await call(page, 'destroy');
      expect(await page.locator('aparte-concierge').count()).toBe(0);
      expect(await page.evaluate(() => typeof (window as unknown as ShopWindow).concierge)).toBe('undefined');
    });

    test('colours of the page are worn, and ours where one could not read them', async () => {
      const infos: string[] = [];
      const page = await visit({ attributes });
      page.on('console', (message) => message.type() === 'info' && infos.push(message.text()));
      await page.locator('.launcher').waitFor();
      await call(page, 'setTheme', { primary: '#5a2d0c', '--cg-on-primary': 'white', nonsense: '1' });
      const launcher = page.locator('.launcher');
      const ground = () => launcher.evaluate((element) => getComputedStyle(element).backgroundColor);
      expect(await ground()).toBe('rgb(90, 45, 12)');
      await call(page, 'open');
      await inside(page).locator('.hello').waitFor();
      const send = inside(page).locator('.consent .button, .asks button').first();
      await send.waitFor();
      await call(page, 'setTheme', { surface: '#fdf6ec', ink: '#2b1a0e' });
      await expectSoon(
        () =>
          inside(page)
            .locator('.panel')
            .evaluate((panel) => getComputedStyle(panel).backgroundColor),
        'rgb(253, 246, 236)',
      );
      expect(infos).toEqual([]);
      await call(page, 'setTheme', { primary: '#eeeeee', ink: '#fff' });
      await expectSoon(ground, 'rgb(23, 81, 63)');
      await expectSoon(
        () =>
          inside(page)
            .locator('.panel')
            .evaluate((panel) => getComputedStyle(panel).backgroundColor),
        'rgb(255, 255, 255)',
      );
      expect(infos.length).toBeGreaterThan(0);
      expect(infos[0]).toContain('--cg-on-primary on --cg-primary');
    });

    test('the page is the one that is there now; a panel that is hidden keeps nobody from a telephone’s page', async () => {
      const page = await visit({ attributes: `${attributes} data-page='{"type":"product","sku":"A"}'` });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.locator('.launcher').waitFor();
      await page.evaluate(() => {
        const script = document.querySelector<HTMLElement>('script[data-site]');
        if (script) script.dataset['page'] = '{"type":"product","sku":"B"}';
      });
      const started = house.nextRequest('session:start');
      await page.locator('.launcher').click();
      expect((await started).payload).toMatchObject({ page: { sku: 'B' } });
      await inside(page).locator('.hello').waitFor();
      await page.waitForFunction(() => document.querySelector('aparte-concierge')?.shadowRoot?.querySelector(':modal'));
      await call(page, 'hide');
      await page.locator('h1', { hasText: 'A shop' }).click();
      await call(page, 'show');
      await page.locator('.launcher').waitFor();
    });

    test('what cannot be fetched is said on the launcher; the words are kept until it can', async () => {
      const page = await visit({ attributes, lang: 'fr', early: listen });
      const gone = mode === 'frame' ? /\/widget\/frame/ : /\/widget\/panel-/;
      await page.locator('.launcher').waitFor();
      await page.route(gone, (route) => route.abort());
      void call(page, 'send', 'do not lose me').catch(() => undefined);
      await page.getByRole('button', { name: 'Concierge injoignable' }).waitFor();
      expect((await named(page, 'error'))[0]?.[1]).toMatchObject({ code: 'unavailable' });
      // Nothing lies over the page.
      expect(await page.evaluate(() => document.elementFromPoint(640, 400)?.tagName)).toMatch(/HTML|BODY/);
      await page.unroute(gone);
      await page.getByRole('button', { name: 'Concierge injoignable' }).click();
      await bubble(page, 'do not lose me').waitFor();
      await expectSoon(said, 'do not lose me');
    });
  });

  test.each([
    ['half a file', 'export const mount = () => {'],
    ['a page that says sorry', '<!doctype html><title>Maintenance</title>'],
  ])(
    '%s with status 200 is no panel: the launcher names the telephone, and the next press brings it',
    async (_what, body) => {
      const page = await visit();
      await page.locator('.launcher').waitFor();
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/widget/config')),
      );
      const panel = /\/widget\/panel-/;
      await page.route(panel, (route) =>
        route.fulfill({ contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body }),
      );
      await page.locator('.launcher').click();
      const trouble = page.getByRole('button', { name: 'Concierge out of reach ↻ +33199002418' });
      await trouble.waitFor();
      await page.unroute(panel);
      await trouble.click();
      await page.locator('.hello').waitFor();
    },
  );

  test('a frame whose document does not come is tried again by the next press', async () => {
    const page = await visit({ attributes: 'data-mode="frame"' });
    await page.clock.install();
    await page.route(/frame\.html/, (route) => route.abort());
    await page.locator('.launcher').click();
    await page.locator('aparte-concierge iframe').waitFor({ state: 'attached' });
    await page.clock.fastForward(10_001);
    const trouble = page.getByRole('button', { name: 'Concierge out of reach' });
    await trouble.waitFor();
    await page.unroute(/frame\.html/);
    await trouble.click();
    await page.frameLocator('iframe').locator('.hello').waitFor();
    expect(await page.locator('.unseen').count()).toBe(1);
  });

  test('in the head it does not wait for a body', async () => {
    const page = await visit({ body: '<p></p>' });
    html = `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><script type="module" async src="${loader()}" data-site="test"></script><script src="/held.js"></script></head><body><h1>late</h1></body></html>`;
    await page.goto(`${shop()}/`, { waitUntil: 'commit' });
    await page.locator('html > aparte-concierge').waitFor({ state: 'attached' });
    letGo();
    await page.locator('h1', { hasText: 'late' }).waitFor();
    await page.locator('.launcher').click();
    await page.locator('.hello').waitFor();
  });

  test('two tags are one widget, an import is the same, and nobody’s mistake harms the page', async () => {
    const page = await visit({
      early: listen,
      body: `<script data-site="of-somebody-else" data-lang="ar"></script>
        <script type="module" src="${house.url}/widget/loader.js" data-site="test" data-page="{broken"></script>
        <script type="module" src="${house.url}/widget/loader.js?again" data-site="test"></script>
        <script type="module">import { concierge } from '${house.url}/widget/loader.js?again';
          window.same = concierge === window.concierge;</script>`,
    });
    await page.locator('.launcher').waitFor();
    await page.waitForFunction(() => 'same' in window);
    expect(await page.evaluate(() => (window as unknown as { same: boolean }).same)).toBe(true);
    expect(await page.locator('aparte-concierge').count()).toBe(1);
    await call(page, 'nonsense', {});
    await call(page, 'page', 'not an object');
    await call(page, 'setTheme', null);
    await call(page, 'identify', {});
    // Not the other's tag, whose `data-site` is not ours.
    expect(await page.locator('aparte-concierge').getAttribute('dir')).toBe('ltr');
    await call(page, 'off', 'ready');
    await page.evaluate(() => {
      const { concierge } = window as unknown as ShopWindow;
      return concierge('off', 'ready', () => {
        throw new Error('called by off');
      });
    });
    expect(wrong).toEqual([]);
  });

  test('an origin that its house does not list is told so once, and nothing is shown', async () => {
    const warnings: string[] = [];
    const page = await visit({ body: '<p></p>' });
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    await page.route(/widget\/config/, (route) =>
      route.fulfill({
        status: 403,
        headers: { 'access-control-allow-origin': '*' },
        json: { code: 'forbidden', detail: 'This origin is not among WIDGET_ORIGINS.' },
      }),
    );
    await page.addScriptTag({ url: loader(), type: 'module' });
    await expectSoon(() => page.locator('aparte-concierge').count(), 0);
    expect(warnings).toEqual(['This origin is not among WIDGET_ORIGINS.']);
  });
});

/** Waits for what a page comes to. */
async function expectSoon<T>(look: () => Promise<T>, wanted: T): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    if ((await look()) === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await look()).toEqual(wanted);
}

const order: Card = {
  kind: 'order_timeline',
  title: 'Order MM-1042',
  orderNumber: 'MM-1042',
  status: 'On its way',
  tone: 'good',
  steps: [],
};
const piece: Card = {
  kind: 'product_detail',
  item: { productId: 'p1', sku: 'SEI-COG', title: 'Seine tote', price: '€2,480', url: '/piece/p1' },
  description: 'A tote',
  facts: [],
};
