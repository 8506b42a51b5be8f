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

/** Gulf and Levant houses write Eastern Arabic digits; the plain `ar` of some browsers would not. */
export const formatLocale = (locale: string): string => (locale === 'ar' ? 'ar-u-nu-arab' : locale);

/** The name of a language in that language, with a capital: the only word everyone can find in a menu. */
export function languageName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
