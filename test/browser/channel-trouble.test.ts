/** An advisor in Chromium while WhatsApp's token has expired: told once and where it matters, in French too, and told when it is over. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Clock } from '../../src/domain/ports.ts';
import { samplePassword } from '../support/advisor.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { numberMessage, numberWebhook, textWebhook } from '../support/webhooks.ts';

const root = join(import.meta.dirname, '../..');
const from = '33600000091';
jest.setTimeout(120_000);

describeInChromium('a channel that does not send', () => {
  let browser: Browser;
  let rig: ChannelHouse | undefined;
  let skewMs = 0;
  const clock: Clock = {
    now: () => new Date(Date.now() + skewMs),
    monotonicMs: () => performance.now() + skewMs,
  };

  beforeAll(async () => {
    if (!existsSync(join(root, 'handoff-console/dist/index.html')))
      execFileSync('npx', ['vite', 'build', '--config', 'handoff-console/vite.config.ts'], { cwd: root });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => browser?.close());
  afterEach(async () => rig?.close());

  async function console(url: string, locale: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${url}/console/desk`);
    await page.locator('input[name=email]').fill('ines@meridon.example');
    await page.locator('input[name=password]').fill(samplePassword);
    await page.keyboard.press('Enter');
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return page;
  }

  /** Pictures for whoever wants to look, in the folder that this variable names. */
  async function picture(page: Page, name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
  }

  test('the bar, the mark on the row, the line above the composer; all gone when it sends again', async () => {
    rig = await openChannelHouse({ clock });
    const english = await console(rig.house.url, 'en-GB');
    expect(await english.locator('.channel-bar').count()).toBe(0);

    rig.graph.behave({ status: 401, code: 190 });
    await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 'c1' }, 'I want to speak to a person'));
    const bar = english.locator('.channel-bar');
    await bar.getByText(/^WhatsApp takes no messages since \d\d:\d\d: our access has expired/).waitFor();
    await english.locator('.q-item .channel-mark').waitFor();
    const emoji = { type: 'reaction', reaction: { message_id: 'c1', emoji: '👍' } };
    await rig.hook('whatsapp', numberWebhook(numberMessage({ from }, 'c2', emoji)));
    const id = (await rig.thread('whatsapp', from))?.id ?? '';
    const ines = await rig.house.advisor('ines');
    await ines.claims(id);
    await english.goto(`${rig.house.url}/console/desk/${id}`);
    await english
      .locator('.composer .c-rule')
      .getByText(/nothing is lost/)
      .waitFor();
    await english.locator('.hand.quiet', { hasText: 'Reacted with 👍' }).getByText('Only advisors see this').waitFor();
    await picture(english, 'trouble-en');

    const french = await console(rig.house.url, 'fr-FR');
    await french.goto(`${rig.house.url}/console/desk/${id}`);
    await french
      .locator('.channel-bar')
      .getByText(/^WhatsApp ne prend plus de messages depuis/)
      .waitFor();
    await french.locator('.hand.quiet', { hasText: 'A réagi' }).getByText('Visible des conseillers').waitFor();
    await french.emulateMedia({ colorScheme: 'dark' });
    await picture(french, 'trouble-fr-dark');
    await french.setViewportSize({ width: 390, height: 844 });
    await picture(french, 'trouble-fr-390');
    await french.context().close();

    rig.graph.behave('ok');
    skewMs += 180_000;
    await bar.waitFor({ state: 'detached' });
    await english.locator('.notices').getByText('WhatsApp takes messages again').waitFor();
    expect(await english.locator('.channel-mark, .composer .c-rule').count()).toBe(0);
  });
});
