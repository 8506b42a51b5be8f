/** The sample boutique's sentences, prices and addresses in the language of one page. */
import ar from '../../../locales/ar/boutique.json' with { type: 'json' };
import en from '../../../locales/en/boutique.json' with { type: 'json' };
import fr from '../../../locales/fr/boutique.json' with { type: 'json' };
import frCa from '../../../locales/fr-CA/boutique.json' with { type: 'json' };
import type { LocalizedText, Money } from '../../domain/commerce.ts';

type Sentences = Readonly<Record<keyof typeof en, string>>;
export type SentenceKey = keyof typeof en;

const dictionaries: Readonly<Record<string, Sentences>> = { ar, en, fr, 'fr-CA': frCa };

export type ShopWords = {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  say(key: SentenceKey, values?: Readonly<Record<string, string | number>>): string;
  price(money: Money): string;
  /** The text of this locale, of its language, or the one that is always there. */
  of(texts: LocalizedText | undefined, fallback: string): string;
  category(key: string): string;
  color(key: string): string;
};

export function shopWords(locale: string): ShopWords {
  const language = locale.split('-')[0] ?? locale;
  const sentences = dictionaries[locale] ?? dictionaries[language] ?? en;
  const tag = locale === 'ar' ? 'ar-u-nu-latn' : locale;
  const number = new Intl.NumberFormat(tag, { useGrouping: false });
  const say: ShopWords['say'] = (key, values = {}) =>
    sentences[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? number.format(value) : (value ?? '');
    });
  return {
    locale,
    direction: /^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr',
    say,
    price: ({ amount, currency }) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
      }).format(amount / 100),
    of: (texts, fallback) => texts?.[locale] ?? texts?.[language] ?? fallback,
    category: (key) => named(sentences, `category.${key}`) ?? titled(key),
    color: (key) => named(sentences, `color.${key.toLowerCase()}`) ?? titled(key),
  };
}

function named(sentences: Sentences, key: string): string | undefined {
  return Object.hasOwn(sentences, key) ? sentences[key as SentenceKey] : undefined;
}

/** An imported catalogue has its own categories and colours; their keys are all that is known of them. */
function titled(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
