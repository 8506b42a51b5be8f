/** Fetches one locale's sentences: each is its own small file, and only one is ever needed. */
import type { PanelLocale } from '../core/locale.ts';
import { createWords, type Sentences, type Words } from '../core/words.ts';

const files: Record<PanelLocale, () => Promise<{ readonly default: Sentences }>> = {
  en: () => import('../../locales/en/widget.json', { with: { type: 'json' } }),
  fr: () => import('../../locales/fr/widget.json', { with: { type: 'json' } }),
  'fr-CA': () => import('../../locales/fr-CA/widget.json', { with: { type: 'json' } }),
  ar: () => import('../../locales/ar/widget.json', { with: { type: 'json' } }),
};

export async function loadWords(locale: PanelLocale): Promise<Words> {
  return createWords(locale, (await files[locale]()).default);
}
