/** Which of the panel's languages fits a wish, and how each one writes numbers, times and lists. */

export const panelLocales = ['en', 'fr', 'fr-CA', 'ar'] as const;
export type PanelLocale = (typeof panelLocales)[number];

/** The first wish that we speak: exactly, by its language, or English. */
export function chooseLocale(...wishes: readonly (string | null | undefined)[]): PanelLocale {
  for (const wish of wishes) {
    const found = wish && nearest(wish);
    if (found) return found;
  }
  return 'en';
}

function nearest(wish: string): PanelLocale | undefined {
  const tag = wish.toLowerCase();
  const language = tag.split('-')[0];
  return panelLocales.find((l) => l.toLowerCase() === tag) ?? panelLocales.find((l) => l === language);
}

export const directionOf = (locale: string): 'ltr' | 'rtl' => (/^(ar|he|fa|ur)\b/i.test(locale) ? 'rtl' : 'ltr');

/** Latin digits in Arabic as everywhere in the house (ADR 0027); the `ar` of some browsers would write others. Our English is British. */
const written: Readonly<Record<string, string>> = { ar: 'ar-u-nu-latn', en: 'en-GB' };
export const formatLocale = (locale: string): string => written[locale] ?? locale;

/**
 * The name of a language in that language, with a capital: the only word everyone can find in a menu. Written down,
 * because asking Intl.DisplayNames takes longer than all other drawing of the first open together.
 */
const names: Readonly<Record<string, string>> = {
  en: 'English',
  fr: 'Français',
  'fr-CA': 'Français canadien',
  ar: 'العربية',
};

export const languageName = (locale: string): string => names[locale] ?? locale;
