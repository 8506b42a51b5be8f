/** Every other screen of the console on the real house, judged by axe: with much in it, with nothing in it, with its service down. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { playMonth } from '../support/fixture-month.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { inLook, judge, looks, type Station } from '../support/looks.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(240_000);

/** One screen: its address, what is there once it is loaded, and the states that are reached from it. */
type Room = {
  readonly path: string;
  readonly there: string;
  readonly states?: readonly Station[];
  /** Not: it asks nothing of the API, so nothing can fail to load. */
  readonly loads?: false;
};

const press = (selector: string, then: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await page.locator(then).first().waitFor();
};
const closed = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

/** A new screen is one entry here; the last test fails for one that has none. */
const rooms: readonly Room[] = [
  { path: '/desk', there: '.q-scroll[data-loaded=true]', loads: false },
  {
    path: '/tasks',
    there: '.task-list li',
    states: [{ name: 'task done', open: press('.task-list .btn', '.task-list') }],
  },
  {
    path: '/insights?from=2026-11-01&to=2026-11-30',
    there: '.figure-acts',
    states: [
      {
        name: 'figures as tables',
        async open(page) {
          for (const button of await page.locator('.figure-acts button').all()) await button.click();
          await page.locator('.figure-table').first().waitFor();
        },
      },
    ],
  },
  { path: '/insights?from=2020-01-01&to=2020-01-02', there: '.figure h2', loads: false },
  { path: '/settings', there: '.settings-list', loads: false },
  {
    path: '/settings/profile',
    there: '.settings-part:nth-of-type(3)',
    states: [{ name: 'second factor', open: press('[aria-labelledby=factor] .btn', '.setup') }],
  },
  { path: '/settings/shortcuts', there: '.settings-main h1', loads: false },
  { path: '/settings/notices', there: '.settings-main h1', loads: false },
  { path: '/settings/articles', there: '.setting-form, .settings-table' },
  { path: '/settings/voice', there: '.setting-form, .settings-table' },
  { path: '/settings/look', there: '.look-stages' },
  { path: '/settings/retention', there: '.setting-form' },
  { path: '/settings/canned', there: '.setting-form, .settings-table' },
  { path: '/settings/hours', there: '.setting-form, .settings-table' },
  { path: '/settings/routing', there: '.setting-form, .settings-table' },
  { path: '/board', there: '#board-title', loads: false },
  { path: '/settings/escalation', there: '.escalation .figure-acts' },
  {
    path: '/settings/people',
    there: '.people tbody tr',
    states: [
      {
        name: 'new person',
        open: press('.settings-head .btn', '[role=dialog] input[name=email], [role=dialog] input'),
      },
      {
        name: 'new person, refused',
        async open(page) {
          await page.locator('[role=dialog] input').first().fill('Ines Moreau');
          await page.locator('[role=dialog] input[type=email]').fill('ines@meridon.example');
          await page.locator('[role=dialog] button[type=submit]').click();
          await page.locator('[role=dialog] [role=alert]').waitFor();
        },
      },
      {
        name: 'change a person',
        async open(page) {
          await closed(page);
          await press('.people tbody .btn', '.person-acts')(page);
        },
      },
    ],
  },
  {
    path: '/settings/audit',
    there: '.audit tbody tr',
    states: [
      {
        name: 'audit, nothing of the kind',
        async open(page) {
          await page.locator('select').nth(1).selectOption({ index: 3 });
          await page.locator('.audit, .settings-none').first().waitFor();
        },
      },
    ],
  },
];

describeInChromium('the rooms of the console keep the rules of WCAG 2.2 AA', () => {
  let browser: Browser;
  let house: TestHouse;
  let admin: AdvisorClient;
  let page: Page;
  const dir = mkdtempSync(join(tmpdir(), 'aparte-rooms-'));

  beforeAll(async () => {
    browser = await startChromium();
    const store = createSqliteStore({ dir });
    await store.ready();
    await playMonth(store);
    await store.close();
    house = await openTestHouse({ dir });
    admin = await house.advisor('admin');
    for (const text of ['Order green ribbon.', 'Call Camille about the clasp.'])
      await admin.fetch('/api/v1/tasks', { method: 'POST', body: JSON.stringify({ text, owner: admin.me.advisorId }) });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  afterEach(async () => page.context().close());

  async function visit(options: BrowserContextOptions): Promise<void> {
    const context = await browser.newContext(options);
    const [name = '', value = ''] = admin.cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: house.url }]);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  }
  const enter = async ({ path, there }: Room) => {
    await page.goto(`${house.url}/console${path}`);
    await page.locator(there).first().waitFor();
  };

  test.each(looks)('at $width px in $locale', async (look) => {
    await visit(inLook(look));
    const stations = rooms.flatMap((room): Station[] => [
      { name: room.path, open: () => enter(room) },
      ...(room.states ?? []),
    ]);
    expect(await judge(page, look, stations)).toEqual([]);
  });

  test.each(looks)('when nothing can be loaded, at $width px in $locale', async (look) => {
    await visit(inLook(look));
    const problem = { title: 'internal', status: 500, code: 'internal', requestId: 'req-42' };
    await page.route(/\/api\/v1\/(?!me$|me\/preferences)/, (route) => route.fulfill({ status: 500, json: problem }));
    const failing = rooms
      .filter(({ loads }) => loads !== false)
      .map((room): Station => ({ name: `${room.path} down`, open: () => enter({ ...room, there: '[role=alert]' }) }));
    expect(await judge(page, look, failing)).toEqual([]);
  });

  test('every place of the console is among them', async () => {
    await visit({ viewport: { width: 1440, height: 900 } });
    await enter({ path: '/settings', there: '.settings-list a' });
    const links = await page
      .locator('.rail a, .settings-list a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')?.replace('/console', '')));
    const known = rooms.map(({ path }) => path.replace(/\?.*/, ''));
    expect(links.filter((link) => !known.some((path) => path === link))).toEqual([]);
  });
});
