/** Thirty-six pieces of a small house, made by rule, so that a test can say what must be found and what must not. */

import type { Product, Variant } from '../../src/domain/commerce.ts';

const eur = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });

type Sketch = Partial<Product> & { title: string; category: string };

export function piece(sketch: Sketch, variants: readonly Partial<Variant>[] = [{}]): Product {
  const handle = sketch.title.toLowerCase().replace(/\W+/g, '-');
  return {
    id: handle,
    handle,
    description: '',
    materials: [],
    colors: [...new Set(variants.flatMap((variant) => variant.color ?? []))],
    occasions: [],
    recipients: [],
    tags: [],
    variants: variants.map((variant, at) => ({
      sku: `${handle}-${at + 1}`.toUpperCase(),
      title: variant.color ?? 'Default',
      price: eur(500),
      stock: { online: 1, stores: {} },
      ...variant,
    })),
    ...sketch,
  };
}

export const nowhere = { online: 0, stores: { paris: 0 } };

export const quaiBucket = piece(
  {
    title: 'Quai bucket',
    titles: { fr: 'Seau Quai', ar: 'حقيبة كاي' },
    category: 'bags',
    description: 'A small bucket bag with a braided handle.',
    materials: ['leather'],
    occasions: ['evening'],
    recipients: ['her'],
  },
  [
    { color: 'burgundy', price: eur(1850) },
    { color: 'black', price: eur(1750), stock: nowhere },
  ],
);

export const nuitClutch = piece(
  { title: 'Nuit clutch', category: 'bags', materials: ['satin'], occasions: ['evening'], recipients: ['her'] },
  [{ color: 'black', price: eur(1250), stock: { online: 0, stores: { paris: 2, milan: 0 } } }],
);

export const seineTote = piece(
  {
    title: 'Seine tote',
    titles: { fr: 'Cabas Seine' },
    category: 'bags',
    description: 'Full-grain hide, saddle stitched by hand.',
    story: 'Cut by one person on the quai Saint-Vincent.',
    materials: ['leather'],
    occasions: ['office', 'travel'],
    recipients: ['her', 'him'],
  },
  [{ color: 'cognac', price: eur(2480), stock: { online: 0, stores: { paris: 1, lyon: 3 } } }],
);

const shades = ['black', 'ivory', 'navy', 'green'] as const;
const kinds = [
  ['scarves', 'Brume', 'silk', 'everyday'],
  ['belts', 'Pont', 'leather', 'office'],
  ['shoes', 'Galet', 'suede', 'everyday'],
  ['jewellery', 'Éclat', 'silver', 'wedding'],
] as const;

/** Eight of each other kind; the price rises with the number, every third has none left. */
const others = kinds.flatMap(([category, name, material, occasion]) =>
  Array.from({ length: 8 }, (_, at) =>
    piece(
      { title: `${name} ${at + 1}`, category, materials: [material], occasions: [occasion], recipients: ['unisex'] },
      [
        {
          color: shades[at % shades.length] ?? 'black',
          price: eur(100 + at * 50),
          stock: at % 3 === 2 ? nowhere : { online: at, stores: { paris: 1 } },
          ...(category === 'shoes' ? { size: String(36 + at) } : {}),
        },
      ],
    ),
  ),
);

export const sampleProducts: readonly Product[] = [seineTote, quaiBucket, nuitClutch, ...others];
