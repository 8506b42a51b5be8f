/** The figures in a browser: findings in words, tables, keys, filters in the address, and nothing that axe minds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createSqliteStore } from '../../src/storage/sqlite/store.ts';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { playMonth } from '../support/fixture-month.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

describeInChromium('insights', () => {
  let browser: Browser;
  const dir = mkdtempSync(join(tmpdir(), 'aparte-insights-'));
  let house: TestHouse;
  beforeAll(async () => {
    browser = await startChromium();
    const store = createSqliteStore({ dir });
    await store.ready();
    await playMonth(store);
    await store.close();
    house = await openTestHouse({ dir });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function open(path: string, colorScheme: 'light' | 'dark' = 'light', width = 1440): Promise<Page> {
    const context = await browser.newContext({
      ...{ viewport: { width, height: 900 }, colorScheme, timezoneId: 'UTC', locale: 'en-GB' },
    });
    const page = await context.newPage();
    await page.goto(`${house.url}/console/login`);
    await page.locator('input[name=email]').fill('sofia@meridon.example');
    await page.locator('input[name=password]').fill('step-aside-2026');
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/desk');
    await page.goto(`${house.url}${path}`);
    return page;
  }

  const november = '/console/insights?from=2026-11-01&to=2026-11-30';

  test('each figure says its finding, shows the same as a table, and is walked through by keys', async () => {
    const page = await open(november);
    await page.getByRole('heading', { name: /The Concierge kept 67.4%; handed to a person: 46 of 141/ }).waitFor();
    const reasons = page.locator('.figure').filter({ hasText: 'Why a person was called' });
    await reasons.getByRole('button', { name: 'Asked for a person: 31' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Mood below the limit: 15',
    );
    expect(await reasons.locator('.mark-words').textContent()).toBe('Mood below the limit: 15');
    await reasons.getByRole('button', { name: 'As table' }).click();
    expect(await reasons.getByRole('row', { name: 'Asked for a person' }).textContent()).toBe('Asked for a person31');
    await page.context().close();
  }, 60_000);

  test('a filter goes into the address, and the address brings it back', async () => {
    const page = await open(november);
    await page.getByLabel('Channel').selectOption({ label: 'WhatsApp' });
    await page.getByRole('heading', { name: /handed to a person: 15 of 15/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('channel')).toBe('whatsapp');
    await page.reload();
    await page.getByRole('heading', { name: /handed to a person: 15 of 15/ }).waitFor();
    await page.context().close();
  }, 60_000);

  test.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)(
    'axe finds nothing, %s at %i',
    async (scheme, width) => {
      const page = await open(november, scheme, width);
      await page.getByRole('heading', { name: /handed to a person: 46 of 141/ }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.goto(`${house.url}/console/settings/escalation`);
      await page.getByRole('heading', { name: /Handed to a person: 46 of 141/ }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
