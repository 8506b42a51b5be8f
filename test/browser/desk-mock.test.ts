/** The desk beside the drawing it was built from, part by part: where each stands, in what letters and colours. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { settled } from '../support/axe.ts';
import { startChromium } from '../support/chromium.ts';
import { describeInChromium } from '../support/describe-in-chromium.ts';
import { password } from '../support/desk-fixtures.ts';
import { type DeskServer, startDeskServer } from '../support/desk-server.ts';
import { type Drawn, drawn } from '../support/drawn.ts';

// A browser on a busy machine is slow, not wrong.
jest.setTimeout(120_000);

/** What of a place has to agree; the rest follows from the words, which are not the drawing's. */
type Where = 'box' | 'across' | 'height' | 'start' | 'picture' | 'any';

/** A part by its name in the drawing, and by its own where that is another. */
type Part = readonly [where: Where, drawing: string, ours?: string];

const parts: readonly Part[] = [
  ['box', '.rail'],
  ['box', '.mark'],
  ['box', '.rail a'],
  ['box', '.me', '.own'],
  ['box', '.queue'],
  ['box', '.q-head'],
  ['box', '.q-head h2'],
  ['height', '.presence'],
  ['box', '.search'],
  ['box', '.q-group'],
  ['box', '.q-item'],
  ['box', '.q-item .who'],
  ['start', '.q-item .snip'],
  ['box', '.q-item .why'],
  ['picture', '.ring'],
  ['height', '.tag.urgent'],
  ['height', '.tag.plain'],
  ['across', '.q-item[aria-current]', '.q-item[data-current=true]'],
  ['across', '.q-foot'],
  ['box', '.thread'],
  ['box', '.t-head'],
  ['start', '.t-head h1'],
  ['across', '.t-head .meta'],
  ['height', '.acts .btn'],
  ['height', '.acts .btn.solid'],
  ['across', '.sum'],
  ['across', '.script'],
  ['across', '.row .by'],
  ['any', '.row .by time'],
  ['start', '.row .say'],
  ['across', '.row.bot .by'],
  ['across', '.row.you .by'],
  ['start', '.row.you .say'],
  ['across', '.hand'],
  ['height', '.hand p'],
  ['start', '.memo'],
  ['start', '.fold'],
  ['across', '.composer'],
  ['height', '.c-tabs'],
  ['height', '.c-tabs button', '.c-tabs [role=tab]'],
  ['across', '.draft'],
  ['across', '.d-foot'],
  ['box', '.ctx'],
  ['height', '.tabs'],
  ['across', '.sec'],
  ['start', '.sec>h3', '.sec h2 button'],
  ['start', '.why-list li'],
  ['any', '.why-list .v'],
  ['across', '.plot'],
  ['across', '.order'],
  ['picture', '.thumb'],
  ['start', '.order .name'],
  ['across', '.order .sub'],
  ['across', '.steps'],
  ['any', '.steps b'],
  ['across', '.facts'],
  ['any', '.facts dt'],
  ['any', '.facts dd'],
];

/** Half a pixel is a rounding; a whole one is seen. */
const near = 0.75;

const fonts = [
  ['Bodoni Moda Variable', '400 900', 'bodoni-moda/files/bodoni-moda-latin-opsz-normal.woff2'],
  ['Hanken Grotesk Variable', '100 900', 'hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2'],
] as const;

describeInChromium('the desk beside its drawing', () => {
  let browser: Browser;
  let server: DeskServer;
  let drawing: Page;
  let desk: Page;

  beforeAll(async () => {
    browser = await startChromium();
    server = await startDeskServer();
    drawing = await openDrawing(browser);
    desk = await openDesk(browser, server.url);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(['light', 'dark'] as const)('in %s each part is where and what it was drawn as', async (colorScheme) => {
    await desk.emulateMedia({ colorScheme });
    await drawing.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), colorScheme);
    await settled(desk);
    const asDrawn = await drawn(
      drawing,
      parts.map(([, selector]) => selector),
    );
    const asBuilt = await drawn(
      desk,
      parts.map(([, selector, ours = selector]) => ours),
    );
    const wrong = parts.flatMap(([where, selector, ours = selector]) =>
      differences(where, asDrawn[selector], asBuilt[ours]).map((difference) => `${selector} ${difference}`),
    );
    expect(wrong).toEqual([]);
  });
});

function differences(where: Where, drawing: Drawn | undefined, desk: Drawn | undefined): string[] {
  if (drawing === undefined) return ['is not in the drawing'];
  if (desk === undefined) return ['is not on the desk'];
  // A picture has no letters, and covers its ground.
  const looks = where === 'picture' ? (['radius'] as const) : (['letters', 'ink', 'ground', 'radius'] as const);
  const words = looks.flatMap((what) =>
    drawing[what] === desk[what] ? [] : [`${what}: drawn ${drawing[what]}, built ${desk[what]}`],
  );
  const places = (['left', 'top', 'width', 'height'] as const).flatMap((side, index) => {
    const [asDrawn = 0, asBuilt = 0] = [drawing.place[index], desk.place[index]];
    if (!compared[where].includes(side) || Math.abs(asDrawn - asBuilt) <= near) return [];
    return [`${side}: drawn ${asDrawn}, built ${asBuilt}`];
  });
  return [...places, ...words];
}

const compared: Readonly<Record<Where, readonly string[]>> = {
  box: ['left', 'top', 'width', 'height'],
  across: ['left', 'width'],
  start: ['left'],
  picture: ['width', 'height'],
  height: ['height'],
  any: [],
};

const wide = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Paris',
  reducedMotion: 'reduce',
} as const;

async function openDrawing(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext(wide)).newPage();
  await page.setContent(await readFile(join(import.meta.dirname, 'mock/console-workspace.html'), 'utf8'));
  for (const [family, weight, file] of fonts) {
    const bytes = await readFile(join(import.meta.dirname, '../../node_modules/@fontsource-variable', file), 'base64');
    await page.addStyleTag({
      content: `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${bytes}) format("woff2")}`,
    });
  }
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function openDesk(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext(wide)).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}/console/desk/camille`);
  await page.locator('input[name=email]').fill('ines@meridon.example');
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: /Mood by message/ }).waitFor();
  await page.locator('.order .name').waitFor();
  await page.locator('.script li').last().waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page;
}
