/** Every state of the mock, in both modes: WCAG in light and dark, in three languages, at two widths. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { axeViolations } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { startWidgetPreview, type WidgetPreview } from '../support/widget-preview.ts';
import { roomOf, type WidgetMode, widgetModes } from '../support/widget-room.ts';

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
  { name: 'welcome', query: '&closed&night', shows: 'text=Back at 10:00' },
  { name: 'unread', query: '&closed', shows: '.count' },
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

  const draw = async (page: Page, { name, query = '', shows }: State, locale: string, mode: WidgetMode = 'shadow') => {
    const framed = mode === 'frame' ? '&framed' : '';
    await page.goto(`${preview.url}?state=${name}&locale=${locale}&theme=auto${query}${framed}`);
    const room = await roomOf(page, mode);
    // A launcher stands in the page, whatever the mode.
    await (query.includes('closed') ? page : room).locator(shows).first().waitFor();
    return room;
  };

  /** WCAG in light, colours in dark, and nothing wider than its place. */
  async function faults(page: Page, room: Frame): Promise<string[]> {
    const light = await axeViolations(page);
    const wide = await Promise.all([...new Set([page.mainFrame(), room])].map(tooWide));
    await page.emulateMedia({ colorScheme: 'dark' });
    await room.waitForFunction(() => {
      const host = document.querySelector('aparte-concierge');
      return host && getComputedStyle(host).getPropertyValue('--cg-surface').toLowerCase() !== '#ffffff';
    });
    await room.evaluate(async () => {
      // Colours change over a moment, which begins with the next frame.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const root = document.querySelector('aparte-concierge')?.shadowRoot;
      await Promise.all(root?.getAnimations().map(({ finished }) => finished) ?? []);
    });
    const dark = await axeViolations(page, ['color-contrast', 'link-in-text-block']);
    await page.emulateMedia({ colorScheme: 'light' });
    return [...light, ...wide.flat().map((part) => `${part} is too wide`), ...dark.map((fault) => `dark: ${fault}`)];
  }
  const tooWide = (room: Frame) =>
    room.evaluate(() => {
      const root = document.querySelector('aparte-concierge')?.shadowRoot;
      const parts = [document.documentElement, ...(root?.querySelectorAll('.panel, .log, .header, .card') ?? [])];
      return parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className || 'page');
    });

  const ways = widgetModes.flatMap((mode) =>
    (
      [
        ['en', 1280],
        ['ar', 1280],
        ['fr', 320],
      ] as const
    ).map(([locale, width]) => [mode, locale, width] as const),
  );
  test.each(ways)('%s: has no fault in %s, %i wide', async (mode, locale, width) => {
    const page = await open(width);
    const wrong: string[] = [];
    // Where only the words differ, the states with the most of them are enough.
    const some =
      locale === 'en' ? states : states.filter((_state, position) => position % 3 === (locale === 'ar' ? 0 : 2));
    for (const state of some) {
      const room = await draw(page, state, locale, mode);
      wrong.push(...(await faults(page, room)).map((fault) => `${state.name}${state.query ?? ''}: ${fault}`));
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

  test('all that people come with is seen at once on a low screen, in the language with the longest words', async () => {
    const page = await open(1440);
    for (const mode of widgetModes)
      for (const size of [
        { width: 1440, height: 820 },
        { width: 390, height: 700 },
      ]) {
        await page.setViewportSize(size);
        const room = await draw(page, { name: 'welcome', shows: '.asks li:nth-child(5)' }, 'fr', mode);
        const below = await room.evaluate(() => {
          const log = document.querySelector('aparte-concierge')?.shadowRoot?.querySelector('.log');
          return log ? log.scrollHeight - log.clientHeight : undefined;
        });
        expect([mode, size.height, below]).toEqual([mode, size.height, 0]);
      }
    await page.close();
  });

  test('while a house is closed one card says so, and nobody is told to stop waiting who does not wait', async () => {
    const page = await open(1280);
    await draw(page, { name: 'closed', shows: '.card.handoff' }, 'en');
    expect(await page.locator('.queue').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Stop waiting' }).count()).toBe(0);
    await page.close();
  });

  test.each(widgetModes)('%s: a glimpse of the newest message is sent away, and the count stays', async (mode) => {
    const page = await open(1280);
    const room = await draw(page, { name: 'unread', query: '&closed', shows: '.launcher' }, 'en', mode);
    const words = room.locator('div.glimpse');
    await words.getByText('I have kept one aside for you.').waitFor();
    // Above the launcher, at the same side and as wide, whoever draws it.
    const place = page.locator(mode === 'frame' ? 'dialog.glimpse' : 'div.glimpse');
    await page.waitForFunction(
      (selector) =>
        (document.querySelector('aparte-concierge')?.shadowRoot?.querySelector(selector)?.clientHeight ?? 0) > 40,
      mode === 'frame' ? 'dialog.glimpse' : 'div.glimpse',
    );
    const { x = 0, y = 0, width, height = 0 } = (await place.boundingBox()) ?? {};
    expect([x, width, y + height]).toEqual([980, 280, 772]);
    await room.getByRole('button', { name: 'Dismiss' }).click();
    await place.waitFor({ state: 'hidden' });
    const launcher = page.getByRole('button', { name: 'Ines Moreau, new messages: 2' });
    expect(await launcher.textContent()).toBe('');
    await launcher.click();
    await room.locator('.bubble', { hasText: 'I have kept one aside' }).waitFor();
    await page.close();
  });

  test.each(widgetModes)('%s: while the house is closed its launcher steps back', async (mode) => {
    const page = await open(1280);
    await draw(page, { name: 'welcome', query: '&closed&night', shows: 'text=Back at 10:00' }, 'en', mode);
    const launcher = page.locator('.launcher.quiet');
    const look = await launcher.evaluate((button) => {
      const { backgroundColor, color } = getComputedStyle(button);
      return [backgroundColor, color, button.querySelector('path')?.getAttribute('d')];
    });
    expect(look).toEqual(['rgb(255, 255, 255)', 'rgb(23, 81, 63)', expect.stringMatching(/M12 6v6h4$/)]);
    await launcher.click();
    await page.getByRole('button', { name: 'Close' }).first().waitFor();
    expect(await page.locator('.launcher.quiet').count()).toBe(0);
    await page.close();
  });
});
