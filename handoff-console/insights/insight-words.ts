/** The words of the figures come with their page. */
import english from '../../locales/en/insights.json' with { type: 'json' };
import { laterWords } from '../words/later-words.ts';

/** False until the words of the language are there. */
export const useInsightWords = laterWords(english, {
  fr: () => import('../../locales/fr/insights.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/insights.json', { with: { type: 'json' } }),
});
