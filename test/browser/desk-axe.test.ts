/** The desk in every look and state, judged by axe: sign-in, queue, thread, panels, dialogs, menus, faults. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { password } from '../support/desk-fixtures.ts';
import { type DeskServer, startDeskServer } from '../support/desk-server.ts';
import { inLook, judge, looks, type Station } from '../support/looks.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(240_000);

describeInChromium('the desk keeps the rules of WCAG 2.2 AA', () => {
  let browser: Browser;
  let server: DeskServer;
  let page: Page;

  beforeAll(async () => {
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => browser?.close());
  afterEach(async () => {
    await page.context().close();
    await server.close();
    expect(server.cspReports).toEqual([]);
  });

  const go = (path: string) => page.goto(`${server.url}/console${path}`);
  const dialog = () => page.getByRole('dialog').first();
  const row = (id: string) => page.locator(`[data-row=${id}]`);

  async function conversation(id: string): Promise<void> {
    await go(`/desk/${id}`);
    await page.locator('.script li').last().waitFor();
  }
  /** Opens by a key and closes again after the look. */
  const byKey = (key: string, name: string): Station => ({
    name,
    async open() {
      if (await dialog().isVisible()) await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'detached' });
      await page.locator('#thread').focus();
      await page.keyboard.press(key);
      await dialog().waitFor();
    },
  });
  const tab = (name: string, place: number): Station => ({
    name,
    async open(_page, { width }) {
      if (width < 1280 && !(await dialog().isVisible())) {
        await page.locator('#thread').focus();
        await page.keyboard.press(']');
        await dialog().waitFor();
      }
      await page.locator('.ctx-tabs [role=tab]').nth(place).click();
      await page.locator('.ctx-panel').waitFor();
    },
  });
  const atCamille: Station = {
    name: 'a conversation',
    async open() {
      await conversation('camille');
    },
  };

  const signIn: readonly Station[] = [
    {
      name: 'sign-in',
      async open() {
        await go('/desk');
        await page.locator('input[name=email]').waitFor();
      },
    },
    {
      name: 'sign-in refused',
      async open() {
        await page.locator('input[name=email]').fill('ines@meridon.example');
        await page.locator('input[name=password]').fill('wrong');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
      },
    },
  ];

  const desk: readonly Station[] = [
    {
      name: 'queue',
      async open() {
        await page.locator('input[name=password]').fill(password);
        await page.keyboard.press('Enter');
        await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
      },
    },
    {
      name: 'presence menu',
      async open() {
        await page.locator('.presence').click();
        await page.getByRole('menu').waitFor();
      },
    },
    {
      name: 'own menu',
      async open() {
        await page.keyboard.press('Escape');
        await page.locator('.own').click();
        await page.getByRole('menu').waitFor();
      },
    },
    {
      name: 'waiting conversation',
      async open() {
        await page.keyboard.press('Escape');
        await conversation('hiroshi');
      },
    },
    {
      name: 'no such conversation',
      async open() {
        await go('/desk/nobody');
        await page.locator('#thread h1, #thread h2').first().waitFor();
      },
    },
    atCamille,
    tab('context', 0),
    {
      name: 'mood as table',
      async open() {
        await page.locator('section:has(.plot) .text-button').click();
        await page.locator('.mood-table').waitFor();
      },
    },
    tab('profile', 1),
    tab('orders', 2),
    tab('notes', 3),
    atCamille,
    byKey('b', 'hand back'),
    {
      name: 'hand back, not filled in',
      async open() {
        await dialog().locator('button[type=submit]').click();
        await dialog().locator('[aria-invalid=true], [data-invalid]').first().waitFor();
      },
    },
    byKey('t', 'transfer'),
    byKey('Control+Shift+E', 'resolve'),
    byKey('?', 'keys'),
    byKey('Control+k', 'search'),
    byKey('p', 'choice of pieces'),
    byKey('u', 'what was understood'),
    {
      name: 'correction',
      async open() {
        await dialog().locator('.btn').last().click();
        await page.locator('.wishes').waitFor();
      },
    },
    {
      name: 'note',
      async open() {
        await conversation('camille');
        await page.locator('#thread').focus();
        await page.keyboard.press('n');
        await page.locator('.note-draft').waitFor();
      },
    },
    {
      name: 'reply refused',
      async open() {
        await conversation('camille');
        server.refuseNext('message:send', { code: 'internal', message: '', retryable: false, requestId: 'req-42' });
        await page.locator('#composer-reply').fill('Please keep these words.');
        await page.keyboard.press('Control+Enter');
        await page.getByRole('alert').waitFor();
      },
    },
    {
      name: 'connection lost',
      async open() {
        server.goDown();
        await page.locator('.link-bar').waitFor();
        await page.locator('#composer-reply').fill('While away.');
        await page.keyboard.press('Control+Enter');
      },
    },
    {
      name: 'sign-in ended',
      async open() {
        server.endSessions();
        server.comeBack();
        await dialog().locator('input[name=password]').waitFor();
      },
    },
  ];

  test.each(looks)('at $width px in $locale', async (look) => {
    server = await startDeskServer();
    page = await (await browser.newContext(inLook(look))).newPage();
    page.setDefaultTimeout(20_000);
    expect(await judge(page, look, [...signIn, ...desk])).toEqual([]);
  });

  test.each(looks)('with nobody there, at $width px in $locale', async (look) => {
    server = await startDeskServer({ cases: [] });
    page = await (await browser.newContext(inLook(look))).newPage();
    page.setDefaultTimeout(20_000);
    await go('/desk');
    await page.locator('input[name=email]').fill('ines@meridon.example');
    const [queue] = desk;
    if (queue !== undefined) expect(await judge(page, look, [{ ...queue, name: 'empty queue' }])).toEqual([]);
    expect(await row('camille').count()).toBe(0);
  });
});
