/** The words of the house's settings come with their pages, so that the desk opens without them. */
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import english from '../../locales/en/settings.json' with { type: 'json' };

const loaders: Readonly<Record<string, () => Promise<{ readonly default: object }>>> = {
  fr: () => import('../../locales/fr/settings.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/settings.json', { with: { type: 'json' } }),
};
const spoken = new Set(['en']);
// The words are there before anything of a page is drawn.
i18next.addResourceBundle('en', 'console', english, true, false);

/** False until the words of the language are there. */
export function useHouseWords(): boolean {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const [, setLoaded] = useState('');
  useEffect(() => {
    if (!spoken.has(language)) void load(language).then(() => setLoaded(language));
  }, [language]);
  return spoken.has(language);
}

async function load(language: string): Promise<void> {
  const words = await loaders[language]?.();
  if (words !== undefined) i18next.addResourceBundle(language, 'console', words.default, true, false);
  spoken.add(language);
}
