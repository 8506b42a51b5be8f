/** The supervisors' board in Chromium on the real house: one supervisor, two advisors. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { AdvisorClient, SignedIn } from '../support/advisor.ts';
import { signIn } from '../support/advisor.ts';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const patience = 20_000;

type Look = { readonly width?: number; readonly colorScheme?: 'light' | 'dark'; readonly language?: string };

describeInChromium('the board', () => {
  let browser: Browser;
  let house: TestHouse;
  let ines: AdvisorClient;
  let leo: AdvisorClient;
  let sofia: SignedIn;
  let shopper: Shopper;

  beforeAll(async () => {
    house = await openTestHouse();
    [ines, leo, sofia] = await Promise.all([
      house.advisor('ines'),
      house.advisor('leo'),
      signIn(house.url, 'sofia@meridon.example'),
    ]);
    browser = await startChromium();
    const [held, waiting, upset, ended] = await Promise.all(Array.from({ length: 4 }, () => house.shopper()));
    if (!held || !waiting || !upset || !ended) throw new Error('Four shoppers were expected.');
    shopper = held;
    await ended.says('I want to speak to a person');
    await (await ines.claims(ended.conversationId)).resolves();
    await held.says('where is my order MM-20418? camille.aubert@example.com');
    await held.says('I want to speak to a person');
    await ines.claims(held.conversationId);
    await upset.says('this is unacceptable, I am furious, nobody helps me!!');
    await waiting.says('Je veux parler à quelqu’un');
    await house.quiet();
    await ines.client.ask('hand:raise', {
      conversationId: held.conversationId,
      on: true,
      note: 'She asks for a discount.',
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function visit(
    { cookie }: Pick<SignedIn, 'cookie'>,
    path: string,
    { width = 1440, colorScheme = 'light', language = 'en' }: Look = {},
  ): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      timezoneId: 'Europe/Paris',
      locale: 'en-GB',
      colorScheme,
    });
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: house.url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.addInitScript((tag) => localStorage.setItem('aparte.language', tag), language);
    await page.goto(house.url + path);
    return page;
  }

  const board = async (look?: Look): Promise<Page> => {
    const page = await visit(sofia, '/console/board', look);
    await page.locator('.board-card').nth(3).waitFor();
    return page;
  };

  test('who looks at a conversation stands on its row of the queue, by initials and in words', async () => {
    const row = (await leo.client.until('a row', () => leo.snapshot().queue[0])).conversationId;
    await leo.opens(row);
    const page = await visit(ines, '/console/desk', { colorScheme: 'dark' });
    const faces = page.locator(`[data-row="${row}"] .faces`);
    await faces.waitFor();
    expect(await faces.innerText()).toContain('LT');
    expect(await faces.getAttribute('title')).toBe('Also here: Léo Tremblay');
    const shots = process.env['SHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/faces.png` });
    expect(await axeViolations(page)).toEqual([]);
    await leo.client.ask('conversation:leave', { conversationId: row });
    await faces.waitFor({ state: 'detached' });
    await page.context().close();
  }, 60_000);

  const looks: readonly Look[] = [
    { width: 1440, colorScheme: 'light' },
    { width: 1440, colorScheme: 'dark' },
    { width: 390, colorScheme: 'light', language: 'fr' },
    { width: 390, colorScheme: 'dark', language: 'ar' },
  ];
  test.each(looks)(
    'keeps every rule of WCAG 2.2 AA: %o',
    async (look) => {
      const page = await board(look);
      const shots = process.env['SHOTS'];
      const shot = (name: string) =>
        shots && page.screenshot({ path: `${shots}/${name}-${look.colorScheme}-${look.width}.png` });
      await shot('board');
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      const [asColumns, asTable] = await page.locator('.board-views button').all();
      await asTable?.click();
      await page.locator('.board-table tbody tr').nth(3).waitFor();
      await shot('board-table');
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      await asColumns?.click();
      await page.locator('[data-column=waiting] + ul .card-link').first().click();
      await page.locator('.board-thread .script').waitFor();
      await shot('board-open');
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    },
    90_000,
  );

  test('arrows lead from card to card, Enter opens beside the board, closing leads back to the card', async () => {
    const page = await board();
    const focused = () => page.evaluate<string | undefined>("document.activeElement?.dataset['card']");
    await page.locator('[data-column=at-risk] + ul .card-link').first().focus();
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe(first);
    await page.keyboard.press('Enter');
    await page.locator('.board-thread .script').waitFor();
    expect(page.url()).toContain(encodeURIComponent(first ?? '?'));
    await page.getByRole('button', { name: 'Close the conversation' }).click();
    expect(await focused()).toBe(first);
    await page.context().close();
  }, 60_000);

  test('a table is sorted and filtered by keyboard, says what it hides, and is there again the next time', async () => {
    const page = await board();
    await page.getByRole('button', { name: 'Table', exact: true }).press('Enter');
    const names = () => page.locator('.board-table tbody th bdi').allTextContents();
    const head = page.getByRole('columnheader', { name: 'Shopper' });
    const sort = head.getByRole('button');
    const usual = await names();
    await sort.press('Enter');
    await page.locator('th[aria-sort=ascending]').waitFor();
    const rising = await names();
    expect(rising).toEqual([...usual].sort((a, b) => a.localeCompare(b)));
    await sort.press('Enter');
    await page.locator('th[aria-sort=descending]').waitFor();

    await page.locator('.board-table tbody a').first().focus();
    const focused = () => page.evaluate<string | undefined>("document.activeElement?.dataset['card']");
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(first);

    await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Waiting' });
    await page.getByText(`1 of ${usual.length} shown`).waitFor();
    expect(await names()).toHaveLength(1);
    await page.waitForFunction(
      "fetch('/api/v1/me/preferences').then((answer) => answer.json()).then(({ board }) => board?.only.state === 'waiting')",
    );
    await page.reload();
    await page.getByText(`1 of ${usual.length} shown`).waitFor();
    expect(await page.locator('th[aria-sort=descending]').count()).toBe(1);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByText('Nothing of what you chose.').first().waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator('.board-card').nth(3).waitFor();
    await page.context().close();
  }, 60_000);

  test('a raised hand leads to the thread; a whisper reaches the advisor; taking over displaces her by name', async () => {
    const hers = await visit(ines, `/console/desk/${encodeURIComponent(shopper.conversationId)}`);
    await hers.getByRole('button', { name: /^Lower hand/ }).waitFor();
    const page = await board();
    const alerts = page.getByRole('region', { name: 'Asks for you' });
    await alerts.getByText('She asks for a discount.').waitFor();
    const conversation = await house.conversation(shopper.conversationId);
    await alerts.getByRole('button', { name: /^Open/ }).click();
    await page.locator('.board-thread .script').waitFor();
    await alerts.waitFor({ state: 'detached' });
    await hers.getByText('Also here: Sofia').waitFor();
    await hers.getByRole('button', { name: /^Raise hand/ }).waitFor();
    expect((await house.conversation(shopper.conversationId))?.readBy).toEqual(conversation?.readBy);

    await page.getByRole('textbox', { name: /^Whisper to Ines/ }).fill('Ten per cent is fine.');
    await page.getByRole('button', { name: 'Whisper', exact: true }).click();
    await hers.locator('.memo[data-kind=whisper]').getByText('Ten per cent is fine.').waitFor();
    expect(JSON.stringify(shopper.client.heard)).not.toContain('Ten per cent');
    await hers.getByRole('heading', { level: 1 }).click();
    await hers.keyboard.press('h');
    await page.locator('.board-card[data-hand=true]').waitFor();

    await page.getByRole('button', { name: /^Take over: / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Take over from Ines Moreau?' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('button', { name: /^Resolve/ }).waitFor();
    await hers.getByText(/Sofia.* has this conversation/).waitFor();
    await Promise.all([page.context().close(), hers.context().close()]);
  }, 90_000);

  test('a waiting card is given by keyboard to an advisor, and it is offered to him', async () => {
    const page = await board();
    await page.locator('[data-column=waiting] + ul .card-link').first().focus();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(leo.me.name).click();
    await dialog.getByRole('textbox').fill('He knows this client.');
    await dialog.getByRole('button', { name: /^Transfer/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await leo.client.until('it in the queue for him', () =>
      leo.snapshot().queue.find(({ offeredTo }) => offeredTo === 'leo'),
    );
    await page.context().close();
  }, 60_000);

  test('an advisor has no board', async () => {
    const page = await visit(ines, '/console/board');
    await page.waitForURL('**/console/desk');
    expect(await page.getByRole('link', { name: 'Board' }).count()).toBe(0);
    await page.context().close();
  }, 60_000);
});
