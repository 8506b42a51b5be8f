/** The composer on channels that close: the countdown, a person's late words, templates, and nothing. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { conversation, password } from '../support/desk-fixtures.ts';
import type { Case } from '../support/desk-model.ts';
import { type DeskServer, startDeskServer } from '../support/desk-server.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(60_000);

const hour = 3_600_000;
const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();

function heldCase(channel: string, replyWindow: Briefing['replyWindow']): Case {
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
  const shopper = {
    identity: 'claimed' as const,
    name: 'Camille Aubert',
    preferences: [],
    sizes: {},
    importantDates: [],
    notes: [],
  };
  const one = conversation(
    'camille',
    [['shopper', 'Is the Seine tote back in cognac?', 90_000]],
    { openedAt: ago(90_000), locale: 'en', shopper },
    ago,
  );
  return {
    ...one,
    heldBy: { kind: 'advisor', advisorId: 'ines' },
    briefing: { ...one.briefing, channel, replyWindow },
  };
}

const closedWhatsApp = { open: false, allowed: ['template'], reason: 'window-closed', closedAt: ahead(-hour) };
const taggedMessenger = {
  open: false,
  allowed: ['human-tag'],
  reason: 'window-closed',
  closedAt: ahead(-hour),
  until: ahead(6 * 24 * hour + 4.5 * hour),
};

describeInChromium('a reply window', () => {
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

  async function open(held: Case, options: BrowserContextOptions = {}): Promise<void> {
    server = await startDeskServer({ cases: [held] });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Paris',
      ...options,
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.url}/console/desk/camille`);
    await page.locator('input[name=email]').fill('ines@meridon.example');
    await page.locator('input[name=password]').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Camille Aubert' }).waitFor();
  }

  const reply = () => page.getByRole('textbox', { name: /^Reply to/ });
  const sent = () => server.asked.filter(({ name }) => name === 'message:send').map(({ payload }) => payload);
  const clock = () => page.locator('.c-window').textContent();

  /** Pictures for whoever wants to look, in the folder that this variable names. */
  async function picture(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
  }

  test('its end is counted down beside the box', async () => {
    await open(heldCase('whatsapp', { open: true, allowed: ['reply', 'template'], until: ahead(3.2 * hour + 30_000) }));
    expect(await clock()).toBe('Reply window closes in 3 h 12');
    await reply().waitFor();
    await picture('open');
  });

  test('our own page has none', async () => {
    await open(heldCase('web', { open: true, allowed: ['reply'] }));
    await reply().waitFor();
    expect(await page.locator('.c-window').count()).toBe(0);
  });

  test('when it ends, the desk is asked what holds now, and unsent words stay', async () => {
    const held = heldCase('messenger', { open: true, allowed: ['reply'], until: ahead(4_000) });
    await open(held);
    await reply().fill('It is back in Lyon.');
    held.briefing.replyWindow = taggedMessenger;
    await page.getByText('human agent tag').waitFor();
    expect(await reply().inputValue()).toBe('It is back in Lyon.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer-reply');
  });

  test('Messenger after it: said in words, until when, and the words go', async () => {
    await open(heldCase('messenger', taggedMessenger));
    expect(await page.locator('.c-rule').textContent()).toMatch(/last wrote more than 24 hours ago.*possible until/);
    expect(await clock()).toBe('You can still answer for 6 d 4 h');
    await reply().fill('It is back in Lyon.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.script li', { hasText: 'It is back in Lyon.' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture('human-tag');
  });

  test('WhatsApp after it: a template is chosen, filled in, seen and sent by keyboard alone', async () => {
    await open(heldCase('whatsapp', closedWhatsApp));
    const templates = page.getByRole('radiogroup', { name: 'Template' });
    await templates.waitFor();
    expect(await reply().count()).toBe(0);
    await page.getByRole('radio', { name: 'Follow up' }).focus();
    await page.keyboard.press('ArrowRight');
    const preview = page.getByRole('region', { name: 'As they will read it' });
    await preview.getByText('There is news of your order').waitFor();
    expect(await preview.textContent()).toContain('Order number');
    await page.keyboard.press('Tab');
    await page.keyboard.type('MM-20418');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('button', { name: /Send template/ }).isDisabled()).toBe(true);
    await page.keyboard.type('it left the atelier');
    expect(await preview.textContent()).toBe(
      'There is news of your order MM-20418: it left the atelier. Reply here and an advisor answers.',
    );
    expect(await axeViolations(page)).toEqual([]);
    await picture('template');
    await page.keyboard.press('Control+Enter');
    await page.locator('.script li', { hasText: 'it left the atelier' }).waitFor();
    expect(sent()).toEqual([
      {
        conversationId: 'camille',
        clientMessageId: expect.any(String),
        template: { name: 'order_news', language: 'en', parameters: ['MM-20418', 'it left the atelier'] },
      },
    ]);
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('r');
    await page.waitForFunction(() => document.activeElement?.id === 'composer-reply');
  });

  test('a template that is refused says why and keeps its words', async () => {
    await open(heldCase('whatsapp', closedWhatsApp));
    const places = page.locator('.template-place input');
    await places.first().waitFor();
    for (const [index, words] of ['Camille', 'Inès', 'the tote'].entries()) await places.nth(index).fill(words);
    server.refuseNext('message:send', { code: 'forbidden', message: 'no', retryable: false, reason: 'opted-out' });
    await page.getByRole('button', { name: /Send template/ }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/asked for no more messages/);
    expect(await places.nth(2).inputValue()).toBe('the tote');
  });

  test('where nothing may go, it says why', async () => {
    await open(heldCase('messenger', { open: false, allowed: [], reason: 'tag-over', closedAt: ahead(-hour) }));
    await page.getByText('more than seven days ago').waitFor();
    expect(await reply().count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture('closed');
  });

  test.each([
    ['dark-fr', { colorScheme: 'dark' as const, locale: 'fr-FR' }],
    ['phone', { viewport: { width: 390, height: 800 } }],
  ])('looks right: %s', async (name, options) => {
    await open(heldCase('whatsapp', closedWhatsApp), options);
    await page.locator('.template-place input').first().fill('Camille');
    expect(await axeViolations(page)).toEqual([]);
    await picture(`template-${name}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
