/** The desk in Arabic: from right to left, with its own letters, and a hand-over by keyboard alone. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import words from '../../locales/ar/console.json' with { type: 'json' };
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { password } from '../support/desk-fixtures.ts';
import { type DeskServer, startDeskServer } from '../support/desk-server.ts';

describeInChromium('the console in Arabic', () => {
  let browser: Browser;
  let server: DeskServer;

  beforeAll(async () => {
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => browser?.close());
  beforeEach(async () => {
    server = await startDeskServer();
  });
  afterEach(async () => {
    await server.close();
    expect(server.cspReports).toEqual([]);
  });

  /** A browser that asks for Arabic gets it, from the first page on. */
  async function signedIn({ width = 1440 } = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'ar-AE',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.url}/console/desk`);
    await page.getByLabel(words['login.email']).fill('ines@meridon.example');
    await page.getByLabel(words['login.password'], { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return page;
  }

  const sent = (name: string) => server.asked.filter((request) => request.name === name);

  async function edge(page: Page, selector: string, side: 'left' | 'right'): Promise<number> {
    const box = await page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not shown`);
    return side === 'left' ? box.x : box.x + box.width;
  }

  test('everything is mirrored, but neither the shopper’s words nor the time axis', async () => {
    const page = await signedIn();
    expect(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual(['ar', 'rtl']);
    await page.locator('.q-item', { hasText: 'Camille' }).locator('a').click();
    const said = page.locator('.script .say > p', { hasText: 'Can I speak with someone?' });
    await said.waitFor();
    expect(await edge(page, '.queue', 'left')).toBeGreaterThanOrEqual(await edge(page, '.script', 'right'));
    expect(await edge(page, '.script', 'left')).toBeGreaterThan(await edge(page, '.plot', 'right'));
    expect(await edge(page, '.script .by', 'left')).toBeGreaterThanOrEqual(await edge(page, '.script .say', 'right'));
    expect(await said.and(page.locator(':dir(ltr)')).count()).toBe(1);

    const points = page.locator('.plot-point');
    const first = await points.first().boundingBox();
    const last = await points.last().boundingBox();
    expect(last?.x).toBeGreaterThan(first?.x ?? Number.POSITIVE_INFINITY);
    await page.evaluate('document.fonts.ready');
    expect(await page.evaluate(`document.fonts.check('14px "Noto Sans Arabic Variable"', 'ا')`)).toBe(true);
    expect(await page.evaluate(`document.fonts.check('22px "Noto Naskh Arabic Variable"', 'ا')`)).toBe(true);
    await page.context().close();
  }, 60_000);

  test('a hand-over by keyboard alone: accept, write, send, hand back', async () => {
    const page = await signedIn();
    await page.keyboard.press('a');
    const box = page.locator('.composer textarea');
    await box.waitFor();
    await page.locator('h1', { hasText: 'Hiroshi Tanaka' }).waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('أهلًا بكم، معكم Ines من متجر باريس.');
    expect(await box.and(page.locator(':dir(rtl)')).count()).toBe(1);
    await page.keyboard.press('Control+Enter');
    await page.locator('.script li', { hasText: 'أهلًا بكم' }).waitFor();
    expect(sent('message:send')).toHaveLength(1);

    // Right is back where one reads from right to left: the arrows follow the eye.
    const tabs = page.getByRole('tab');
    await tabs.first().focus();
    await page.keyboard.press('ArrowLeft');
    expect(await tabs.nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await tabs.first().getAttribute('aria-selected')).toBe('true');

    const back = page.getByRole('button', { name: words['act.return'] }).first();
    await back.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words['return.agreed']).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.type('نرسل شهادة الخاتم.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('لا شيء');
    await dialog.getByRole('button', { name: words['return.submit'], exact: true }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(sent('handoff:return')).toHaveLength(1);
    await page.context().close();
  }, 60_000);

  test.each([1440, 1024, 390])(
    'the desk at %i px keeps every rule of WCAG 2.2 AA; nothing is cut off sideways',
    async (width) => {
      const page = await signedIn({ width });
      expect(await axeViolations(page)).toEqual([]);
      await page.locator('.q-item', { hasText: 'Camille' }).locator('a').click();
      await page.locator('.script li').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeViolations(page)).toEqual([]);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      await page.context().close();
    },
    60_000,
  );
});
