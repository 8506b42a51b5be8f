/** Words that come with the part of the console that says them, so that the desk opens without them. */
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { untilThere } from '../parts/until-there.ts';

type Loaders = Readonly<Record<string, () => Promise<{ readonly default: object }>>>;

/**
 * A hook that is false until the words of the language are there. English has to be there at once, before anything of
 * the part is drawn; `loaders` bring the others when they are spoken.
 */
export function laterWords(english: object, loaders: Loaders): () => boolean {
  const spoken = new Set(['en']);
  const add = (language: string, words: object) => i18next.addResourceBundle(language, 'console', words, true, false);

  async function load(language: string): Promise<void> {
    const loader = loaders[language];
    if (loader !== undefined) add(language, (await untilThere(loader)).default);
    spoken.add(language);
  }

  add('en', english);
  return function useLaterWords() {
    const { language } = useTranslation().i18n;
    const [, setLoaded] = useState('');
    useEffect(() => {
      if (!spoken.has(language)) void load(language).then(() => setLoaded(language));
    }, [language]);
    return spoken.has(language);
  };
}
