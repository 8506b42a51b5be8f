import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { startWidgetPreview, type WidgetPreview } from '../support/widget-preview.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(120_000);

type State = { readonly name: string; readonly query?: string; readonly shows: string };

/** Every state of the mock, with something that only it shows. */
const states: readonly State[] = [
  { name: 'welcome', shows: '.hello' },
  { name: 'photo', shows: '.stop' },
  { name: 'products', shows: '.carousel' },
  { name: 'detail', shows: '.detail' },
  { name: 'compare', shows: '.comparison' },
  { name: 'person', shows: '.speaker' },
  { name: 'parcels', shows: '.parcel' },
  { name: 'form', shows: '.card.form' },
  { name: 'queue', shows: '.queue' },
  { name: 'late', shows: '.queue' },
  { name: 'closed', shows: '.handoff' },
  { name: 'joining', shows: '.typing .face' },
  { name: 'slots', shows: '.slots-times' },
  { name: 'booked', shows: '.slots [download]' },
  { name: 'rating', shows: '.faces' },
  { name: 'welcome', query: '&closed', shows: '.launcher' },
  { name: 'welcome', query: '&closed&night', shows: '.launcher.quiet' },
  { name: 'unread', query: '&closed', shows: '.glimpse' },
];

describeInChromium('every state of the widget', () => {
  let browser: Browser;
  let preview: WidgetPreview;
  const errors: string[] = [];

  beforeAll(async () => {
    preview = await startWidgetPreview();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    await preview.close();
  });

  async function open(width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 860 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => errors.push(error.message));
    return page;
  }

  const draw = async (page: Page, { name, query = '', shows }: State, locale: string) => {
    await page.goto(`${preview.url}?state=${name}&locale=${locale}${query}`);
    await page.locator(shows).first().waitFor();
  };

  /** WCAG in light, colours in dark, and nothing wider than its place. */
  async function faults(page: Page): Promise<string[]> {
    const light = await axeViolations(page);
    const wide = await page.evaluate(() => {
      const root = document.querySelector('aparte-concierge')?.shadowRoot;
      const parts = [document.documentElement, ...(root?.querySelectorAll('.panel, .log, .header, .card') ?? [])];
      return parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className || 'page');
    });
    await page.evaluate(async () => {
      const host = document.querySelector('aparte-concierge');
      host?.setAttribute('data-theme', 'dark');
      // Colours change over a moment, which begins with the next frame.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await Promise.all(host?.shadowRoot?.getAnimations().map(({ finished }) => finished) ?? []);
    });
    const dark = await axeViolations(page, ['color-contrast', 'link-in-text-block']);
    return [...light, ...wide.map((part) => `${part} is too wide`), ...dark.map((fault) => `dark: ${fault}`)];
  }

  test.each([
    ['en', 1280],
    ['ar', 1280],
    ['fr', 320],
  ])('has no fault in %s, %i wide', async (locale, width) => {
    const page = await open(width);
    const wrong: string[] = [];
    // Where only the words differ, the states with the most of them are enough.
    const some =
      locale === 'en' ? states : states.filter((_state, position) => position % 3 === (locale === 'ar' ? 0 : 2));
    for (const state of some) {
      await draw(page, state, locale);
      wrong.push(...(await faults(page)).map((fault) => `${state.name}${state.query ?? ''}: ${fault}`));
    }
    await page.close();
    expect(wrong).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('a time is chosen by keyboard, and a taken one cannot be', async () => {
    const page = await open(1280);
    await draw(page, { name: 'slots', shows: '.slots-times' }, 'en');
    const confirm = page.getByRole('button', { name: 'Request this time' });
    expect(await confirm.isDisabled()).toBe(true);
    expect(await page.getByRole('radio', { name: '12:00, taken' }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: '10:30' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: '15:30' }).isChecked()).toBe(true);
    expect(await confirm.isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Later day' }).click();
    await page.getByRole('heading', { name: 'Monday 23 November' }).waitFor();
    await page.close();
  });

  test('what was asked for goes into a calendar', async () => {
    const page = await open(1280);
    await draw(page, { name: 'booked', shows: '.slots [download]' }, 'en');
    const coming = page.waitForEvent('download');
    await page.locator('.slots [download]').click();
    const stream = await (await coming).createReadStream();
    const file = (await stream.toArray()).join('');
    expect(file).toContain('DTSTART:20261121T160000Z');
    await page.close();
  });

  test('a glimpse of the newest message is sent away, and the count stays', async () => {
    const page = await open(1280);
    await draw(page, { name: 'unread', query: '&closed', shows: '.glimpse' }, 'en');
    expect(await page.locator('.glimpse').textContent()).toContain('I have kept one aside for you.');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.locator('.glimpse').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Ines Moreau, new messages: 2' }).count()).toBe(1);
    await page.close();
  });
});
