/** The console's words: English is bundled, other languages are fetched when chosen. Keys are flat and checked by type. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
// Fetched with the board; here for their keys alone.
import type board from '../../locales/en/board.json';
import english from '../../locales/en/console.json' with { type: 'json' };
// Fetched with the page of the figures; here for their keys alone.
import type figures from '../../locales/en/insights.json';
// And with the tools, and with the house's settings.
import type house from '../../locales/en/settings.json';
import type tools from '../../locales/en/tools.json';
import { untilThere } from '../parts/until-there.ts';
import { isolating } from '../words/isolated.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    keySeparator: false;
    nsSeparator: false;
    resources: { console: typeof english & typeof board & typeof figures & typeof house & typeof tools };
  }
}

/** Names of languages are written in that language. */
export const languages = { en: 'English', fr: 'Français', ar: 'العربية' } as const;
export type Language = keyof typeof languages;

type Words = { readonly default: object };

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Words>>> = {
  fr: () => import('../../locales/fr/console.json', { with: { type: 'json' } }),
  ar: arabic,
};

const storageKey = 'aparte.language';

export async function startI18n(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(isolating)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      defaultNS: 'console',
      ns: ['console'],
      keySeparator: false,
      nsSeparator: false,
      resources: { en: { console: english } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: false },
    });
  await speak(chosenLanguage());
}

export async function speak(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'console')) {
    const words = await untilThere(loaders[language]);
    // Words of a page that came first are kept.
    i18next.addResourceBundle(language, 'console', words.default, true, false);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}

/** Its letters come with its words: no other language has to wait for them. */
async function arabic(): Promise<Words> {
  const [words] = await Promise.all([
    import('../../locales/ar/console.json', { with: { type: 'json' } }),
    import('./arabic-letters.ts'),
  ]);
  return words;
}

export function remember(language: Language): void {
  localStorage.setItem(storageKey, language);
}

function chosenLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages];
  const known = wanted.map((tag) => tag?.split('-')[0]).find((tag) => tag !== undefined && isLanguage(tag));
  return known !== undefined && isLanguage(known) ? known : 'en';
}

export function isLanguage(tag: string): tag is Language {
  return tag in languages;
}
