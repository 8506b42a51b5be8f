/** The words of the house's settings come with their pages. */
import english from '../../locales/en/settings.json' with { type: 'json' };
import { laterWords } from '../words/later-words.ts';

/** False until the words of the language are there. */
export const useHouseWords = laterWords(english, {
  fr: () => import('../../locales/fr/settings.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/settings.json', { with: { type: 'json' } }),
});
