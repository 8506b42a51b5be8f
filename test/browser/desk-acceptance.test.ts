/** What holds for the whole desk: focus that is seen and comes back, large letters, wide text, no motion, a draft in its place, one look. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { settled } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { password } from '../support/desk-fixtures.ts';
import { type DeskServer, startDeskServer } from '../support/desk-server.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(120_000);

describeInChromium('the desk, whoever uses it', () => {
  let browser: Browser;
  let server: DeskServer;
  const pages: Page[] = [];

  beforeAll(async () => {
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => browser?.close());
  beforeEach(async () => {
    server = await startDeskServer();
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    await server.close();
    expect(server.cspReports).toEqual([]);
  });

  async function desk(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      ...options,
    });
    const page = await context.newPage();
    pages.push(page);
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.url}/console/desk${path}`);
    await page.locator('input[name=email]').fill('ines@meridon.example');
    await page.locator('input[name=password]').fill(password);
    await page.keyboard.press('Enter');
    await page
      .locator(path === '' ? '.q-scroll[data-loaded=true]' : '.script li')
      .last()
      .waitFor({ state: 'attached' });
    return page;
  }

  test.each([1440, 1024, 390])(
    'at %i px each stop of Tab is seen, is not covered, and is large enough',
    async (width) => {
      const page = await desk('/camille', { viewport: { width, height: 844 } });
      const stops = await walk(page, 80);
      expect(stops.length).toBeGreaterThan(8);
      expect(stops.flatMap(({ fault, who }) => (fault === undefined ? [] : [`${who} ${fault}`]))).toEqual([]);
    },
  );

  test.each(['b', 't', 'u', 'Control+Shift+E', '?'])(
    'after the dialog of %s the focus is where it was',
    async (key) => {
      const page = await desk('/camille');
      // On a control that no dialog's key belongs to.
      await page.locator('[data-row=camille]').focus();
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      const inside = await walk(page, 12);
      expect(inside.flatMap(({ fault, who }) => (fault === undefined ? [] : [`${who} ${fault}`]))).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.waitForFunction(() => document.activeElement?.matches('[data-row=camille], .reading-button'));
    },
  );

  test('each button that opens something gets the focus back', async () => {
    const page = await desk('/camille');
    for (const opener of [
      '.presence',
      '.search',
      '.own',
      '.acts button:nth-of-type(1)',
      '.acts button:nth-of-type(2)',
    ]) {
      await page.locator(opener).first().focus();
      await page.keyboard.press('Enter');
      await page.locator('[role=dialog], [role=menu]').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog], [role=menu]').first().waitFor({ state: 'detached' });
      await page.waitForFunction((selector) => document.activeElement === document.querySelector(selector), opener);
    }
  });

  test('at 400 % (320 x 256 px) all of it can be read and used without scrolling both ways', async () => {
    const page = await desk('', { viewport: { width: 320, height: 256 } });
    expect(await lost(page)).toEqual([]);
    await page.locator('[data-row=camille]').click();
    await page.locator('.script li').last().waitFor();
    expect(await lost(page)).toEqual([]);
    const box = page.locator('#composer-reply');
    await box.fill('Good evening.');
    await box.scrollIntoViewIfNeeded();
    await page.locator('.draft .solid').last().click();
    await page.locator('.script li', { hasText: 'Good evening.' }).waitFor();
  });

  test.each([1440, 390])('at %i px the text spacing of WCAG 1.4.12 loses nothing', async (width) => {
    const page = await desk('/camille', { viewport: { width, height: 844 } });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      );
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await lost(page)).toEqual([]);
  });

  test('with reduced motion nothing moves for longer than a millisecond', async () => {
    const page = await desk('/camille', { reducedMotion: 'reduce' });
    await page.evaluate(() => {
      const long: string[] = [];
      Object.assign(globalThis, { long });
      const look = () => {
        for (const one of document.getAnimations()) {
          const { duration, iterations } = one.effect?.getComputedTiming() ?? {};
          const lasts = Number(duration) * (iterations ?? 1);
          if (lasts > 1) long.push(`${(one.effect as KeyframeEffect).target?.className} ${lasts} ms`);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    for (const key of ['b', 'Escape', 't', 'Escape', '?', 'Escape']) {
      await page.keyboard.press(key);
      if (key === 'Escape') await page.getByRole('dialog').waitFor({ state: 'detached' });
      else await page.getByRole('dialog').waitFor();
    }
    server.model.shopperSays('camille', 'One more thing', -0.4);
    await page.locator('.script li', { hasText: 'One more thing' }).waitFor();
    server.model.claim('ines', 'handoff-hiroshi');
    await page.locator('[data-row=hiroshi]').click();
    await page.locator('h1', { hasText: 'Hiroshi' }).waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { long: string[] }).long)).toEqual([]);
  });

  test('no composer ever holds words that were written for somebody else', async () => {
    const page = await desk('/camille');
    const seen = await page.evaluateHandle(() => {
      const all: string[] = [];
      const look = () => {
        const box = document.querySelector<HTMLTextAreaElement>('#composer-reply');
        if (box !== null && box.value !== '') all.push(`${document.querySelector('h1')?.textContent}: ${box.value}`);
        requestAnimationFrame(look);
      };
      look();
      return all;
    });
    await page.locator('#composer-reply').fill('For Camille');
    for (const id of ['priya', 'jonas', 'camille', 'priya', 'camille']) await page.locator(`[data-row=${id}]`).click();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#composer-reply')?.value !== '');
    const others = (await seen.jsonValue()).filter((line) => !line.startsWith('Camille'));
    expect(others).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('in %s two visits look the same', async (colorScheme) => {
    const options = { colorScheme, reducedMotion: 'reduce' } as const;
    const still = { '.num, time, .ring': 'visibility: hidden' };
    const shots: Buffer[] = [];
    for (let visit = 0; visit < 2; visit += 1) {
      const page = await desk('/camille', options);
      await page.getByRole('img', { name: /Mood by message/ }).waitFor();
      await page.getByRole('button', { name: 'Raise hand' }).waitFor();
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
      await page.evaluate((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          `${Object.entries(rules).map(([what, how]) => `${what} { ${how} !important }`)} * { caret-color: transparent !important }`,
        );
        document.adoptedStyleSheets.push(sheet);
      }, still);
      await page.evaluate(() => document.fonts.ready);
      await page.locator('#thread').focus();
      await settled(page);
      shots.push(await page.screenshot());
    }
    const [first, second] = shots;
    const page = pages[0];
    if (first === undefined || second === undefined || page === undefined) throw new Error('no pictures');
    expect(await differing(page, first, second)).toBeLessThan(0.002);
  });
});

type Stop = { readonly who: string; readonly fault: string | undefined };

/** Tab through the page until it comes round: what is wrong at each stop. */
async function walk(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      if (here === null || here === document.body) return;
      if ((here as HTMLElement).dataset['walked'] !== undefined) return;
      (here as HTMLElement).dataset['walked'] = '';
      const who = `${here.tagName.toLowerCase()}.${here.className} “${here.getAttribute('aria-label') ?? here.textContent?.slice(0, 30)}”`;
      // What is drawn for a radio or a checkbox is its label.
      const shown = here.matches('input[type=radio], input[type=checkbox]') ? (here.closest('label') ?? here) : here;
      const { left, top, right, bottom, width, height } = shown.getBoundingClientRect();
      const points = [0.15, 0.5, 0.85].flatMap((x) =>
        [0.15, 0.5, 0.85].map((y) => [left + width * x, top + height * y]),
      );
      const seen = points.some(([x = 0, y = 0]) => {
        const over = document.elementFromPoint(x, y);
        return over !== null && (shown.contains(over) || over.contains(shown));
      });
      // The composer's box draws the ring for the field in it.
      const around = [here, shown, shown.parentElement, shown.parentElement?.parentElement];
      const marked = around.some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return true;
        return /0px 0px 0px [12]px/.test(boxShadow);
      });
      const inText = getComputedStyle(here).display === 'inline';
      const fault =
        right < 0 || bottom < 0 || left > innerWidth || top > innerHeight || !seen
          ? 'is covered or out of sight'
          : !marked
            ? 'does not show the focus'
            : !inText && (width < 24 || height < 24) && !here.matches('.plot-point')
              ? `is ${Math.round(width)} x ${Math.round(height)} px`
              : undefined;
      return { who, fault };
    });
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}

