import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { carousel, everyCard, form, joined } from '../support/sample-cards.ts';
import { type ShopperServer, type ShopperServerOptions, startShopperServer } from '../support/shopper-server.ts';
import { builtWidget } from '../support/widget-build.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Page rules that would ruin a widget that is not isolated. */
const hostileCss = `* { all: unset !important; font-size: 40px !important; direction: rtl !important } button { display: none !important }
:root { --cg-surfacee: red } body { display: block !important; block-size: 3000px }`;

const shopPage = (attributes: string, lang: string) =>
  `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><title>A shop</title><link rel="icon" href="/icon.svg"></head><body><main><h1>A shop</h1></main><script type="module" async src="/widget/loader.js" data-site="test" ${attributes}></script></body></html>`;

describeInChromium('the widget in a page', () => {
  let browser: Browser;
  let dist: URL;
  let house: ShopperServer;
  let context: BrowserContext;
  let reports: string[];

  beforeAll(async () => {
    dist = await builtWidget();
    browser = await startChromium();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await startHouse();
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    context.setDefaultTimeout(20_000);
    reports = [];
  });
  afterEach(async () => {
    await context.close();
    await house.close();
    expect(reports).toEqual([]);
  });

  const startHouse = (options: ShopperServerOptions = {}) =>
    startShopperServer({
      widgetDist: dist,
      headers: { 'content-security-policy': strictPolicy },
      respond: ({ pathname, searchParams }) => {
        if (pathname === '/icon.svg')
          return { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
        if (pathname === '/hostile.css') return { type: 'text/css', body: hostileCss };
        if (pathname !== '/') return undefined;
        const html = shopPage(searchParams.get('attributes') ?? '', searchParams.get('lang') ?? 'en');
        const body = searchParams.has('hostile')
          ? html.replace('</head>', '<link rel="stylesheet" href="/hostile.css"></head>')
          : html;
        return { type: 'text/html; charset=utf-8', body };
      },
      ...options,
    });

  async function visit(query: Record<string, string> = {}): Promise<Page> {
    const page = await context.newPage();
    // Both the console and the page tell of broken policies and of errors; either one fails the test.
    page.on('pageerror', (error) => reports.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/WebSocket|ERR_INTERNET_DISCONNECTED/.test(message.text()))
        reports.push(message.text());
    });
    await page.goto(`${house.url}/?${new URLSearchParams(query)}`);
    return page;
  }
  async function visitAndOpen(query: Record<string, string> = {}): Promise<Page> {
    const page = await visit(query);
    await page.locator('.launcher').click();
    await page.locator('.hello').waitFor();
    return page;
  }
  const say = async (page: Page, text: string) => {
    await page.locator('.composer-input').fill(text);
    await page.keyboard.press('Enter');
  };
  const bubble = (page: Page, text: string) => page.locator('.bubble', { hasText: text });
  const storage = (page: Page) =>
    page.evaluate(async () => ({
      session: Object.keys(sessionStorage),
      local: Object.keys(localStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      cookies: document.cookie,
    }));
  const nothing = { session: [], local: [], databases: [], cookies: '' };

  test('nothing but the loader and the look of the house is fetched before somebody comes near', async () => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const page = await visit();
    await page.locator('.launcher').waitFor();
    expect(asked.filter((path) => !['/icon.svg', '/widget/config'].includes(path))).toEqual(['/', '/widget/loader.js']);
    const prepared = page.waitForRequest(/panel-[\w-]+\.js/);
    await page.locator('.launcher').hover();
    await prepared;
    expect(asked.some((path) => /panel-/.test(path))).toBe(true);
  });

  test('a message goes, an answer comes, and the read mark with it', async () => {
    house.answers((message) => ({
      author: { kind: 'bot' },
      text: `You wrote **${message.text}**`,
      suggestions: [{ label: 'Thank you', value: 'thanks' }],
    }));
    const page = await visitAndOpen();
    await say(page, 'Where is my order?');
    await bubble(page, 'You wrote Where is my order?').waitFor();
    expect(await page.locator('.who').textContent()).toBe('Concierge');
    house.readByDesk(1);
    await page.locator('[data-progress=read]').waitFor();
    await page.getByRole('button', { name: 'Thank you' }).click();
    await bubble(page, 'You wrote Thank you').waitFor();
    expect(house.received.findLast(({ name }) => name === 'message:send')?.payload).toMatchObject({
      text: 'Thank you',
      value: 'thanks',
    });
  });

  test('the welcome: requests in the order of the house, a photo to show, what is estimated, and how to decline', async () => {
    await house.close();
    house = await startHouse({ privacy: '/?article=privacy' });
    const page = await visitAndOpen();
    expect(await page.locator('.asks button').allTextContents()).toEqual([
      'Where is my order',
      'Find a gift',
      'Show us a photo',
      'Visit a boutique',
      'Speak with an advisor',
    ]);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Show us a photo' }).click();
    expect((await chooser).isMultiple()).toBe(false);

    const how = page.getByRole('button', { name: 'How this works' });
    expect(await how.getAttribute('aria-expanded')).toBe('false');
    await how.click();
    const text = page.getByRole('region', { name: 'How this works' });
    const privacy = text.getByRole('link', { name: 'Privacy' });
    expect(await privacy.getAttribute('href')).toBe(`${house.url}/?article=privacy`);
    // Before a choice the talk lives in this page alone: a link must not leave it.
    expect(await privacy.getAttribute('target')).toBe('_blank');
    await text.getByRole('button', { name: 'Do not estimate it' }).click();
    await text.getByText('Your mood is not estimated.').waitFor();
    expect(house.received.at(-1)).toEqual({ name: 'consent:set', payload: { purpose: 'mood', granted: false } });
    expect(await axeViolations(page)).toEqual([]);
    await how.click();
    expect(await text.count()).toBe(0);
    await say(page, 'Good evening');
    await page.getByRole('button', { name: 'How this works' }).waitFor();
  });

  test('a word from another channel is taken out of the address; what the shop calls the same stays', async () => {
    const sent = house.nextRequest('message:send');
    const page = await visit({ resume: 'cv-2026', 'concierge-resume': 'ABCDEFGH01234567' });
    await bubble(page, 'I am here to go on with our conversation.').waitFor();
    expect(new URL(page.url()).search).toBe('?resume=cv-2026');
    expect((await sent).payload).toMatchObject({ value: 'resume:look#ABCDEFGH01234567' });
    const sentBefore = await visit({ resume: 'ABCDEFGH01234567' });
    await bubble(sentBefore, 'I am here to go on with our conversation.').last().waitFor();
    expect(new URL(sentBefore.url()).search).toBe('');
  });

  test('what is written offline waits in the open and arrives once', async () => {
    const page = await visitAndOpen();
    house.gone();
    await page.locator('.bar').waitFor();
    await say(page, 'Is the strap long enough?');
    await page.locator('[data-progress=waiting]').waitFor();
    house.back();
    await page.locator('[data-progress=sent]').waitFor();
    expect(house.talk().messages.map(({ text }) => text)).toEqual(['Is the strap long enough?']);
    await page.locator('.bar').waitFor({ state: 'detached' });
  });

  test('storage is empty before the choice, holds the visit after one answer and the 30 days after the other', async () => {
    const page = await visitAndOpen();
    await say(page, 'a secret');
    await bubble(page, 'a secret').waitFor();
    expect(await storage(page)).toEqual(nothing);
    await page.getByRole('button', { name: 'Only this visit' }).click();
    await page.getByText('Not kept beyond this visit').waitFor();
    expect(await storage(page)).toEqual({ ...nothing, session: ['aparte:test'] });
    await page.reload();
    // It was open on the last page, so it is on this one.
    await bubble(page, 'a secret').waitFor();
    expect(await page.locator('.row').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('button', { name: 'Chat with the concierge' }).click();
    await bubble(page, 'a secret').waitFor();
    expect(house.talks).toHaveLength(1);
  });

  test('whether messages may teach the concierge is asked in the menu, and can be changed there', async () => {
    const page = await visitAndOpen();
    const answered = () =>
      house.received.filter(({ name }) => name === 'consent:set').map(({ payload }) => payload as object);
    for (const [answer, granted] of [
      ['They may', true],
      ['Rather not', false],
    ] as const) {
      await page.locator('.header .round').first().click();
      await page.getByRole('button', { name: 'Help us understand better' }).click();
      await page.getByText('Names, e-mail addresses and numbers are removed first').waitFor();
      await page.getByRole('button', { name: answer }).click();
      await page.locator('.menu').waitFor({ state: 'detached' });
      expect(answered().at(-1)).toEqual({ purpose: 'improve', granted });
    }
  });

  test('a kept conversation is back in a new tab of a new day, and gone when it is erased', async () => {
    const page = await visitAndOpen();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await say(page, 'remember this');
    await bubble(page, 'remember this').waitFor();
    expect((await storage(page)).databases).toEqual(['aparte:test']);
    await page.close();
    const later = await visit();
    await later.locator('.launcher').click();
    await bubble(later, 'remember this').waitFor();
    await later.getByRole('button', { name: 'Menu' }).click();
    await later.getByRole('button', { name: 'Erase this conversation' }).click();
    await later.getByRole('button', { name: 'Erase', exact: true }).click();
    await later.locator('.hello').waitFor();
    expect(await storage(later)).toEqual(nothing);
    expect(house.talks[0]?.forgotten).toBe(true);
  });

  test('a second tab is in the same conversation', async () => {
    const first = await visitAndOpen();
    await say(first, 'from the first tab');
    await bubble(first, 'from the first tab').waitFor();
    const second = await visit();
    await second.locator('.launcher').click();
    await bubble(second, 'from the first tab').waitFor();
    await say(second, 'from the second tab');
    await bubble(first, 'from the second tab').waitFor();
    expect(house.talks).toHaveLength(1);
  });

  test('Arabic mirrors everything and writes its own digits', async () => {
    const page = await visitAndOpen({ lang: 'ar', attributes: 'data-lang="auto"' });
    const panel = await page.locator('.panel').boundingBox();
    expect(panel && panel.x < 200).toBe(true);
    await say(page, 'مرحبا');
    await bubble(page, 'مرحبا').waitFor();
    house.says({ author: { kind: 'bot' }, text: 'قطع', card: carousel });
    const nav = page.locator('.carousel-nav span').last();
    await nav.waitFor();
    expect(await nav.textContent()).toBe('1 إلى 2 من 3');
    await page.getByRole('button', { name: 'القطع التالية' }).click();
    await eventually(page, () => nav.textContent(), '2 إلى 3 من 3');
  });

  test('the header follows the floor, and each incoming message is spoken exactly once', async () => {
    const page = await visitAndOpen();
    await page.evaluate(() => {
      const region = document.querySelector('aparte-concierge')?.shadowRoot?.querySelector('.panel [role=status]');
      const spoken: string[] = [];
      Object.assign(globalThis, { spoken });
      if (region)
        new MutationObserver(() => region.textContent && spoken.push(region.textContent)).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await say(page, 'a person please');
    await bubble(page, 'a person please').waitFor();
    house.floor({ heldBy: 'queue', position: 2, waitSeconds: 120 });
    await page.getByText('Place in line: 2 · about 2 minutes').waitFor();
    house.floor({ heldBy: 'advisor', advisor: { name: 'Ines Moreau', store: 'Paris' }, waitedSeconds: 38 });
    await page.getByRole('heading', { name: 'Ines Moreau' }).waitFor();
    await page.getByText('You waited 38 seconds').waitFor();
    house.typing({ on: true, kind: 'advisor', name: 'Ines' });
    await page.getByText('Ines is writing').waitFor();
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Good evening.' });
    await bubble(page, 'Good evening.').waitFor();
    house.floor({ heldBy: 'advisor', advisor: { name: 'Ines Moreau', store: 'Paris', usualReplySeconds: 41 } });
    await page.getByText('Paris, replies in about 1 minute').waitFor();
    await eventually(page, () => page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken), [
      'Ines: Good evening.',
    ]);
    expect(await page.getByText('Ines is writing').count()).toBe(0);
  });

  test('a message that comes while the panel is closed is counted on the launcher', async () => {
    const page = await visitAndOpen();
    await say(page, 'hello');
    await bubble(page, 'hello').waitFor();
    await page.keyboard.press('Escape');
    const focused = () =>
      page.evaluate(() => document.querySelector('aparte-concierge')?.shadowRoot?.activeElement?.className);
    await eventually(page, focused, 'launcher');
    house.says({ author: { kind: 'advisor', name: 'Ines Moreau' }, text: 'one' });
    house.says({ author: { kind: 'advisor', name: 'Ines Moreau' }, text: 'two' });
    await page.getByRole('button', { name: 'Ines Moreau, new messages: 2' }).click();
    await bubble(page, 'two').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Chat with the concierge' }).waitFor();
  });

  test('a message that is refused comes back into the box with the reason', async () => {
    const page = await visitAndOpen();
    await say(page, 'a'.repeat(4001));
    await page.getByText('This message is too long').first().waitFor();
    expect(await page.locator('.composer-input').inputValue()).toBe('a'.repeat(4001));
    expect(await page.locator('.bubble').count()).toBe(0);
  });

  test('a rating is four faces, an optional word, and sent once', async () => {
    const page = await visitAndOpen();
    await say(page, 'thank you');
    await bubble(page, 'thank you').waitFor();
    house.asksRating();
    await page.getByLabel('Excellent').check();
    await page.getByLabel('A word about it').fill('Very kind');
    const sent = house.nextRequest('csat:submit');
    await page.locator('.rating').getByRole('button', { name: 'Send' }).click();
    expect((await sent).payload).toEqual({ score: 4, text: 'Very kind' });
    await page.locator('.rating').waitFor({ state: 'detached' });
  });

  test('a shop with hostile styles changes nothing inside, and the page keeps its scroll and its keys', async () => {
    const page = await visitAndOpen({ hostile: '' });
    expect(await page.locator('.hello').evaluate((heading) => getComputedStyle(heading).fontSize)).toBe('31px');
    await page.evaluate(() => {
      Object.assign(globalThis, { keys: 0 });
      document.addEventListener('keydown', () => Object.assign(globalThis, { keys: 1 }));
    });
    await say(page, 'keys stay here');
    await bubble(page, 'keys stay here').waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { keys: number }).keys)).toBe(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('what people and models write never becomes markup', async () => {
    const page = await visitAndOpen();
    await say(page, '<img src=x onerror="window.broken=1">');
    await bubble(page, '<img').waitFor();
    house.says({
      author: { kind: 'bot' },
      text: '[tap](javascript:window.broken=1) <script>window.broken=1</script>',
      card: hostileCard,
    });
    await bubble(page, '<script>').waitFor();
    expect(await page.locator('.row a[href^="javascript"], .row script, .bubble img').count()).toBe(0);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  });

  test('by keyboard alone: open, ask, answer a form, leave; and nothing moves for who asked for calm', async () => {
    house.answers(({ text }) =>
      text === 'hello' ? { author: { kind: 'bot' }, text: 'Which order?', card: form } : undefined,
    );
    const page = await visit();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.launcher').focus();
    await page.keyboard.press('Enter');
    await page.locator('.hello').waitFor();
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await page.locator('form.form').waitFor();
    const durations = await page.evaluate(() =>
      (document.querySelector('aparte-concierge')?.shadowRoot?.getAnimations() ?? []).map((a) =>
        Number(a.effect?.getTiming().duration),
      ),
    );
    expect(durations.filter((ms) => ms > 1)).toEqual([]);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.type('camille.aubert@example.com');
    const acted = house.nextRequest('card:act');
    await page.keyboard.press('Enter');
    expect((await acted).payload).toMatchObject({
      action: 'order:form',
      value: JSON.stringify({ email: 'camille.aubert@example.com' }),
      label: 'camille.aubert@example.com',
    });
    house.says({
      author: { kind: 'bot' },
      text: 'Anything else?',
      suggestions: [{ label: 'No, thank you', value: 'no' }],
    });
    await page.getByRole('button', { name: 'No, thank you' }).focus();
    await page.keyboard.press('Enter');
    await bubble(page, 'No, thank you').waitFor();
    // The form and the chip that had the focus are gone; the panel takes it, and the keys are still heard.
    await page.waitForFunction(() => document.activeElement?.localName === 'aparte-concierge');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Chat with the concierge' }).waitFor();
  });

  test('a shop can open, speak and listen through the interface', async () => {
    const page = await visit({ attributes: `data-page='{"type":"product","sku":"SEI-COG"}'` });
    await page.getByRole('button', { name: 'Ask the concierge' }).waitFor();
    const heard = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const { concierge } = window as unknown as { concierge: (...call: unknown[]) => Promise<unknown> };
          void concierge('on', 'message', resolve);
          void concierge('open').then(() => concierge('send', 'from the page'));
        }),
    );
    expect(heard).toEqual({ author: 'shopper', text: 'from the page' });
    expect(house.received.find(({ name }) => name === 'session:start')?.payload).toMatchObject({
      page: { type: 'product', sku: 'SEI-COG' },
    });
  });

  for (const [lang, theme, width] of [
    ['en', 'light', 1280],
    ['en', 'dark', 390],
    ['ar', 'dark', 1280],
    ['fr', 'light', 390],
    ['en', 'light', 320],
  ] as const) {
    test(`no WCAG 2.2 AA violation in ${lang}, ${theme}, ${width} wide`, async () => {
      const page = await visitAndOpen({ lang, attributes: `data-theme="${theme}" data-lang="${lang}"` });
      await page.setViewportSize({ width, height: 740 });
      expect(await axeViolations(page)).toEqual([]);
      await say(page, 'hello');
      await bubble(page, 'hello').waitFor();
      for (const card of everyCard) house.says({ author: { kind: 'bot' }, text: `With ${card.kind}`, card });
      house.says({
        author: { kind: 'system' },
        text: '',
        card: joined,
      });
      house.says({
        author: { kind: 'advisor', name: 'Ines' },
        text: 'Good evening',
        suggestions: [{ label: 'Good evening', value: 'x' }],
      });
      house.floor({ heldBy: 'advisor', advisor: { name: 'Ines Moreau', store: 'Paris' }, waitedSeconds: 38 });
      house.typing({ on: true, kind: 'advisor' });
      house.asksRating();
      await page.locator('.rating').waitFor();
      await page.locator('.header .round').first().click();
      await page.locator('.menu').waitFor();
      await page.locator('.menu').evaluate((menu) => Promise.all(menu.getAnimations().map(({ finished }) => finished)));
      expect(await axeViolations(page)).toEqual([]);
      const overflow = await page.locator('.panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
      expect(overflow).toBe(0);
    });
  }
});

/** Waits until a value is there; the page says when, not a clock. */
async function eventually(page: Page, read: () => Promise<unknown>, value: unknown): Promise<void> {
  for (let turn = 0; turn < 100 && JSON.stringify(await read()) !== JSON.stringify(value); turn++) {
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
  }
  expect(await read()).toEqual(value);
}

const [tile] = carousel.items;
const hostileCard = {
  ...carousel,
  items: [{ ...tile, url: 'javascript:window.broken=1', image: 'javascript:window.broken=1' }] as typeof carousel.items,
};
