/** The words of the figures come with their page, so that the desk opens without them. */
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import english from '../../locales/en/insights.json' with { type: 'json' };

const loaders: Readonly<Record<string, () => Promise<{ readonly default: object }>>> = {
  fr: () => import('../../locales/fr/insights.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/insights.json', { with: { type: 'json' } }),
};
const spoken = new Set(['en']);
// The words are there before anything of the page is drawn.
i18next.addResourceBundle('en', 'console', english, true, false);

/** False until the words of the language are there. */
export function useInsightWords(): boolean {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const [ready, setReady] = useState(spoken.has(language));
  useEffect(() => {
    if (spoken.has(language)) return setReady(true);
    setReady(false);
    void load(language).then(() => setReady(true));
  }, [language]);
  return ready;
}

async function load(language: string): Promise<void> {
  const words = await loaders[language]?.();
  if (words !== undefined) i18next.addResourceBundle(language, 'console', words.default, true, false);
  spoken.add(language);
}
