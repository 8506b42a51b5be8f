/** Two advisors at the real house in Chromium: asked, passed on with a reason, accepted, given to a boutique and taken back. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { samplePassword } from '../support/advisor.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const root = join(import.meta.dirname, '../..');
jest.setTimeout(90_000);

describeInChromium('offers', () => {
  let browser: Browser;
  let house: TestHouse | undefined;

  beforeAll(async () => {
    if (!existsSync(join(root, 'handoff-console/dist/index.html')))
      execFileSync('npx', ['vite', 'build', '--config', 'handoff-console/vite.config.ts'], { cwd: root });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => browser?.close());
  afterEach(async () => house?.close());

  async function desk(url: string, who: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${url}/console/desk`);
    await page.locator('input[name=email]').fill(`${who}@meridon.example`);
    await page.locator('input[name=password]').fill(samplePassword);
    await page.keyboard.press('Enter');
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return page;
  }

  test('ring for one, go on to the next, and a transfer can be taken back', async () => {
    house = await openTestHouse();
    const ines = await desk(house.url, 'ines');
    const shopper = await house.shopper();
    await shopper.says('my order MM-20418 camille.aubert@example.com');
    await shopper.hears(undefined, 'bot');
    await shopper.says('I want to speak to a person');
    await ines.locator('.offer').getByText('Camille Aubert').waitFor();
    await ines.locator('.offer').getByText('you are their advisor').waitFor();
    const leo = await desk(house.url, 'leo');
    await ines.locator('.offer').getByRole('button', { name: 'Pass' }).click();
    await ines.getByRole('menuitem', { name: 'With a client in the boutique' }).click();
    await leo.locator('.offer').getByText('Camille Aubert').waitFor();
    await ines.locator('.offer').waitFor({ state: 'detached' });
    await leo.locator('.offer').getByRole('button', { name: 'Accept' }).click();
    await leo.locator('h1', { hasText: 'Camille Aubert' }).waitFor();
    await shopper.floor('advisor');

    await leo.getByRole('button', { name: 'Transfer' }).click();
    await leo.getByText('Maison Meridon Paris', { exact: true }).click();
    await leo.getByRole('textbox').last().fill('She is in Paris.');
    await leo.getByRole('dialog').getByRole('button', { name: 'Transfer' }).click();
    await ines.locator('.offer').getByText('a colleague passes it to you').waitFor();
    await leo.getByRole('button', { name: /^Take Camille Aubert back/ }).click();
    await shopper.hears(/is with you again/);
    await ines.locator('.offer').waitFor({ state: 'detached' });
    expect(await leo.locator('.q-none').count()).toBeGreaterThan(0);
  });
});
