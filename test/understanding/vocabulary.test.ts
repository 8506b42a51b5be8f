import { expect, test } from '@jest/globals';
import { importProducts } from '../../src/commerce/import.ts';
import { loadHouse } from '../../src/house/load.ts';
import { categories } from '../../src/understanding/lexicon/categories.ts';
import { colors } from '../../src/understanding/lexicon/colors.ts';
import type { Lexicon, Wording } from '../../src/understanding/lexicon/lexicon.ts';
import { materials } from '../../src/understanding/lexicon/materials.ts';
import { occasions } from '../../src/understanding/lexicon/occasions.ts';
import { recipients } from '../../src/understanding/lexicon/recipients.ts';
import { createVocabulary } from '../../src/understanding/vocabulary.ts';

const languages = ['en', 'fr', 'ar', 'de', 'it', 'es', 'ja', 'zh'] as const satisfies readonly (keyof Wording)[];

const { house } = await loadHouse({
  dir: 'src/house/meridon',
  now: new Date('2026-11-22'),
  parseProducts: importProducts,
});
const of = (pick: (product: (typeof house.products)[number]) => readonly string[]) =>
  new Set(house.products.flatMap(pick));

const kept: readonly (readonly [Lexicon, ReadonlySet<string>])[] = [
  [categories, of(({ category }) => [category])],
  [colors, of((product) => product.colors)],
  [materials, of((product) => product.materials)],
  [occasions, of((product) => product.occasions)],
  [recipients, of((product) => product.recipients)],
];

/** A term is bound to the first of its keys that the catalogue has. */
function sayable({ terms }: Lexicon, keys: ReadonlySet<string>, language: keyof Wording): Set<string | undefined> {
  return new Set(terms.filter(({ said }) => said[language]).map((term) => term.keys.find((key) => keys.has(key))));
}

test.each(languages)('%s: every key of the sample catalogue can be said', (language) => {
  const silent = kept.flatMap(([lexicon, keys]) => {
    const said = sayable(lexicon, keys, language);
    return [...keys].filter((key) => !said.has(key)).map((key) => `${lexicon.kind}: ${key}`);
  });
  expect(silent).toEqual([]);
});

test('the catalogue decides the key, not the word list', () => {
  const said = (category: string) => {
    const piece = { id: 'a', title: 'Aaa', category, colors: [], materials: [], occasions: [], recipients: [] };
    const [found] = createVocabulary({ products: [piece], stores: [] })
      .for('en')
      .find('a wallet');
    return found?.value;
  };
  expect(said('small-leather-goods')).toBe('small-leather-goods');
  expect(said('small-leather')).toBe('small-leather');
  expect(said('accessories')).toBe('accessories');
});
