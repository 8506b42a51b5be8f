/** Proposals in the console, in Chromium against the real house: without a model, and with one that is a stand-in. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type OpenAiStub, startOpenAiStub } from '../support/openai-stub.ts';
import type { Shopper } from '../support/shopper.ts';

const root = join(import.meta.dirname, '../..');
jest.setTimeout(90_000);

describeInChromium('proposals in the console', () => {
  let browser: Browser;
  let house: TestHouse;
  let modelled: TestHouse;
  let model: OpenAiStub;
  const dir = mkdtempSync(join(tmpdir(), 'aparte-drafts-'));
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    if (!existsSync(join(root, 'handoff-console/dist/index.html')))
      execFileSync('npx', ['vite', 'build', '--config', 'handoff-console/vite.config.ts'], { cwd: root });
    browser = await startChromium();
    cpSync(join(root, 'src/house/meridon'), dir, { recursive: true });
    const policy = readFileSync(join(dir, 'policy.yaml'), 'utf8');
    const supervised = 'modes:\n  - { mode: automatic }\n  - { topics: [care-repair], mode: supervised }\n';
    writeFileSync(join(dir, 'policy.yaml'), policy.replace('modes:\n  - { mode: automatic }\n', supervised));
    house = await openTestHouse({ env: { HOUSE_DIR: dir } });
    model = await startOpenAiStub({ intents: [] });
    modelled = await openTestHouse({ env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'stand-in' } });
  }, 120_000);
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    await modelled?.close();
    await model?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function signedIn(at: TestHouse, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${at.url}/console${path}`);
    await page.locator('input[name=email]').fill('ines@meridon.example');
    await page.locator('input[name=password]').fill('step-aside-2026');
    await page.keyboard.press('Enter');
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return page;
  }

  /** With Ines, and the shopper has just asked something. */
  async function withInes(at: TestHouse, question: string, consents: readonly string[] = []): Promise<Shopper> {
    const shopper = await at.shopper();
    for (const purpose of consents) await shopper.client.ask('consent:set', { purpose, granted: true });
    await shopper.says('I want to speak to a person');
    const ines = await at.advisor('ines');
    await ines.sees(shopper.conversationId);
    await ines.claims(shopper.conversationId);
    await shopper.says(question);
    await at.quiet();
    return shopper;
  }

  const box = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
  const approve = (page: Page) => page.getByRole('button', { name: /^Approve and send/ });
  const boxHas = (page: Page, text: RegExp) =>
    page.waitForFunction(
      ([source]) =>
        new RegExp(source ?? '').test(document.querySelector<HTMLTextAreaElement>('#composer-reply')?.value ?? ''),
      [text.source],
    );

  test('proposed with its source, changed with the changes shown, mended in its voice, sent, taken back, sent', async () => {
    const shopper = await withInes(house, 'how many days do I have to return a bag?');
    const page = await signedIn(house, `/desk/${shopper.conversationId}`);
    await box(page).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('d');
    await boxHas(page, /days/);
    await page.locator('.proposal-sources li').first().waitFor();
    await page.getByText('As proposed').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await box(page).press('End');
    await box(page).pressSequentially(' No problem! It costs 99 €.');
    const voice = page.locator('.voice li', { hasText: 'No problem' });
    await voice.waitFor();
    await page.locator('.changes ins', { hasText: '99' }).waitFor();
    expect(await approve(page).isDisabled()).toBe(true);
    await voice.getByRole('button', { name: /With pleasure/ }).click();
    await page.getByText('99', { exact: false }).first().waitFor();
    const claim = page.getByRole('checkbox', { name: /99/ });
    await claim.waitFor();
    await boxHas(page, /With pleasure/);
    expect(await approve(page).isDisabled()).toBe(true);
    await page.locator('.check', { hasText: '99' }).click();
    expect(await axeViolations(page)).toEqual([]);
    await approve(page).click();

    await page.locator('.undo').getByRole('button', { name: 'Undo' }).click();
    await boxHas(page, /99 €/);
    await page.locator('.proposal-sources li').first().waitFor();
    await shopper.hearsNothingFrom('advisor');

    await page
      .locator('.check', { hasText: '99' })
      .click()
      .catch(() => undefined);
    if (await approve(page).isDisabled()) await page.locator('.check', { hasText: '99' }).click();
    await approve(page).click();
    await page.locator('.undo').waitFor();
    expect((await shopper.hears(/99/, 'advisor')).text).toMatch(/With pleasure/);
  });

  test('when the shopper writes on, the proposal is stale until it is refreshed or kept', async () => {
    const shopper = await withInes(house, 'how many days do I have to return a bag?');
    const page = await signedIn(house, `/desk/${shopper.conversationId}`);
    await box(page).waitFor();
    await page.getByRole('button', { name: /^Propose a reply/ }).click();
    await boxHas(page, /days/);
    await shopper.says('it is for my sister');
    const stale = page.locator('.proposal-stale');
    await stale.getByText('wrote again').waitFor();
    expect(await approve(page).isDisabled()).toBe(true);
    await stale.getByRole('button', { name: 'Keep' }).click();
    await stale.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Rewrite' }).click();
    await page.getByRole('menuitem', { name: 'Warmer' }).click();
    await page.getByText('Without a model only shorter is possible').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('menuitem', { name: 'Wrong tone' }).click();
    await page.locator('.proposal').waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe('');
    const { items } = await house.app.store.documents.list<{ reason?: string }>('draft-outcomes', {
      index: 'conversationId',
      equals: shopper.conversationId,
      limit: 10,
    });
    expect(items.map(({ value }) => value.reason)).toEqual(['wrong-tone']);
  });

  test('a supervised answer stands in front of the queue with its time, and goes when it is approved', async () => {
    const page = await signedIn(house, '/desk');
    const shopper = await house.shopper();
    await shopper.says('how do I clean and care for my leather bag?');
    const row = page.locator(`[data-held="${shopper.conversationId}"]`);
    await row.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await row.click();
    await page.getByRole('dialog').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Approve and send' }).click();
    await row.waitFor({ state: 'detached' });
    await shopper.hears(/leather|cloth|care/i, 'bot');
  });

  test('a model proposes in the shopper’s words; what it makes up has to be vouched for', async () => {
    model.say('draft', { text: 'Your bag will be ready on Friday for 450 EUR.', sources: [], confidence: 0.9 });
    const shopper = await withInes(modelled, 'when is my repair ready?', ['model']);
    const page = await signedIn(modelled, `/desk/${shopper.conversationId}`);
    await box(page).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('d');
    await boxHas(page, /Friday/);
    await page.getByRole('checkbox', { name: /450/ }).waitFor();
    await page.getByRole('checkbox', { name: /Friday/ }).waitFor();
    expect(await approve(page).isDisabled()).toBe(true);
    await page.locator('.check', { hasText: '450' }).click();
    await page.locator('.check', { hasText: 'Friday' }).click();
    await approve(page).click();
    await shopper.hears('Your bag will be ready on Friday for 450 EUR.', 'advisor');
  });
});
