/** An advisor's tools as they are met: ready replies, pieces, one search, a shopper's page, keys; in Chromium on the real house. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { AdvisorClient } from '../support/advisor.ts';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const patience = 20_000;
const pictures = process.env['TOOL_PICTURES'];

describeInChromium('the tools of an advisor', () => {
  let browser: Browser;
  let house: TestHouse;
  let ines: AdvisorClient;
  let sofia: AdvisorClient;
  let shopper: Shopper;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    house = await openTestHouse();
    [ines, sofia] = await Promise.all([house.advisor('ines'), house.advisor('sofia')]);
    shopper = await house.shopper({ locale: 'fr' });
    await shopper.says('Je voudrais parler à une personne');
    await ines.claims(shopper.conversationId);
    await shopper.says('Le fermoir de ma broche est cassé');
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  // A page that a failed test leaves open would still read, and take what is told to the next.
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await ines.fetch('/api/v1/me/preferences', { method: 'PUT', body: '{}' });
  });

  type Sight = { readonly width?: number; readonly colorScheme?: 'light' | 'dark' };

  async function visit(who: AdvisorClient, path: string, { width = 1440, colorScheme = 'light' }: Sight = {}) {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 900 }, timezoneId: 'Europe/Paris', locale: 'en-GB', colorScheme },
    });
    contexts.push(context);
    const [name = '', value = ''] = who.cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: house.url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(path.startsWith('/') ? house.url + path : path);
    // the tools come right after the desk: a key pressed before that finds nobody
    await page.waitForLoadState('networkidle');
    return page;
  }

  const thread = () => `/console/desk/${encodeURIComponent(shopper.conversationId)}`;
  const box = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });

  async function looksRight(page: Page, name: string): Promise<void> {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
    expect(await axeViolations(page)).toEqual([]);
  }

  test('a slash opens the ready replies in the shopper’s language; what is not known is filled in before it goes', async () => {
    const page = await visit(ines, thread());
    await box(page).pressSequentially('/acc');
    const list = page.getByRole('listbox', { name: 'Ready replies' });
    await list.getByRole('option', { name: /Accueil/ }).waitFor();
    expect(await list.getByRole('option').count()).toBe(1);
    await looksRight(page, 'canned');
    await page.keyboard.press('Enter');
    await list.waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toMatch(/^Bonjour \{shopper\}, Ines de Maison/);
    expect(await page.getByRole('button', { name: /^Send/ }).isEnabled()).toBe(false);
    await page.getByRole('button', { name: '{shopper}' }).click();
    await page.keyboard.type('Madame');
    expect(await box(page).inputValue()).toMatch(/^Bonjour Madame, Ines/);
    await page.keyboard.press('Control+Enter');
    await shopper.hears(/^Bonjour Madame, Ines/);

    await box(page).pressSequentially('Voici : /');
    await list.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe('Voici : /');
    expect(await box(page).evaluate('document.activeElement.id')).toBe('composer-reply');
    await box(page).fill('');
  }, 60_000);

  test('P chooses pieces, shows the card as the shopper will read it, and sends it', async () => {
    const page = await visit(ines, thread());
    await box(page).waitFor();
    await page.locator('.script').focus();
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'Choose pieces' });
    await dialog.getByLabel('Words or reference').fill('bag');
    // Pieces that arrive move it: clicked once it stands still, and not by its input, which nobody sees.
    await dialog.locator('.picker-here').click();
    await dialog.locator('.picker-here[data-selected]').waitFor();
    const pieces = dialog.getByRole('list', { name: 'Pieces' }).getByRole('button');
    await dialog.getByText(/here$/).first().waitFor();
    await pieces.nth(0).click();
    await pieces.nth(1).click();
    await looksRight(page, 'picker');
    await dialog.getByRole('button', { name: 'Preview 2 pieces' }).click();
    await page.getByText('They read French.').waitFor();
    await looksRight(page, 'picker-preview');
    await page.getByRole('button', { name: 'Send', exact: true }).last().click();
    const said = await shopper.hears('J’ai choisi ces pièces pour vous.');
    expect(said.card).toMatchObject({ kind: 'product_carousel', items: [{}, {}] });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }, 60_000);

  test('the palette finds words of a conversation and runs actions by name', async () => {
    const page = await visit(ines, '/console/desk');
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    await page.locator('.q-scroll[data-loaded=true]').waitFor();
    const field = page.getByRole('searchbox', { name: 'What are you looking for?' });
    await page.keyboard.press('Control+k');
    await field.fill('fermoir');
    const found = page.getByRole('menuitem', { name: /fermoir/ }).first();
    await found.waitFor();
    await looksRight(page, 'palette');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${thread()}`);
    await box(page).waitFor();

    await page.keyboard.press('Control+k');
    await field.fill('note');
    await page.getByRole('menuitem', { name: /^Note/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /^Note to the team/ }).waitFor();
    await page.locator('#composer-note:focus').waitFor();
  }, 60_000);

  test('a supervisor finds a person and reads everything about them on one page', async () => {
    const page = await visit(sofia, '/console/desk');
    await page.locator('.q-scroll[data-loaded=true]').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill('camille');
    await page
      .getByRole('menuitem', { name: /Camille/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /Camille/ }).waitFor();
    await page.getByRole('heading', { name: 'Orders' }).waitFor();
    await looksRight(page, 'shopper');
  }, 60_000);

  test.each([
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'the choice of pieces and the palette in %s at %i px',
    async (colorScheme, width) => {
      const page = await visit(ines, thread(), { colorScheme, width });
      await box(page).pressSequentially('#');
      await page.getByRole('option', { name: /Choose pieces/ }).click();
      await page.getByRole('list', { name: 'Pieces' }).getByRole('button').first().waitFor();
      await looksRight(page, `picker-${colorScheme}-${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox', { name: 'What are you looking for?' }).waitFor();
      await looksRight(page, `palette-${colorScheme}-${width}`);
    },
    60_000,
  );

  test('a colleague is named in a note, told at once, and finds it later', async () => {
    const leo = await house.advisor('leo');
    const other = await visit(leo, '/console/desk');
    await other.locator('.q-scroll[data-loaded=true]').waitFor();
    await other.getByRole('region', { name: 'Sound and notices' }).waitFor();
    const page = await visit(ines, thread());
    await box(page).waitFor();
    await page.locator('.script').focus();
    await page.keyboard.press('n');
    await page.locator('#composer-note:focus').waitFor();
    await page.keyboard.type('Ask @lé');
    await page.getByRole('option', { name: /Léo/ }).waitFor();
    await looksRight(page, 'mention');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /Léo/ }).waitFor({ state: 'detached' });
    await page.keyboard.type('about the clasp.');
    expect(await page.locator('#composer-note').inputValue()).toMatch(/^Ask @Léo .* about the clasp\.$/);
    await page.keyboard.press('Control+Enter');
    await other.getByText('Ines Moreau named you in a note').first().waitFor();
    await other.getByRole('link', { name: 'Tasks' }).click();
    await other.getByRole('heading', { name: 'You were named' }).waitFor();
    await other.getByText(/^Ask @Léo .* about the clasp\.$/).waitFor();
    await looksRight(other, 'mentions');
  }, 60_000);

  test('keys: the list, places by g, the parts of the screen, the messages', async () => {
    const page = await visit(ines, thread());
    await box(page).waitFor();
    await page.locator('.script').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Find and do anything').waitFor();
    await looksRight(page, 'keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowUp');
    const last = await page.evaluate<string>('document.activeElement.id');
    expect(last).toMatch(/^message-/);
    await page.keyboard.press('Alt+ArrowUp');
    expect(await page.evaluate('document.activeElement.id')).not.toBe(last);
    await page.keyboard.press('F6');
    expect(await page.evaluate('document.activeElement.closest(".ctx") !== null')).toBe(true);
    await page.locator('.script').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
  }, 60_000);

  test('a key is given another one, a taken one is refused, and Enter can send; it holds after a reload', async () => {
    const page = await visit(ines, '/console/settings/shortcuts');
    await page.getByRole('button', { name: 'Change: Reply' }).click();
    await page.keyboard.press('n');
    await page.getByText('N is taken: Note. Choose another key.').waitFor();
    await page.getByRole('button', { name: 'Change: Reply' }).click();
    await page.keyboard.press('x');
    await page.getByText('X now does this: Reply.').waitFor();
    await page.getByLabel('Enter in a reply').selectOption('sends');
    await looksRight(page, 'shortcuts');
    await page.goto(house.url + thread());
    await box(page).waitFor();
    await page.locator('.script').focus();
    await page.keyboard.press('r');
    await page.keyboard.press('x');
    await page.locator('#composer-reply:focus').waitFor();
    await page.keyboard.type('Sent by Enter');
    await page.keyboard.press('Enter');
    await shopper.hears('Sent by Enter');
  }, 60_000);

  test('what waits is heard and shown: not for the thread that is looked at, not in quiet hours, and never with its words unasked', async () => {
    await ines.fetch('/api/v1/me/preferences', { method: 'PUT', body: '{}' });
    const page = await visit(ines, 'about:blank');
    await page.addInitScript(`
      globalThis.told = [];
      const made = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () { globalThis.told.push('tone'); return made.call(this); };
      globalThis.Notification = class {
        static permission = 'granted';
        static requestPermission = async () => 'granted';
        constructor(title, { body }) { globalThis.told.push(title + ' ' + body); }
        close() {}
      };
    `);
    const told = () => page.evaluate<string[]>('globalThis.told');
    await page.goto(`${house.url}/console/desk`);
    const offer = page.getByRole('region', { name: 'Sound and notices' });
    await offer.waitFor();
    await looksRight(page, 'turn-on');
    await offer.getByRole('button', { name: 'Turn on sound and notices' }).click();
    await expectTold(told, (all) => all.length === 1);

    await shopper.says('Êtes-vous là ?');
    await page.locator('.badge').first().waitFor();
    await expectTold(told, (all) => all.filter((each) => each === 'tone').length === 2);
    await page.waitForFunction(() => /^\(\d+\) Guest/.test(document.title));
    expect(await page.locator('link[rel~=icon]').getAttribute('href')).toMatch(/^data:image/);

    await page.goto(house.url + thread());
    await box(page).waitFor();
    await shopper.says('Toujours là ?');
    await page.getByText('Toujours là ?').first().waitFor();
    expect((await told()).filter((each) => each === 'tone')).toEqual([]);

    await page.goto(`${house.url}/console/settings/notices`);
    await page.getByRole('button', { name: 'Hear an offer' }).click();
    await expectTold(told, (all) => all.length === 3);
    await looksRight(page, 'notices');
    await page.getByLabel('From').fill('00:00');
    await page.getByLabel('To', { exact: true }).fill('23:59');
    await page.goto(`${house.url}/console/desk`);
    await page.locator('.q-scroll[data-loaded=true]').waitFor();
    await shopper.says('Et maintenant ?');
    await page.locator('.badge').first().waitFor();
    expect(await told()).toEqual([]);
  }, 60_000);
});

async function expectTold(told: () => Promise<string[]>, holds: (all: string[]) => boolean): Promise<void> {
  const until = performance.now() + patience;
  while (!holds(await told())) {
    if (performance.now() > until) throw new Error(`It was told ${JSON.stringify(await told())}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
