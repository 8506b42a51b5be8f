/** Promises and tasks as an advisor meets them: the real console in Chromium on the real house. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AdvisorClient, DeskConversation } from '../support/advisor.ts';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const patience = 20_000;

describeInChromium('promises and tasks in the console', () => {
  let browser: Browser;
  let house: TestHouse;
  let ines: AdvisorClient;

  beforeAll(async () => {
    house = await openTestHouse();
    ines = await house.advisor('ines');
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function held(): Promise<DeskConversation> {
    const shopper = await house.shopper();
    await shopper.says('I want to speak to a person');
    await shopper.floor('queue');
    return ines.claims(shopper.conversationId);
  }

  async function visit(path: string, { width = 1440, colorScheme = 'light' as 'light' | 'dark' } = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      timezoneId: 'Europe/Paris',
      locale: 'en-GB',
      colorScheme,
    });
    const [name = '', value = ''] = ines.cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: house.url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(house.url + path);
    return page;
  }

  test('from words to a tracked promise, to an end that is not silent, to a task that is done and not done', async () => {
    const held_ = await held();
    const page = await visit(`/console/desk/${encodeURIComponent(held_.conversationId)}`);
    await page.getByRole('textbox', { name: /^Reply to/ }).fill('I will call you back tomorrow at 10.');
    await page.getByRole('button', { name: /^Send/ }).click();
    const chip = page.getByRole('group', { name: /A promise: call back/ });
    await chip.getByText(/10:00/).waitFor();
    await chip.getByRole('button', { name: 'Keep track' }).click();
    await chip.waitFor({ state: 'detached' });
    await page.locator('.promise-list').getByText('I will call you back tomorrow at 10.').waitFor();

    await page
      .getByRole('button', { name: /^Resolve/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Promised and still open').waitFor();
    await dialog.getByRole('textbox', { name: 'What it was about' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByText('Question answered').click();
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.getByText('Please choose one.').first().waitFor();
    expect((await house.conversation(held_.conversationId))?.floor.heldBy).toBe('advisor');

    await dialog.getByText('Somebody sees to it').click();
    await dialog.getByLabel('Who sees to it').selectOption({ label: 'Ines Moreau' });
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await dialog.waitFor({ state: 'detached' });
    await house.quiet();
    const ended = await house.conversation(held_.conversationId);
    expect(ended?.resolved).toMatchObject({
      outcome: 'answered',
      wrapUp: { nextStep: expect.stringMatching(/call you back/) },
    });
    expect(ended?.memory.promises).toMatchObject([{ state: 'open', owner: 'ines' }]);

    await page.getByRole('link', { name: 'Tasks' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'I will call you back tomorrow at 10.' });
    await row.getByRole('button', { name: /^Done/ }).click();
    await row.getByRole('button', { name: 'Undo' }).click();
    await row.getByRole('button', { name: /^Put off/ }).waitFor();
    await row.getByRole('button', { name: /^Done/ }).click();
    await row.waitFor({ state: 'detached' });
    await house.quiet();
    expect((await house.conversation(held_.conversationId))?.memory.promises).toMatchObject([{ state: 'kept' }]);
    await page.context().close();
  }, 90_000);

  test('a task is written down in a line and listed; other lists are one choice away', async () => {
    const page = await visit('/console/tasks');
    await page.getByLabel('What is to be done').fill('Order green ribbon.');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('Order green ribbon.').waitFor();
    await page.getByLabel('Whose').selectOption('nobody');
    await page.getByText('Nothing to do here.').waitFor();
    await page.context().close();
  }, 60_000);

  test.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'the tasks in %s at %i px keep every rule of WCAG 2.2 AA',
    async (colorScheme, width) => {
      const page = await visit('/console/tasks', { width, colorScheme });
      await page.getByRole('heading', { name: 'Tasks' }).waitFor();
      await page.getByRole('list').last().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect(wide).toBe(false);
      await page.context().close();
    },
    60_000,
  );
});
