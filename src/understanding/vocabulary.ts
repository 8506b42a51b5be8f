/** What the house can be asked about, per language: general words bound to the catalogue's own keys, product titles, stores. */

import type { Product, Store } from '../domain/commerce.ts';
import type { EntityKind } from '../domain/understanding.ts';
import { createGazetteer, type Gazetteer } from './gazetteer.ts';
import { categories } from './lexicon/categories.ts';
import { colors } from './lexicon/colors.ts';
import type { Lexicon, Wording } from './lexicon/lexicon.ts';
import { materials } from './lexicon/materials.ts';
import { notMeant } from './lexicon/not-meant.ts';
import { occasions } from './lexicon/occasions.ts';
import { realWords } from './lexicon/real-words.ts';
import { recipients } from './lexicon/recipients.ts';
import { formsOf } from './lexicon/word-forms.ts';

export type Catalog = {
  readonly products: readonly Pick<
    Product,
    'id' | 'title' | 'titles' | 'category' | 'colors' | 'materials' | 'occasions' | 'recipients'
  >[];
  readonly stores: readonly Pick<Store, 'id' | 'name' | 'city'>[];
};

const lexicons: readonly Lexicon[] = [categories, colors, materials, occasions, recipients];
const spoken = ['en', 'fr', 'ar', 'de', 'it', 'es', 'ja', 'zh'] as const;
type Spoken = (typeof spoken)[number];

/** English names of things and colours turn up in every language ("un tote noir"); "son" and "her" do not. */
const borrowed: ReadonlySet<EntityKind> = new Set(['category', 'color', 'material']);
const shortestBorrowed = 5; // letters

export type Vocabulary = { for(language: string): Gazetteer };

/** Built per language when it is first spoken: most houses hear two or three. */
export function createVocabulary(catalog: Catalog): Vocabulary {
  const keys = keysOf(catalog);
  const built = new Map<Spoken, Gazetteer>();
  return {
    for(language) {
      const spokenLanguage = spoken.find((name) => name === language) ?? 'en';
      const known = built.get(spokenLanguage);
      if (known) return known;
      const gazetteer = build(spokenLanguage, catalog, keys);
      built.set(spokenLanguage, gazetteer);
      return gazetteer;
    },
  };
}

type Keys = Readonly<Partial<Record<EntityKind, ReadonlySet<string>>>>;

function keysOf({ products }: Catalog): Keys {
  return {
    category: new Set(products.map(({ category }) => category)),
    color: new Set(products.flatMap((product) => product.colors)),
    material: new Set(products.flatMap((product) => product.materials)),
    occasion: new Set(products.flatMap((product) => product.occasions)),
    recipient: new Set(products.flatMap((product) => product.recipients)),
  };
}

function build(language: Spoken, catalog: Catalog, keys: Keys): Gazetteer {
  const gazetteer = createGazetteer(realWords);
  for (const phrase of phrasesOf(notMeant, language)) gazetteer.add(phrase, { kind: 'nothing', value: '' });
  for (const title of titlesOf(catalog)) gazetteer.add(title.text, { kind: 'product', value: title.id });
  for (const store of catalog.stores) {
    gazetteer.add(store.name, { kind: 'store', value: store.id });
    for (const name of cityNames(store.city)) gazetteer.add(name, { kind: 'store', value: store.id });
  }
  for (const lexicon of lexicons) addLexicon(gazetteer, lexicon, language, keys);
  addCatalogueWords(gazetteer, keys);
  return gazetteer;
}

function addLexicon(gazetteer: Gazetteer, { kind, terms }: Lexicon, language: Spoken, keys: Keys): void {
  for (const term of terms) {
    const value = bind(kind, term.keys, keys[kind]);
    if (value === undefined) continue;
    const own = phrasesOf(term.said, language).flatMap((phrase) => formsOf(phrase.toLowerCase(), language));
    const english = borrowed.has(kind)
      ? phrasesOf(term.said, 'en')
          .filter((phrase) => phrase.length >= shortestBorrowed)
          .flatMap((phrase) => formsOf(phrase, 'en'))
      : [];
    for (const phrase of [...own, ...english]) gazetteer.add(phrase, { kind, value });
  }
}

/**
 * The first key that the catalogue really has. A thing it does not sell keeps its general name ("we have no watches" is an
 * answer); a recipient or an occasion it does not file under is left out, since asking for it would find nothing.
 */
function bind(kind: EntityKind, wanted: readonly string[], known: ReadonlySet<string> | undefined): string | undefined {
  const bound = wanted.find((key) => known?.has(key));
  if (bound !== undefined) return bound;
  const optional = (kind === 'recipient' || kind === 'occasion') && (known?.size ?? 0) > 0;
  return optional ? undefined : wanted[0];
}

/** Keys that no list above foresaw ("ocean-mist") are words of their own. */
function addCatalogueWords(gazetteer: Gazetteer, keys: Keys): void {
  for (const kind of ['category', 'color', 'material', 'occasion'] as const) {
    for (const key of keys[kind] ?? []) {
      const general = lexicons.find((lexicon) => lexicon.kind === kind)?.terms.some((term) => term.keys.includes(key));
      if (!general && key.length >= 4) gazetteer.add(key, { kind, value: key });
    }
  }
}

function phrasesOf(said: Wording, language: Spoken): string[] {
  return (said[language] ?? '')
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

function titlesOf({ products }: Catalog): { readonly id: string; readonly text: string }[] {
  return products.flatMap(({ id, title, titles }) =>
    [...new Set([title, ...Object.values(titles ?? {})])].map((text) => ({ id, text })),
  );
}

/** Cities have another name abroad. */
const exonyms: readonly (readonly string[])[] = [
  ['London', 'Londres', 'Londra', 'لندن', 'ロンドン', '伦敦'],
  ['Milan', 'Milano', 'Mailand', 'ميلانو', 'ميلان', 'ミラノ', '米兰'],
  ['Paris', 'Parigi', 'París', 'باريس', 'パリ', '巴黎'],
  ['Lyon', 'Lione', 'Lyons', 'ليون', 'リヨン', '里昂'],
  ['Montréal', 'Montreal', 'مونتريال', 'مونتريال', 'モントリオール', '蒙特利尔'],
  ['Geneva', 'Genève', 'Genf', 'Ginevra', 'Ginebra', 'جنيف', 'ジュネーブ', '日内瓦'],
  ['Rome', 'Roma', 'Rom', 'روما', 'ローマ', '罗马'],
  ['New York', 'Nueva York', 'نيويورك', 'ニューヨーク', '纽约'],
  ['Dubai', 'Dubaï', 'دبي', 'ドバイ', '迪拜'],
  ['Tokyo', 'Tokio', 'طوكيو', '東京', '东京'],
];

const cityNames = (city: string): readonly string[] => exonyms.find((names) => names.includes(city)) ?? [city];
