/** What a house sets, in a real browser on the real server: articles by two, hours, two who change one thing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const pictures = process.env['PICTURES'];

describeInChromium('settings', () => {
  let browser: Browser;
  let house: TestHouse;

  beforeAll(async () => {
    house = await openTestHouse();
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function signedIn(
    name: string,
    section: string,
    how: { dark?: boolean; width?: number; language?: string } = {},
  ) {
    const { dark = false, width = 1440, language = 'en' } = how;
    const context = await browser.newContext({
      locale: language === 'en' ? 'en-GB' : language,
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript((tag) => localStorage.setItem('aparte.language', tag), language);
    await page.goto(`${house.url}/console/settings/${section}`);
    await page.locator('input[type=email], input[name=email]').first().fill(`${name}@meridon.example`);
    await page.locator('input[type=password]').first().fill('step-aside-2026');
    await page.locator('form button[type=submit]').click();
    await page.locator('.settings-main h1').waitFor();
    return page;
  }

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  test('one writes, another who reads the language publishes, and the shopper is answered with it', async () => {
    const sofia = await signedIn('sofia', 'articles');
    await button(sofia, 'New article').click();
    await sofia.getByLabel('Title', { exact: true }).fill('May my horse come in');
    await sofia.getByLabel('Name', { exact: true }).fill('horses');
    await sofia.getByLabel('Words', { exact: true }).fill('A horse waits **outside**, with water.');
    await sofia.locator('.article-preview b').waitFor();
    await sofia.getByLabel('Try a question').fill('Can my horse come in?');
    await button(sofia, 'Try').click();
    await sofia.getByText('Once this is published').waitFor();
    expect(await sofia.locator('.article-trial section').nth(1).textContent()).toContain('May my horse come in');
    expect(await axeViolations(sofia)).toEqual([]);
    if (pictures) await sofia.screenshot({ path: `${pictures}/editor.png`, fullPage: true });
    await button(sofia, 'Save the draft').click();
    await button(sofia, 'Send to review').click();
    await sofia.getByText('You wrote on this: somebody else publishes it.').waitFor();

    const ines = await signedIn('ines', 'articles');
    await ines.getByRole('combobox', { name: 'State' }).selectOption('in-review');
    await button(ines, 'May my horse come in').click();
    await button(ines, 'Publish').click();
    await ines.getByText('Published. The concierge answers with it.').first().waitFor();
    expect(house.app.house.knowledge.find('Can my horse come in?', 'en', 1)[0]?.article.id).toBe('horses');
  }, 120_000);

  test('two change the hours: the slower one sees both, and publishes over them knowingly', async () => {
    const [one, two] = [await signedIn('sofia', 'hours'), await signedIn('admin', 'hours')];
    for (const page of [one, two]) await page.getByLabel('Closed today').waitFor();
    await one.getByLabel('Closed today').check();
    await one.getByText(/closed now/).waitFor();
    await button(one, 'Publish').click();
    await one.getByText('Version 1').waitFor();
    await two.getByRole('button', { name: 'Add a closed day' }).click();
    await two
      .getByLabel(/^Date of closed day/)
      .last()
      .fill('2027-01-02');
    await two
      .getByLabel(/^Name of closed day/)
      .last()
      .fill('Stock-taking');
    await button(two, 'Publish').click();
    await two
      .getByRole('alert')
      .getByText(/Sofia.* published another version/)
      .waitFor();
    expect(await axeViolations(two)).toEqual([]);
    if (pictures) await two.screenshot({ path: `${pictures}/conflict.png`, fullPage: true });
    await button(two, 'Publish mine').click();
    await two.getByText('Version 2').waitFor();
    await two.getByRole('button', { name: 'Bring back: Version 1' }).click();
    await two.getByText('Version 3').waitFor();
    const today = house.app.house.stock().stores[0]?.holidays.some(({ name }) => name === 'Closed today');
    expect(today).toBe(true);
  }, 120_000);

  test('the look of the widget is drawn at once, and colours that fail say what shoppers get instead', async () => {
    const page = await signedIn('sofia', 'look');
    await page.getByRole('group', { name: 'Light', exact: true }).getByLabel('Colours of the house').check();
    const drawn = page.locator('.look-stage[data-theme=light] .shopper');
    const ground = () => drawn.evaluate((element) => getComputedStyle(element).backgroundColor);
    await drawn.waitFor();
    await page.getByLabel('Primary', { exact: true }).fill('#7A1F3D');
    await page.waitForFunction(() => {
      const shown = document.querySelector('.look-stage[data-theme=light]')?.shadowRoot?.querySelector('.shopper');
      return shown && getComputedStyle(shown).backgroundColor === 'rgb(122, 31, 61)';
    });
    await page.getByLabel('On primary', { exact: true }).fill('#8A3F5D');
    await page.getByText('too little, 4.5 is needed').waitFor();
    await page.getByText('Shoppers get our primary colours instead').waitFor();
    expect(await ground()).toBe('rgb(23, 81, 63)');
    await page.getByLabel('Words beside the icon').fill('Your concierge');
    expect(await axeViolations(page)).toEqual([]);
    if (pictures) await page.locator('.look-preview').screenshot({ path: `${pictures}/look.png` });
    await page.getByLabel('On primary', { exact: true }).fill('#FFFFFF');
    await button(page, 'Publish').click();
    await page.getByText('Version 1').waitFor();
    const config = await (await fetch(`${house.url}/widget/config?lang=en`)).json();
    expect(config).toMatchObject({ launcher: { text: 'Your concierge' } });
    expect((config as { css: string }).css).toContain('--cg-primary:#7A1F3D');
  }, 120_000);

  test('retention: a supervisor reads it, an admin sets it', async () => {
    const sofia = await signedIn('sofia', 'retention');
    await sofia.getByText('Only an admin sets this.').waitFor();
    expect(await sofia.getByLabel('Visits (hours)').getAttribute('readonly')).not.toBeNull();
    const admin = await signedIn('admin', 'retention', { dark: true, language: 'ar', width: 390 });
    const days = admin.locator('input[inputmode=numeric]').first();
    await days.fill('0');
    await admin.getByRole('alert').waitFor();
    await days.fill('60');
    expect(await axeViolations(admin)).toEqual([]);
    if (pictures) await admin.screenshot({ path: `${pictures}/retention.png`, fullPage: true });
    await admin.locator('.setting-acts .solid').click();
    await admin.locator('.setting-versions li').first().waitFor();
    expect(house.app.house.retention().keepConversationsDays).toBe(60);
  }, 120_000);
});