/** Text that is cut off, and a page that has to be scrolled sideways. */
async function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    for (const one of document.querySelectorAll<HTMLElement>('#root *')) {
      const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(one);
      if (clipPath !== 'none' || one.closest('.sr, svg') !== null || one.matches('textarea, input')) continue;
      // A name or snippet shortened with dots can be read in full where it leads.
      if (textOverflow === 'ellipsis') continue;
      const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
      if (!own) continue;
      if (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${one.textContent}`);
      if (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1) found.push(`cut: ${one.textContent}`);
    }
    return found;
  });
}

/** The share of pixels that differ by more than a hint of a colour, counted in the browser. */
async function differing(page: Page, first: Buffer, second: Buffer): Promise<number> {
  return page.evaluate(
    async (sources) => {
      const [one, other] = await Promise.all(
        sources.map(async (source) => {
          const bytes = Uint8Array.from(atob(source), (sign) => sign.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d');
          drawing?.drawImage(image, 0, 0);
          return drawing?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (one === undefined || other === undefined || one.length !== other.length) return 1;
      let count = 0;
      for (let at = 0; at < one.length; at += 4) {
        const far = [0, 1, 2].some((part) => Math.abs((one[at + part] ?? 0) - (other[at + part] ?? 0)) > 12);
        if (far) count += 1;
      }
      return count / (one.length / 4);
    },
    [first.toString('base64'), second.toString('base64')],
  );
}
