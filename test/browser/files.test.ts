/** A photo from the widget to the desk and a picture back, in Chromium on the real house. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { jpeg, pdf, svg } from '../support/sample-files.ts';
import { builtWidget } from '../support/widget-build.ts';

jest.setTimeout(90_000);

const artefacts = join(import.meta.dirname, '../artefacts');

describeInChromium('files', () => {
  let browser: Browser;
  let house: TestHouse;
  let large: Buffer;

  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true });
    await builtWidget();
    house = await openTestHouse();
    browser = await startChromium();
    large = await drawn();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(house.url + path);
    return page;
  }

  /** A photo as a telephone takes it: larger than we send. */
  async function drawn(): Promise<Buffer> {
    const page = await visit('/');
    const base64 = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [2400, 1800];
      const context = canvas.getContext('2d');
      if (context === null) return '';
      const shade = context.createLinearGradient(0, 0, 2400, 1800);
      shade.addColorStop(0, '#5b1a2b');
      shade.addColorStop(1, '#d9b48f');
      context.fillStyle = shade;
      context.fillRect(0, 0, 2400, 1800);
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
    });
    await page.context().close();
    return Buffer.from(base64, 'base64');
  }

  async function shopper(lang: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visit(`/?lang=${lang}`, { locale: lang, ...options });
    await page.locator('aparte-concierge button').first().click();
    await page.locator('aparte-concierge .disclosure').waitFor();
    return page;
  }

  const chooser = (page: Page) => page.locator('aparte-concierge input[type=file]');
  const sendButton = (page: Page) => page.locator('aparte-concierge button[type=submit]');

  async function say(page: Page, words: string): Promise<void> {
    await page.locator('aparte-concierge textarea').fill(words);
    await sendButton(page).click();
  }

  async function advisor(who: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visit('/console/desk', { locale: 'en-GB', ...options });
    await page.locator('input[name=email]').fill(`${who}@meridon.example`);
    await page.locator('input[name=password]').fill('step-aside-2026');
    await page.keyboard.press('Enter');
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return page;
  }

  test('a photo goes from the shopper to the advisor, and a picture and a paper come back', async () => {
    const camille = await shopper('en');
    await say(camille, 'Hello');
    await chooser(camille).setInputFiles({ name: 'strap.jpg', mimeType: 'image/jpeg', buffer: large });
    await camille.getByText('People in photos are not identified.').waitFor();
    await camille.locator('aparte-concierge .photo progress').waitFor({ state: 'detached' });
    await camille.screenshot({ path: join(artefacts, '11-photo.png') });
    // of the shop's own page, whatever it is, this test knows nothing
    expect((await axeViolations(camille)).filter((one) => !/lang=/.test(one))).toEqual([]);
    await say(camille, 'The strap came loose. I want to speak to a person');
    const own = camille.locator('aparte-concierge li.shopper img.file');
    await own.waitFor();
    expect(await own.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([
      1280, 960,
    ]);

    const ines = await advisor('ines');
    await ines.locator('.q-scroll li').first().click();
    await ines.keyboard.press('a');
    await ines.getByRole('button', { name: 'Hand back' }).waitFor();
    const seen = ines.locator('.file-picture img');
    await seen.waitFor();
    await ines.screenshot({ path: join(artefacts, '12-desk-photo.png') });
    await ines.locator('.file-picture').click();
    await ines.locator('.file-zoomed').waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.screenshot({ path: join(artefacts, '13-desk-zoom.png') });
    await ines.keyboard.press('Escape');

    const [files] = await Promise.all([
      ines.waitForEvent('filechooser'),
      ines.getByRole('button', { name: 'Attach a picture or a file' }).click(),
    ]);
    await files.setFiles([
      { name: 'repair.jpg', mimeType: 'image/jpeg', buffer: jpeg() },
      { name: 'care.pdf', mimeType: 'application/pdf', buffer: pdf },
      { name: 'logo.svg', mimeType: 'application/pdf', buffer: svg },
    ]);
    await ines.getByText(/Send a picture/).waitFor();
    await ines.screenshot({ path: join(artefacts, '14-desk-attach.png') });
    await ines.getByRole('button', { name: 'Remove logo.svg' }).click();
    await ines.locator('#composer-reply').fill('This is how we repair it');
    await ines.getByRole('button', { name: /^Send/ }).click();
    await camille.locator('aparte-concierge li.advisor img.file').waitFor();
    await camille.locator('aparte-concierge li.advisor a', { hasText: 'care.pdf' }).waitFor();
    await ines.locator('.file-chip', { hasText: 'care.pdf' }).waitFor();
  });

  test('a photo that does not get through is kept, said so, and tried again', async () => {
    const page = await shopper('fr', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await page.route('**/media/uploads/**', (route) => route.abort());
    await chooser(page).setInputFiles({ name: 'sac.jpg', mimeType: 'image/jpeg', buffer: large });
    await page.getByText('La photo n’est pas passée.').waitFor();
    expect(await sendButton(page).isDisabled()).toBe(true);
    await page.screenshot({ path: join(artefacts, '15-photo-failed.png') });
    await page.unroute('**/media/uploads/**');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.locator('aparte-concierge button[type=submit]:enabled').click();
    await page.locator('aparte-concierge li.shopper img.file').waitFor();
  });

  test('what is no picture is told, and can be taken away', async () => {
    const page = await shopper('ar', { viewport: { width: 390, height: 844 } });
    await chooser(page).setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') });
    await page.getByText('لا يمكننا استلام هذه الصورة.').waitFor();
    await page.screenshot({ path: join(artefacts, '16-photo-arabic.png') });
    await page.getByRole('button', { name: 'إزالة الصورة' }).click();
    await page.locator('aparte-concierge .photo').waitFor({ state: 'detached' });
  });
});
