/** The words of the board come with it, and with what stands beside a conversation. */
import english from '../../locales/en/board.json' with { type: 'json' };
import { laterWords } from '../words/later-words.ts';

/** False until the words of the language are there. */
export const useBoardWords = laterWords(english, {
  fr: () => import('../../locales/fr/board.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/board.json', { with: { type: 'json' } }),
});
