/** Says where a product carries the words of a wish, so that a reason names what the catalogue really says. */

import type { Product, Variant } from '../domain/commerce.ts';
import { type Reason, variantColors } from '../domain/discovery.ts';
import type { WantedWord } from './text-search.ts';
import { termsOf } from './words.ts';

/** One reason per wanted word: the fact it names, or else the word as it stands in the product's own text. */
export function wordReasons(wanted: readonly WantedWord[], product: Product, variant: Variant): Reason[] {
  const facts: readonly (readonly [Reason['kind'], readonly string[]])[] = [
    ['color', variantColors(product, variant)],
    ['material', product.materials],
    ['occasion', product.occasions],
    ['recipient', product.recipients],
    ['category', [product.category]],
  ];
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['title', termsOf(titleText(product))],
    ['facts', termsOf([product.type ?? '', ...product.tags].join(' '))],
    ['description', termsOf(bodyText(product))],
  ];
  return wanted.flatMap(({ readings }) => {
    for (const { term } of readings) {
      for (const [kind, values] of facts) {
        const value = values.find((candidate) => candidate === term);
        if (value !== undefined) return [{ kind, value, params: {} }];
      }
    }
    for (const [place, terms] of texts) {
      const reading = readings.find(({ term }) => terms.includes(term));
      if (reading) return [{ kind: 'text' as const, value: reading.term, params: { in: place } }];
    }
    return [];
  });
}

/** A title in every language: a house's names stay the same, the kind of thing does not. */
export function titleText(product: Product): string {
  return product.titles ? [product.title, ...Object.values(product.titles)].join(' ') : product.title;
}

export function bodyText(product: Product): string {
  return product.descriptions
    ? [product.description, ...Object.values(product.descriptions)].join(' ')
    : product.description;
}

/** Keys are words too: "a leather one" must find what only says so in its facts. */
export function factText(product: Product): string {
  const { category, type, tags, materials, colors, occasions, recipients } = product;
  return [category, type ?? '', ...tags, ...materials, ...colors, ...occasions, ...recipients].join(' ');
}
