/** A shopper who comes while the house is closed: the launcher says so, and word left becomes a task with a time. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Task } from '../../src/domain/task.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { builtWidget } from '../support/widget-build.ts';

const pictures = process.env['PICTURES'];
/** Half past midnight on a Monday in Paris and still evening in Québec, where the boutique has closed too. */
const night = new Date('2026-11-22T23:30:00Z');

describeInChromium('a closed house', () => {
  let browser: Browser;
  let house: TestHouse;

  beforeAll(async () => {
    await builtWidget();
    house = await openTestHouse({ clock: createHandClock(night) });
    browser = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  async function shopper(lang: string): Promise<Page> {
    const context = await browser.newContext({
      locale: lang,
      timezoneId: 'Europe/Paris',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.clock.setSystemTime(night);
    await page.goto(`${house.url}/?lang=${lang}`);
    return page;
  }
  const says = async (page: Page, words: string) => {
    await page.locator('aparte-concierge textarea').fill(words);
    await page.keyboard.press('Enter');
  };
  const tap = (page: Page, name: string | RegExp) =>
    page.locator('aparte-concierge').getByRole('button', { name }).last().click();

  test('the launcher says when somebody is back, and a note left is promised and becomes a task', async () => {
    const page = await shopper('fr');
    const launcher = page.locator('aparte-concierge .launcher');
    await launcher.getByText('De retour à 10:30, laissez un mot').waitFor();
    if (pictures) await page.screenshot({ path: `${pictures}/closed-launcher.png` });
    await launcher.click();
    await page.locator('aparte-concierge .disclosure').waitFor();
    await says(page, 'Je veux parler à quelqu’un');
    await page
      .locator('aparte-concierge')
      .getByText(/Nos conseillers sont absents/)
      .first()
      .waitFor();
    if (pictures) await page.screenshot({ path: `${pictures}/closed-nobody.png` });
    await tap(page, 'Laisser un mot');
    if (pictures) await page.screenshot({ path: `${pictures}/closed-asked.png` });
    await page.locator('aparte-concierge').getByText('Écrivez ce qu’un conseiller').waitFor();
    await says(page, 'Je cherche un sac pour ma mère');
    await page
      .locator('aparte-concierge')
      .getByText(/C’est noté|Noté/)
      .waitFor();
    if (pictures) await page.screenshot({ path: `${pictures}/closed-noted.png` });
    await house.quiet();
    // The promise stands in the conversation at once; the task that backs it follows.
    const tasks = async () => (await house.app.store.documents.list<Task>('tasks', { limit: 10 })).items;
    let items = await tasks();
    for (let looks = 0; items.length === 0 && looks < 200; looks += 1) {
      await page.waitForTimeout(50);
      items = await tasks();
    }
    expect(items.map(({ value }) => value)).toMatchObject([
      {
        state: 'open',
        kind: 'note-answer',
        text: expect.stringContaining('ma mère'),
        dueAt: expect.any(Date),
      },
    ]);
    const dueAt = items[0]?.value.dueAt?.toISOString() ?? '';
    // Within the morning on which they are back, and not before.
    expect(dueAt > '2026-11-23T09:30' && dueAt < '2026-11-23T12:00').toBe(true);
  }, 90_000);
});
