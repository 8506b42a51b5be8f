/** The looks that every screen of the console is judged in, and what can be judged by a machine: WCAG, words, width. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations, settled } from './axe.ts';

/** The console's languages: a new one is one entry. */
const languages = ['en-GB', 'ar'] as const;
const widths = [1440, 1024, 390] as const;

export type Look = { readonly locale: (typeof languages)[number]; readonly width: (typeof widths)[number] };

const every: readonly Look[] = languages.flatMap((locale) => widths.map((width) => ({ locale, width })));

/** Each language once, at the widest and the narrowest; all six take minutes, so they are asked for by `LOOKS=all`. */
export const looks: readonly Look[] =
  process.env['LOOKS'] === 'all'
    ? every
    : every.filter(({ locale, width }) => width === (locale === 'ar' ? 390 : 1440));

export function inLook({ locale, width }: Look): BrowserContextOptions {
  return { locale, viewport: { width, height: 844 }, colorScheme: 'light', timezoneId: 'Europe/Paris' };
}

/** One state of one screen: how to come to it from wherever the page is. */
export type Station = { readonly name: string; readonly open: (page: Page, look: Look) => Promise<void> };

/** Goes through all of them in one page; everything that is wrong, named by where it was. */
export async function judge(page: Page, look: Look, stations: readonly Station[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, open } of stations) {
    try {
      await open(page, look);
    } catch (error) {
      wrong.push(`${name} cannot be opened: ${error instanceof Error ? error.message : error}`);
      await picture(page, look, name);
      continue;
    }
    wrong.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
    await picture(page, look, name);
  }
  return wrong;
}

/** In light every rule; in dark those of colour, since nothing else changes with the theme. */
async function faults(page: Page): Promise<string[]> {
  const light = await axeViolations(page);
  const others = await page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`is ${scrollWidth - clientWidth} px too wide`);
    for (const key of document.body.innerText.match(/\b[a-z]+(?:[.-][a-z]+)*\.[a-z]+(?:[.-][a-z]+)+\b/g) ?? [])
      if (!key.includes('example')) found.push(`shows the key ${key}`);
    return found;
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...others, ...dark.map((fault) => `dark: ${fault}`)];
}

/** For whoever wants to look: every station, light and dark, in the folder that `PICTURES` names. */
async function picture(page: Page, { locale, width }: Look, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.screenshot({ path: `${folder}/${name.replaceAll(/\W+/g, '-')}-${locale}-${width}-${colorScheme}.png` });
  }
}
