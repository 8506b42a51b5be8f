/** Makes the README's pictures from the real house: `npm run screenshots`. Needs Chromium; writes docs/img. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startChromium } from '../test/support/chromium.ts';
import { openTestHouse, type TestHouse } from '../test/support/house.ts';

const into = join(import.meta.dirname, '../docs/img');
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const french = [
  'Bonjour',
  'Où est ma commande MM-20418 ? camille.aubert@example.com',
  'Le fermoir est arrivé rayé. J’en ai besoin samedi, je suis vraiment déçue.',
  'Non, je ne veux pas la renvoyer, ce sera trop tard !',
  'Je voudrais parler à quelqu’un.',
];

async function open(browser: Browser, url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ viewport: desktop, timezoneId: 'Europe/Paris', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  return page;
}

async function openPanel(page: Page): Promise<void> {
  await page.locator('aparte-concierge button').first().click();
  await page.locator('aparte-concierge .disclosure').waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.locator('aparte-concierge textarea');
  await box.fill(text);
  await box.press('Enter');
  await page.waitForTimeout(900);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(into, `${name}.png`) });
  process.stdout.write(`docs/img/${name}.png\n`);
}

async function boutique(browser: Browser, { url }: TestHouse): Promise<void> {
  const page = await open(browser, `${url}/?lang=fr`, { locale: 'fr-FR' });
  await openPanel(page);
  await picture(page, 'boutique');
  await say(page, 'je cherche un sac bordeaux pour le soir à moins de 2000 euros');
  await picture(page, 'carousel');
}

async function arabicPhone(browser: Browser, { url }: TestHouse): Promise<void> {
  const page = await open(browser, `${url}/?lang=ar`, { locale: 'ar', viewport: phone, colorScheme: 'dark' });
  await openPanel(page);
  await picture(page, 'welcome-ar-dark');
  await say(page, 'أبحث عن حقيبة سوداء للسهرة بأقل من 2000');
  await picture(page, 'carousel-ar-dark');
}

async function desk(browser: Browser, house: TestHouse): Promise<void> {
  const shopper = await open(browser, `${house.url}/?lang=fr`, { locale: 'fr-FR', viewport: phone });
  await openPanel(shopper);
  for (const line of french) await say(shopper, line);
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(browser, `${house.url}/console/desk`, {
      locale: colorScheme === 'light' ? 'en-GB' : 'fr-FR',
      colorScheme,
    });
    await page.locator('input[name=email]').fill('ines@meridon.example');
    await page.locator('input[name=password]').fill('step-aside-2026');
    await page.keyboard.press('Enter');
    const row = page.locator('.q-item', { hasText: 'Camille Aubert' });
    await row.click();
    if (colorScheme === 'light') {
      await page.keyboard.press('a');
      const reply = page.locator('textarea').first();
      await reply.waitFor();
      await reply.fill('Bonjour Camille, ici Inès, de la boutique de Paris. Je suis désolée pour le fermoir.');
      await page.keyboard.press('Control+Enter');
      await say(shopper, 'Merci, c’est très gentil.');
      await page.waitForTimeout(6_000);
    }
    await picture(page, `desk-${colorScheme}`);
  }
  await picture(shopper, 'with-advisor');
}

mkdirSync(into, { recursive: true });
const browser = await startChromium();
const house = await openTestHouse();
try {
  await boutique(browser, house);
  await arabicPhone(browser, house);
  await desk(browser, house);
} finally {
  await browser.close();
  await house.close();
}
