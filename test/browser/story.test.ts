/**
 * The whole story on the real house, in Chromium: a shopper in French and one in English, two advisors who reach for the
 * same case, a server that is killed in the middle, and pictures of every station kept in test/artefacts.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';
import { builtWidget } from '../support/widget-build.ts';

const artefacts = join(import.meta.dirname, '../artefacts');
const patience = 20_000;

describeInChromium('the whole story', () => {
  let browser: Browser;
  let server: ServerProcess;
  let port: number;
  const dir = mkdtempSync(join(tmpdir(), 'aparte-story-'));

  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true });
    await builtWidget();
    port = await freePort();
    server = await startServer({ dir, port });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.end('SIGTERM');
    rmSync(dir, { recursive: true, force: true });
  });

  async function visit(path: string, options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      timezoneId: 'Europe/Paris',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(server.url + path);
    return page;
  }

  async function shopper(lang: string, options: BrowserContextOptions = {}): Promise<Shopper> {
    const page = await visit(`/?lang=${lang}`, { locale: lang, ...options });
    await page.locator('aparte-concierge button').first().click();
    // Nothing can be sent before the house has said who speaks.
    await page.locator('aparte-concierge .disclosure').waitFor();
    return shopperOn(page);
  }

  async function advisor(who: string): Promise<Advisor> {
    const page = await visit('/console/desk', { locale: 'en-GB' });
    await page.locator('input[name=email]').fill(`${who}@meridon.example`);
    await page.locator('input[name=password]').fill('step-aside-2026');
    await page.keyboard.press('Enter');
    await page.locator('.q-scroll[data-loaded=true]').waitFor({ state: 'attached' });
    return advisorOn(page);
  }

  test('two shoppers, two advisors, two languages, and a server that dies in the middle', async () => {
    const camille = await shopper('fr');
    await camille.picture('01-welcome');

    await camille.says('Bonjour');
    await camille.hears(/concierge/i);
    await camille.says('Où est ma commande MM-20418 ? camille.aubert@example.com');
    await camille.hears(/livrée/);
    await camille.picture('02-order');
    await camille.says('je cherche un sac bordeaux pour le soir à moins de 2000 euros');
    await camille.hears(/Quai/);
    await camille.picture('03-carousel');
    await camille.says('comment faire un retour ?');
    await camille.hears(/retour/i);

    const adaeze = await shopper('en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await adaeze.says('Where is my order MM-20452? adaeze.okafor@example.com');
    await adaeze.hears(/being prepared/i);
    await adaeze.picture('04-phone-dark');

    const ines = await advisor('ines');
    const leo = await advisor('leo');

    // The server dies while the shopper writes: nothing is lost, and the screens come back by themselves.
    await server.end('SIGKILL');
    await camille.says('Je suis très déçue, cela fait deux semaines que j’attends une réponse.');
    await camille.says('Je veux parler à quelqu’un.');
    await camille.picture('05-offline');
    server = await startServer({ dir, port });
    await camille.heardOnce(/deux semaines/);
    await camille.heardOnce(/parler à quelqu/);

    await ines.sees('Camille Aubert');
    await leo.sees('Camille Aubert');
    await ines.picture('06-queue');
    await Promise.all([ines.reachesFor('Camille Aubert'), leo.reachesFor('Camille Aubert')]);
    const winner = await whoHas([ines, leo]);
    await camille.hears(/(Ines|Léo)/);
    await winner.reads(/parler à quelqu/);
    await winner.writes('Bonjour Camille, je suis là. Je m’en occupe.');
    await camille.hears(/je m.en occupe/i);
    await camille.says('Merci, c’est gentil.');
    await winner.reads(/c.est gentil/);
    await winner.picture('07-desk');
    await camille.picture('08-with-advisor');
    await camille.isSilentFromBotSince(/je m.en occupe/i);

    await winner.handsBack('La maison garde le sac.', 'Passage samedi.');
    await camille.hears(/samedi/i);
    await camille.picture('09-handed-back');

    // The other shopper, in English, by one tap.
    await adaeze.says('I want to speak to a person');
    await leo.sees('Adaeze Okafor');
    await leo.claims('Adaeze Okafor');
    await leo.writes('Good evening Adaeze, Leo here.');
    await adaeze.hears(/Leo here/);
    await leo.resolves();
    await adaeze.hears(/How was this conversation/i);
    await adaeze.picture('10-rating');
  }, 240_000);
});

type Shopper = ReturnType<typeof shopperOn>;
type Advisor = ReturnType<typeof advisorOn>;

function shopperOn(page: Page) {
  const panel = page.locator('aparte-concierge');
  const lines = panel.locator('ol > li');
  const words = async () => (await lines.allInnerTexts()).join('\n');
  return {
    async says(text: string) {
      await panel.locator('textarea').fill(text);
      await panel.locator('textarea').press('Enter');
      await lines
        .filter({ hasText: text.slice(0, 24) })
        .last()
        .waitFor();
    },
    hears: (wanted: RegExp) => panel.getByText(wanted).last().waitFor(),
    async heardOnce(wanted: RegExp) {
      await panel.getByText(wanted).first().waitFor();
      expect(await panel.getByText(wanted).count()).toBe(1);
    },
    async isSilentFromBotSince(wanted: RegExp) {
      const all = await words();
      expect(all.slice(all.search(wanted))).not.toMatch(/^Concierge$/m);
    },
    picture: (name: string) => page.screenshot({ path: join(artefacts, `${name}.png`) }),
  };
}

function advisorOn(page: Page) {
  const row = (name: string) => page.locator('.q-item', { hasText: name });
  const reply = page.getByRole('textbox', { name: /^Reply to/ });
  /** The key is for whom the page shows, so it is shown before it is pressed. */
  async function reachesFor(name: string) {
    await row(name).click();
    await page.locator('h1', { hasText: name }).waitFor();
    await page.keyboard.press('a');
  }
  return {
    page,
    sees: (name: string) => row(name).waitFor(),
    reachesFor,
    holds: () => page.getByRole('button', { name: 'Hand back' }).isVisible(),
    async claims(name: string) {
      await reachesFor(name);
      await page.getByRole('button', { name: 'Hand back' }).waitFor();
    },
    reads: (wanted: RegExp) => page.locator('.script').getByText(wanted).last().waitFor(),
    async writes(text: string) {
      await reply.fill(text);
      await page.keyboard.press('Control+Enter');
      await page.locator('.script').getByText(text).waitFor();
    },
    async handsBack(agreed: string, open: string) {
      await page.getByRole('button', { name: 'Hand back' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').nth(0).fill(agreed);
      await dialog.getByRole('textbox').nth(1).fill(open);
      await dialog.getByRole('button', { name: /Hand back/ }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async resolves() {
      await page.getByRole('button', { name: 'Resolve' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio').first().check({ force: true });
      await dialog.getByRole('button', { name: /Resolve/ }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    picture: (name: string) => page.screenshot({ path: join(artefacts, `${name}.png`) }),
  };
}

/** Exactly one of those who reached for it has it. */
async function whoHas(advisors: readonly Advisor[]): Promise<Advisor> {
  const end = performance.now() + patience;
  for (;;) {
    const holding = await Promise.all(advisors.map((advisor) => advisor.holds()));
    const [first] = advisors.filter((_, index) => holding[index]);
    if (first !== undefined) {
      expect(holding.filter(Boolean)).toHaveLength(1);
      return first;
    }
    if (performance.now() > end) throw new Error('Nobody has the conversation.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
