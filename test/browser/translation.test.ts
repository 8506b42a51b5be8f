/** A conversation in two languages in the console, in Chromium against the real house, with a stand-in for the model. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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
jest.setTimeout(60_000);

const asked = 'Bonsoir, avez-vous encore le sac à 1 200 € à Lyon ?';
const inEnglish = 'Good evening, do you still have the bag for €1,200 in Lyon?';
const inArabic = 'مساء الخير، هل ما زالت الحقيبة بسعر ١٢٠٠ يورو متوفرة في ليون؟';
const reply = 'Good evening, yes, one piece is waiting for you at 1,200 EUR.';
const replyInFrench = 'Bonsoir, oui, une pièce vous attend à 1 200 EUR.';

describeInChromium('a conversation in two languages', () => {
  let browser: Browser;
  let house: TestHouse;
  let model: OpenAiStub;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    if (!existsSync(join(root, 'handoff-console/dist/index.html')))
      execFileSync('npx', ['vite', 'build', '--config', 'handoff-console/vite.config.ts'], { cwd: root });
    browser = await startChromium();
    model = await startOpenAiStub({ intents: [] });
    model.say('translate', (request: string) => ({
      text: request.includes(reply) ? replyInFrench : request.includes('into the language ar') ? inArabic : inEnglish,
    }));
    house = await openTestHouse({ env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'stand-in' } });
  }, 120_000);
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
    await model?.close();
  });

  async function signedIn(name: string, path: string, options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${house.url}/console${path}`);
    await page.locator('input[name=email]').fill(`${name}@meridon.example`);
    await page.locator('input[name=password]').fill('step-aside-2026');
    await page.keyboard.press('Enter');
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return page;
  }

  /** A French shopper, with somebody who does not read French. */
  async function withAdvisor(name: string): Promise<Shopper> {
    const shopper = await house.shopper({ locale: 'fr' });
    await shopper.client.ask('consent:set', { purpose: 'model', granted: true });
    await shopper.says("je veux parler à quelqu'un");
    const advisor = await house.advisor(name);
    await advisor.sees(shopper.conversationId);
    await advisor.claims(shopper.conversationId);
    await shopper.says(asked);
    await house.quiet();
    return shopper;
  }

  const said = (page: Page, words: string) => page.locator('.row .say > p', { hasText: words });

  test('read in English by a key, the original a click away; the reply seen in French, approved, taken back, sent', async () => {
    const shopper = await withAdvisor('mei');
    const page = await signedIn('mei', `/desk/${shopper.conversationId}`, { locale: 'en-GB' });
    const box = page.getByRole('textbox', { name: /^Reply to/ });
    await box.waitFor();
    await page.getByRole('button', { name: 'Read in English' }).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('l');
    const line = page.locator('.row', { hasText: inEnglish });
    await line.waitFor();
    await page.locator('.q-link .snip', { hasText: inEnglish }).waitFor();
    await line.getByRole('button', { name: 'Show original' }).click();
    await said(page, asked).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await box.fill(reply);
    await box.press('Control+Enter');
    await page.locator('.preview-words', { hasText: replyInFrench }).waitFor();
    await shopper.hearsNothingFrom('advisor');
    expect(await axeViolations(page)).toEqual([]);
    // other words have not been seen in French yet
    await box.press('End');
    await box.pressSequentially(' ');
    await box.pressSequentially('Soon');
    await page.locator('.preview-words').waitFor({ state: 'detached' });
    await box.fill(reply);
    await page.locator('.preview-words', { hasText: replyInFrench }).waitFor();
    await box.press('Control+Enter');
    await page.locator('.undo').getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(
      (words) => document.querySelector<HTMLTextAreaElement>('#composer-reply')?.value === words,
      reply,
    );
    await page.getByRole('button', { name: /^Approve and send in French/ }).click();
    expect((await shopper.hears(replyInFrench, 'advisor')).text).toBe(replyInFrench);
    const own = page.locator('.row.you', { hasText: reply });
    await own.getByRole('button', { name: 'Show as sent' }).click();
    await said(page, replyInFrench).waitFor();
  });

  test('in Arabic the whole desk is, and so is what the shopper wrote', async () => {
    const shopper = await withAdvisor('nadia');
    const page = await signedIn('nadia', `/desk/${shopper.conversationId}`, { locale: 'ar' });
    await page.getByRole('button', { name: 'لغة القراءة' }).click();
    await page.getByRole('menuitem', { name: 'العربية' }).click();
    await said(page, inArabic).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(await said(page, inArabic).getAttribute('lang')).toBe('ar');
    expect(await axeViolations(page)).toEqual([]);
  });
});
