/** The example pages as a visitor meets them, in the real house: nothing of the page is touched, and a question is answered. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { builtWidget } from '../support/widget-build.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

/** What a page has of its own; anything that is not here was asked for by the widget. */
const ofThePage = /^\/(widget\/(examples\/|fonts\/|boutique\.css|mark\.svg)|media\/)/;
const configBytes = 2048;

type Visit = { readonly page: Page; readonly asked: readonly string[] };

/** A Tuesday morning in Paris: the house is open, whenever the test runs. */
const opened = Date.parse('2026-11-24T10:00:00Z') - performance.now();
const clock = { now: () => new Date(opened + performance.now()), monotonicMs: () => performance.now() };

describeInChromium('the example pages', () => {
  let browser: Browser;
  let house: TestHouse;
  let context: BrowserContext;
  let wrong: string[];

  beforeAll(async () => {
    await builtWidget();
    house = await openTestHouse({ clock });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  afterEach(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });

  async function visit(file: string, width = 1280): Promise<Visit> {
    context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en-GB' });
    context.setDefaultTimeout(20_000);
    // The keys that a window has from the start, and what a broken policy reports.
    await context.addInitScript(() => {
      const early = { keys: new Set(Object.keys(globalThis)), reports: [] as string[] };
      Object.defineProperty(globalThis, 'early', { value: early, enumerable: false });
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        early.reports.push(`${violatedDirective} ${blockedURI}`),
      );
    });
    wrong = [];
    const asked: string[] = [];
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (ofThePage.test(pathname)) return;
      asked.push(pathname);
      if (pathname === '/widget/config')
        void response.body().then((body) => {
          if (body.length > configBytes) wrong.push(`the config is ${body.length} bytes`);
        });
    });
    await page.goto(`${house.url}/widget/examples/${file}`);
    await page.locator('.launcher').waitFor();
    await page.waitForLoadState('networkidle');
    return { page, asked };
  }

  const host = (page: Page) => page.locator('aparte-concierge');
  const bubble = (page: Page, text: string) => page.locator('.row.shopper .bubble', { hasText: text });
  async function ask(page: Page, text: string): Promise<void> {
    await page.locator('.launcher').click();
    await page.locator('.hello').waitFor();
    await page.locator('.composer-input').fill(text);
    await page.keyboard.press('Enter');
    await bubble(page, text).waitFor();
    await page.locator('.row.bot').first().waitFor();
  }
  /** Everything about a page that a guest in it has no business with. */
  const surroundings = (page: Page) =>
    page.evaluate(() => {
      const attributes = (element: Element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`);
      const { documentElement: root, body } = document;
      return {
        root: attributes(root),
        body: attributes(body),
        children: [...body.children].map(({ localName }) => localName),
        overflow: [root, body].map((element) => getComputedStyle(element).overflow),
        height: root.scrollHeight,
        scrolled: scrollY,
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
        title: document.title,
      };
    });
  const added = (page: Page) =>
    page.evaluate(() => {
      const { early } = globalThis as unknown as { early: { keys: Set<string>; reports: string[] } };
      return {
        keys: Object.keys(globalThis).filter((key) => !early.keys.has(key)),
        reports: early.reports,
        stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean),
      };
    });

  /** Open, ask, close: what every page has to survive. */
  async function isUntouched({ page, asked }: Visit, question = 'Do you gift wrap?'): Promise<void> {
    expect(asked.filter((path) => path !== '/widget/config')).toEqual(['/widget/loader.js']);
    await page.evaluate(() => scrollTo(0, 40));
    const before = await surroundings(page);
    await ask(page, question);
    expect(await surroundings(page)).toEqual(before);
    expect(await added(page)).toEqual({ keys: ['concierge'], reports: [], stored: [] });
    expect(await axeViolations(page)).toEqual([]);
    const box = await page.locator('.panel').boundingBox();
    expect(box && [box.x + box.width, box.width].map(Math.round)).toEqual([1260, 392]);
    expect(box && box.y > 0 && box.y + box.height < 800).toBe(true);

    await page.keyboard.press('Escape');
    await page.locator('.panel[open]').waitFor({ state: 'detached' });
    await page.waitForFunction(
      () => document.querySelector('aparte-concierge')?.shadowRoot?.activeElement?.className === 'launcher',
    );
    expect(await surroundings(page)).toEqual(before);
  }

  test('a plain page is left as it was; its bar stays free, its hot keys its own, its paper clean', async () => {
    const { page, asked } = await visit('plain.html');
    const launcher = await page.locator('.launcher').boundingBox();
    const bar = await page.locator('.buy').boundingBox();
    expect((launcher?.y ?? 0) + (launcher?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
    expect(await page.locator('.launcher').textContent()).toBe('Ask the concierge');
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.defineProperty(globalThis, 'heard', { value: heard, enumerable: false });
      for (const kind of ['keydown', 'keypress', 'keyup'])
        addEventListener(kind, (event) => heard.push((event as KeyboardEvent).key));
    });
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    await page.keyboard.press('b');
    await isUntouched({ page, asked });
    await page.keyboard.press('Enter');
    await page.locator('.panel[open]').waitFor();
    const before = await heard();
    await page.locator('.composer-input').pressSequentially('bag?');
    expect(before.slice(0, 3)).toEqual(['b', 'b', 'b']);
    expect(await heard()).toEqual(before);
    // Beside the open panel the page is scrolled as ever.
    await page.mouse.move(200, 300);
    await page.mouse.wheel(0, 120);
    await page.waitForFunction(() => scrollY > 40);

    await page.emulateMedia({ media: 'print' });
    expect(await host(page).evaluate((element) => getComputedStyle(element).display)).toBe('none');
    expect(await page.locator('.panel').isVisible()).toBe(false);
  });

  test.each(['strict.html', 'hostile.html'])('%s is left as it was, and a question is answered', async (file) => {
    await isUntouched(await visit(file));
  });

  test('a shop of a single page says what is shown now, and the conversation stays', async () => {
    const { page, asked } = await visit('spa.html');
    const text = () => page.locator('.launcher').textContent();
    expect(await text()).toBe('');
    await page.getByRole('link', { name: 'Quai bucket' }).click();
    expect(await text()).toBe('Ask the concierge');
    await isUntouched({ page, asked }, 'Is it in stock in Paris?');
    await page.locator('.launcher').click();
    await page.locator('.row.bot', { hasText: 'Quai' }).first().waitFor();
    await page.goBack();
    await page.locator('h1', { hasText: 'This season' }).waitFor();
    await bubble(page, 'Is it in stock in Paris?').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.panel[open]').waitFor({ state: 'detached' });
    expect(await text()).toBe('');
  });

  test('who is signed in at the shop is greeted by name, and proves no order', async () => {
    const { page } = await visit('identified.html');
    await page.locator('.launcher').click();
    await page.locator('.hello', { hasText: 'Camille' }).waitFor();
    await page.locator('.composer-input').fill('Where is my order MM-20418?');
    await page.keyboard.press('Enter');
    await page.locator('.row.bot', { hasText: 'MM-20418' }).first().waitFor();
    expect(await page.locator('.row.bot form').count()).toBe(0);
    expect(await added(page)).toEqual({ keys: ['concierge'], reports: [], stored: [] });
  });

  test('in a frame: the page cannot read what is said, and is left as it was', async () => {
    const { page } = await visit('frame.html');
    const before = await surroundings(page);
    await page.locator('.launcher').click();
    const inside = page.frameLocator('aparte-concierge iframe');
    await inside.locator('.hello').waitFor();
    await inside.locator('.composer-input').fill('Do you gift wrap?');
    await page.keyboard.press('Enter');
    await inside.locator('.row.bot').first().waitFor();
    expect(await page.locator('aparte-concierge').evaluate((element) => element.shadowRoot?.textContent)).not.toMatch(
      /gift/,
    );
    expect(await surroundings(page)).toEqual(before);
    expect((await added(page)).keys).toEqual(['concierge']);
    expect((await added(page)).reports).toEqual([]);
    await page.keyboard.press('Escape');
    await inside.locator('.panel[open]').waitFor({ state: 'detached' });
  });

  test('from the right to the left: launcher, panel, digits', async () => {
    const { page } = await visit('rtl.html');
    const launcher = await page.locator('.launcher').boundingBox();
    expect(launcher?.x).toBe(20);
    await ask(page, 'أبحث عن حقيبة للسهرة');
    expect((await page.locator('.panel').boundingBox())?.x).toBe(20);
    const range = page.locator('.carousel-nav span').last();
    await range.waitFor();
    expect(await range.textContent()).toMatch(/^[1-9]/);
    const track = page.locator('.track').last();
    const first = await track.evaluate((list) => list.scrollLeft);
    await page.locator('.carousel-nav').last().getByRole('button').last().click();
    // To the left, that is: further into the list.
    await page.waitForFunction(([list, from]) => (list as Element).scrollLeft < (from as number) - 20, [
      await track.elementHandle(),
      first,
    ] as const);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('the list of examples leads to each of them, at any width', async () => {
    const { page } = await visit('', 320);
    expect(await page.locator('.lines a').count()).toBe(7);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await axeViolations(page)).toEqual([]);
  });
});
