/** The widget without a mouse, without colours, without motion, at 400 % and by ear, in both modes: focus, live region, size, spacing. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { axeViolations, settled } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { carousel, everyCard, form, joined, slots } from '../support/sample-cards.ts';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';
import { builtWidget } from '../support/widget-build.ts';
import { roomOf, type WidgetMode, widgetModes } from '../support/widget-room.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

const shop = (mode: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A shop</title><link rel="icon" href="data:,"><main><h1>A shop</h1><p><a href="#x">A link of the shop</a></p></main><script type="module" src="/widget/loader.js" data-site="test" data-mode="${mode}"></script></html>`;

/** What is seen once it is as wanted, or after five seconds as it is then. */
async function soon<Seen>(look: () => Promise<Seen>, wanted: (seen: Seen) => boolean): Promise<Seen> {
  const until = performance.now() + 5_000;
  for (;;) {
    const seen = await look();
    if (wanted(seen) || performance.now() > until) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const forEverybody = (mode: WidgetMode) => () => {
  let browser: Browser;
  let house: ShopperServer;
  let context: BrowserContext | undefined;
  let dist: URL;
  let wrong: string[];
  /** Where the panel is, from when it has been opened. */
  let room: Frame;

  beforeAll(async () => {
    dist = await builtWidget();
    browser = await startChromium();
  }, 120_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    wrong = [];
    house = await startShopperServer({
      widgetDist: dist,
      respond: ({ pathname }) =>
        pathname === '/' ? { type: 'text/html; charset=utf-8', body: shop(mode) } : undefined,
    });
  });
  afterEach(async () => {
    await context?.close();
    await house.close();
    expect(wrong).toEqual([]);
  });

  async function visit(options: BrowserContextOptions = {}, early?: () => void): Promise<Page> {
    context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    context.setDefaultTimeout(20_000);
    if (early) await context.addInitScript(early);
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.goto(house.url);
    await page.locator('.launcher').waitFor();
    return page;
  }
  const ready = async (page: Page) => {
    room = await roomOf(page, mode);
    await room.locator('.hello').waitFor();
  };
  const bubble = (text: string) => room.locator('.row .bubble', { hasText: text });
  /** What has the focus: in the widget its part, on the page its tag. */
  const focus = async (page: Page) => {
    const inside = () => {
      const element = document.activeElement?.shadowRoot?.activeElement;
      return element ? `${element.localName}.${element.className}` : (document.activeElement?.localName ?? '');
    };
    const there = await page.evaluate(inside);
    return there.startsWith('iframe') ? room.evaluate(inside) : there;
  };
  /** Presses a key until something of this name has the focus: what a keyboard has to do, and no more than it. */
  async function walk(page: Page, key: string, name: RegExp, most = 40): Promise<void> {
    const here = () =>
      room.evaluate(() => {
        const element = document.activeElement?.shadowRoot?.activeElement;
        const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
        return element?.ariaLabel ?? label ?? element?.textContent ?? '';
      });
    for (let step = 0; step < most; step++) {
      await page.keyboard.press(key);
      if (name.test(await here())) return;
    }
    throw new Error(`${name} is not reached by ${key}; the focus is on ${await focus(page)}`);
  }
  const ofEverything = () => {
    for (const card of everyCard) house.says({ author: { kind: 'bot' }, text: `With ${card.kind}`, card });
    house.says({ author: { kind: 'system' }, text: '', card: joined });
    house.says({
      author: { kind: 'advisor', name: 'Ines Moreau' },
      text: 'Good evening, see https://care.example/leather',
      suggestions: [{ label: 'On Saturday', value: 'x' }],
    });
    house.floor({ heldBy: 'advisor', advisor: { name: 'Ines Moreau', store: 'Paris' }, waitedSeconds: 38 });
    house.typing({ on: true, kind: 'advisor' });
    house.asksRating();
    return room.locator('.rating').waitFor();
  };
  async function openAndSay(page: Page, text = 'hello'): Promise<void> {
    await page.locator('.launcher').click();
    await ready(page);
    await room.locator('.composer-input').fill(text);
    await page.keyboard.press('Enter');
    await bubble(text).waitFor();
  }

  test('by keyboard alone: open, ask, go through a carousel, fill in a form, book, rate, close', async () => {
    const page = await visit();
    await page.keyboard.press('Tab');
    expect(await focus(page)).toBe('a');
    await page.keyboard.press('Tab');
    expect(await focus(page)).toBe('button.launcher');
    await page.keyboard.press('Enter');
    await ready(page);
    expect(await focus(page)).toBe('textarea.composer-input');
    await page.keyboard.type('Something for the evening');
    await page.keyboard.press('Enter');
    await bubble('Something for the evening').waitFor();

    // A new card never takes the focus away from who is writing.
    house.says({ author: { kind: 'bot' }, text: 'Three pieces', card: carousel });
    await room.locator('.carousel-nav').waitFor();
    expect(await focus(page)).toBe('textarea.composer-input');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await focus(page)).toBe('ol.rows');
    // On the way each piece comes into view, so the buttons are met at the end of the row.
    const range = (words: string) => room.locator('.carousel-nav span', { hasText: words }).waitFor();
    await walk(page, 'Tab', /^Previous pieces/);
    await range('2 to 3 of 3');
    await page.keyboard.press('Enter');
    await range('1 to 2 of 3');
    await walk(page, 'Tab', /^Next pieces/);
    await page.keyboard.press('Enter');
    await range('2 to 3 of 3');
    // At the end the button does nothing more, and keeps the focus.
    await page.keyboard.press('Enter');
    expect(await focus(page)).toBe('button.round thin');

    house.says({ author: { kind: 'bot' }, text: 'Which order?', card: form });
    await room.locator('form.form').waitFor();
    await walk(page, 'Tab', /^E-mail/);
    await page.keyboard.type('camille.aubert@example.com');
    const acted = house.nextRequest('card:act');
    await page.keyboard.press('Enter');
    expect((await acted).payload).toMatchObject({ action: 'order:form' });

    house.says({ author: { kind: 'bot' }, text: 'When?', card: slots });
    await room.locator('form.slots').waitFor();
    await walk(page, 'Tab', /^Later day/);
    await page.keyboard.press('Enter');
    await room.getByRole('heading', { name: 'Monday 30 November' }).waitFor();
    await walk(page, 'Tab', /^11:00/);
    await page.keyboard.press('Space');
    await walk(page, 'Tab', /^Ask for this time/);
    const booked = house.nextRequest('card:act');
    await page.keyboard.press('Enter');
    expect((await booked).payload).toMatchObject({ action: 'visit:ask', value: '1-10' });

    house.asksRating();
    await room.locator('.rating').waitFor();
    await walk(page, 'Tab', /^(Excellent|Poor|Good|Fair)/);
    await page.keyboard.press('Space');
    await walk(page, 'Tab', /^Send$/);
    const rated = house.nextRequest('csat:submit');
    await page.keyboard.press('Enter');
    await rated;
    await room.locator('.rating').waitFor({ state: 'detached' });
    expect(await focus(page)).toMatch(/^textarea/);
    await page.keyboard.press('Escape');
    await room.locator('.panel[open]').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.className === 'launcher');
    // The page's own order of focus goes on from there.
    await page.keyboard.press('Shift+Tab');
    expect(await focus(page)).toBe('a');
  });

  test('on a telephone the heading takes the focus, the page behind is inert and still, and Escape leads back', async () => {
    const page = await visit({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    // A body that is moved, as for a menu that slides in, does not take the launcher along.
    await page.evaluate(() => {
      document.body.style.cssText = 'transform: translateY(40px); block-size: 4000px';
      scrollTo(0, 100);
    });
    expect(await page.locator('.launcher').boundingBox()).toEqual({ x: 314, y: 768, width: 56, height: 56 });
    await page.evaluate(() => document.body.style.removeProperty('transform'));
    await page.locator('.launcher').focus();
    await page.keyboard.press('Enter');
    await ready(page);
    expect(await focus(page)).toMatch(/^h1/);
    await room
      .locator('.panel')
      .evaluate((panel) => Promise.all(panel.getAnimations().map(({ finished }) => finished)));
    const panel = await room.locator('.panel').boundingBox();
    expect(panel).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    const device = await page.context().newCDPSession(page);
    // From the head and from the foot of the sheet, where nothing of its own could be moved.
    for (const y of [30, 816])
      await device.send('Input.synthesizeScrollGesture', { x: 200, y, yDistance: y > 30 ? -300 : -20, speed: 1200 });
    expect(await page.evaluate(() => scrollY)).toBe(100);
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press('Tab');
      expect(await focus(page)).not.toBe('a');
    }
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.className === 'launcher');
  });

  test('over a telephone’s keyboard the sheet is as high as what is seen, and stays whole for who zooms in', async () => {
    const page = await visit({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }, () => {
      if (self !== top) return;
      const seen = Object.assign(new EventTarget(), { height: 844, scale: 1, offsetTop: 0 });
      Object.defineProperty(window, 'visualViewport', { value: seen });
    });
    await page.locator('.launcher').click();
    await ready(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const seeing = async (seen: object) => {
      await page.evaluate((values) => {
        Object.assign(window.visualViewport ?? {}, values);
        window.visualViewport?.dispatchEvent(new Event('resize'));
      }, seen);
      await settled(page);
      return page.locator(mode === 'frame' ? '.frame' : '.panel').boundingBox();
    };
    expect(await seeing({ height: 500, offsetTop: 60 })).toEqual({ x: 0, y: 60, width: 390, height: 500 });
    // A frame is given its new height and lays itself out a moment later.
    const foot = async () => {
      const composer = await room.locator('.composer').boundingBox();
      return (composer?.y ?? 0) + (composer?.height ?? 0);
    };
    expect(await soon(foot, (seen) => seen === 560)).toBe(560);
    const whole = { x: 0, y: 0, width: 390, height: 844 };
    expect(await seeing({ height: 844, offsetTop: 0 })).toEqual(whole);
    expect(await seeing({ height: 422, scale: 2, offsetTop: 200 })).toEqual(whole);
  });

  test('each incoming message is told once, cards as a sentence, and what was before is not told again', async () => {
    const page = await visit();
    await openAndSay(page);
    await room.getByRole('button', { name: 'Only this visit' }).click();
    const listen = () =>
      room.evaluate(() => {
        const heard: string[] = [];
        Object.assign(globalThis, { heard });
        const root = document.querySelector('aparte-concierge')?.shadowRoot;
        if (!root) return;
        const region = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('[role=status]');
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const text = region(target)?.textContent;
            if (text) heard.push(text);
          }
        }).observe(root, { childList: true, characterData: true, subtree: true });
      });
    const heard = () => room.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    await listen();
    house.says({ author: { kind: 'bot' }, text: 'One **bold** word' });
    house.says({ author: { kind: 'bot' }, text: 'Three pieces', card: carousel });
    house.says({
      author: { kind: 'bot' },
      text: 'Three pieces',
      card: { kind: 'notice', tone: 'joined', title: 'Ines has joined you' },
    });
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Yes.' });
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Yes.' });
    await room.waitForFunction(() => (globalThis as unknown as { heard: string[] }).heard.length >= 5);
    // In the middle of a sentence the panel closes: the other region takes over and does not begin anew.
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'On Saturday?' });
    await room.waitForFunction(() => (globalThis as unknown as { heard: string[] }).heard.length >= 6);
    await page.keyboard.press('Escape');
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Or on Sunday?' });
    await room.waitForFunction(() => (globalThis as unknown as { heard: string[] }).heard.length >= 7);
    expect(await heard()).toEqual([
      'Concierge: One bold word',
      'Concierge: Three pieces Pieces, 3: Nuit, €1,290. Quai, €1,290. Seine, €1,290',
      'Ines has joined you',
      'Ines: Yes.',
      'Ines: Yes.',
      'Ines: On Saturday?',
      'Ines: Or on Sunday?',
    ]);

    await page.reload();
    room = await roomOf(page, mode);
    await room.locator('aparte-concierge').waitFor({ state: 'attached' });
    await listen();
    await page.locator('.launcher').click();
    await bubble('Or on Sunday?').waitFor();
    house.says({ author: { kind: 'advisor', name: 'Ines' }, text: 'Until then.' });
    await room.waitForFunction(() => (globalThis as unknown as { heard: string[] }).heard.length > 0);
    expect(await heard()).toEqual(['Ines: Until then.']);
  });

  test('at 400 % and at 320 px everything is reached by scrolling one way', async () => {
    const page = await visit({ viewport: { width: 320, height: 256 } });
    await openAndSay(page);
    await ofEverything();
    for (const height of [256, 640]) {
      await page.setViewportSize({ width: 320, height });
      const measured = () =>
        room.locator('.panel').evaluate((panel) => {
          const log = panel.querySelector('.log');
          const composer = panel.querySelector('.composer')?.getBoundingClientRect();
          return {
            page: document.documentElement.scrollWidth,
            panel: panel.scrollWidth - panel.clientWidth,
            log: log ? log.scrollWidth - log.clientWidth : -1,
            room: log?.clientHeight ?? 0,
            composer: composer ? Math.round(innerHeight - composer.bottom) : -1,
          };
        });
      const sizes = await soon(measured, ({ composer }) => composer === 0);
      expect(sizes).toMatchObject({ page: 320, panel: 0, log: 0, composer: 0 });
      expect(sizes.room).toBeGreaterThan(90);
    }
    expect(await axeViolations(page)).toEqual([]);
  });

  test('with wider letters and lines no word is lost, and what is pressed is large enough', async () => {
    const page = await visit();
    await openAndSay(page);
    await ofEverything();
    const small = await room.locator('.panel').evaluate((panel) =>
      [...panel.querySelectorAll<HTMLElement>('a, button, input, textarea, [tabindex]')].flatMap((element) => {
        const isChoice = element.matches('[type=radio], [type=checkbox]');
        const target = (isChoice && (element as HTMLInputElement).labels?.[0]) || element;
        const { width, height } = target.getBoundingClientRect();
        // A link within a sentence is as high as its line.
        const inline = getComputedStyle(element).display === 'inline';
        const least = inline ? 0 : 24;
        return width === 0 || (width >= least && height >= least)
          ? []
          : [`${element.localName}.${element.className} ${element.textContent} ${width} x ${height}`];
      }),
    );
    expect(small).toEqual([]);

    await room.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
      );
      document.querySelector('aparte-concierge')?.shadowRoot?.adoptedStyleSheets.push(sheet);
    });
    const lost = await room.locator('.panel').evaluate((panel) => {
      const clips = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflow);
      return [...panel.querySelectorAll('*')].flatMap((element) => {
        if (!element.textContent || element.matches('.unseen, .unseen *, svg *') || !clips(element)) return [];
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1
          ? [`${element.localName}.${element.className} ${element.textContent.slice(0, 40)}`]
          : [];
      });
    });
    expect(lost).toEqual([]);
    expect(await room.locator('.panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0);
    expect(await room.locator('.log').evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
  });

  test('nothing moves for who asked for calm, and forced colours keep every edge', async () => {
    const page = await visit({ reducedMotion: 'reduce', forcedColors: 'active' });
    const longest = async () => {
      const inFrames = page.frames().map((frame) =>
        frame.evaluate(() => {
          const root = document.querySelector('aparte-concierge')?.shadowRoot;
          return (root?.getAnimations() ?? []).map(({ effect }) => Number(effect?.getTiming().duration));
        }),
      );
      return Math.max(0, ...(await Promise.all(inFrames)).flat());
    };
    await page.locator('.launcher').click();
    expect(await longest()).toBeLessThanOrEqual(1);
    await ready(page);
    await room.locator('.composer-input').fill('hello');
    await page.keyboard.press('Enter');
    house.typing({ on: true, kind: 'bot' });
    await room.locator('.typing').waitFor();
    expect(await longest()).toBeLessThanOrEqual(1);
    await ofEverything();
    expect(await longest()).toBeLessThanOrEqual(1);
    await room.locator('.header .round').first().click();
    await room.locator('.menu').waitFor();
    expect(await longest()).toBeLessThanOrEqual(1);
    // First the menu, then the panel.
    await page.keyboard.press('Escape');
    await room.locator('.menu').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await room.locator('.panel[open]').waitFor({ state: 'detached' });
    const edged = await page.locator('.launcher').evaluate((button) => getComputedStyle(button).borderTopWidth);
    expect(edged).not.toBe('0px');
  });
};

for (const mode of widgetModes) describeInChromium(`the widget for everybody: ${mode}`, forEverybody(mode));
