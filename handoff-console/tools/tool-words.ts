/** The words of the tools come with the tools. */
import english from '../../locales/en/tools.json' with { type: 'json' };
import { laterWords } from '../words/later-words.ts';

/** False until the words of the language are there. */
export const useToolWords = laterWords(english, {
  fr: () => import('../../locales/fr/tools.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/tools.json', { with: { type: 'json' } }),
});
