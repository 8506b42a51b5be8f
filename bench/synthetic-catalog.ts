/** A catalogue of any size from a seed: names and descriptions of a skewed vocabulary, facets and stock as a house has them. */

import type { Product } from '../src/domain/commerce.ts';
import { emptyWish, type Wish } from '../src/domain/discovery.ts';

/** Numbers in 0..1 that repeat for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const categories = ['bags', 'shoes', 'scarves', 'jewellery', 'watches', 'belts', 'fragrance', 'clothing'] as const;
const colors = ['black', 'burgundy', 'cognac', 'navy', 'ivory', 'red', 'green', 'camel', 'pink', 'grey'] as const;
const materials = ['leather', 'suede', 'silk', 'cashmere', 'canvas', 'wool', 'cotton', 'gold', 'silver'] as const;
const occasions = ['evening', 'office', 'travel', 'wedding', 'everyday'] as const;
const stores = ['paris', 'lyon', 'milan', 'london', 'montreal'] as const;
const syllables = 'ka lo mi ren sa to vel qui nor bri dan fe gu he ja pa ru tis wo zen'.split(' ');
const wordCount = 12_000;
const wordsPerDescription = 25;

function vocabulary(random: () => number): string[] {
  return Array.from({ length: wordCount }, () => {
    const length = 2 + Math.floor(random() * 3);
    return Array.from({ length }, () => pick(syllables, random)).join('');
  });
}

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;
/** Few words are common and most are rare, as in real text. */
const pickSkewed = (list: readonly string[], random: () => number) =>
  list[Math.floor(list.length * random() ** 3)] as string;

/** One at a time, so that a million of them need not be in memory at once. */
export function* syntheticProducts(count: number, seed = 20_418): Generator<Product> {
  const random = seeded(seed);
  const words = vocabulary(random);
  for (let at = 0; at < count; at++) {
    const category = pick(categories, random);
    const own = [pick(colors, random), pick(colors, random)];
    const title = `${pickSkewed(words, random)} ${pickSkewed(words, random)} ${category}`;
    const description = Array.from({ length: wordsPerDescription }, () => pickSkewed(words, random)).join(' ');
    yield {
      id: `p-${at}`,
      handle: `piece-${at}`,
      title,
      category,
      description,
      materials: [pick(materials, random)],
      colors: [...new Set(own)],
      occasions: [pick(occasions, random)],
      recipients: [random() < 0.5 ? 'her' : 'him'],
      tags: [],
      variants: own.map((color, n) => ({
        sku: `SKU-${at}-${n}`,
        title: color,
        color,
        price: { amount: 5_000 + Math.floor(random() * 300_000), currency: 'EUR' },
        stock: {
          online: random() < 0.6 ? Math.floor(random() * 9) : 0,
          stores: { [pick(stores, random)]: Math.floor(random() * 3) },
        },
      })),
    };
  }
}

/** Wishes as shoppers write them: a word of a real product with one slip, and two to four facets of that product. */
export function syntheticWishes(products: readonly Product[], count: number, seed = 7): Wish[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const product = pick(products, random);
    const source = random() < 0.5 ? product.title : product.description;
    const word = pick(source.split(' '), random);
    return {
      ...emptyWish,
      text: misspell(word, random),
      category: product.category,
      ...(random() < 0.5 ? { colors: [product.colors[0] ?? 'black'] } : {}),
      ...(random() < 0.5 ? { priceMax: 200_000 } : {}),
      onlyAvailable: random() < 0.5,
    };
  });
}

function misspell(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 4);
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return `${before}${letter}${letter}${after}`;
  if (kind === 2) return `${before}x${after}`;
  return `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`;
}
