/** A small house for the tests of understanding: a few pieces, two boutiques, a fixed day. */

import type { Understanding, UnderstandingContext } from '../../src/domain/understanding.ts';
import { createLocalUnderstander, type LocalUnderstander } from '../../src/understanding/local.ts';
import type { Catalog } from '../../src/understanding/vocabulary.ts';

const piece = (id: string, title: string, category: string, titles: Record<string, string> = {}) => ({
  id,
  title,
  titles,
  category,
  colors: ['black', 'burgundy', 'cognac', 'navy', 'gold', 'silver', 'ivory', 'green', 'red'],
  materials: ['leather', 'silk', 'gold', 'cashmere'],
  occasions: ['evening', 'wedding', 'work', 'everyday', 'weekend', 'travel', 'gift', 'summer'],
  recipients: ['her', 'him'],
});

export const catalog: Catalog = {
  products: [
    piece('seine-tote', 'Seine tote', 'bags', { fr: 'Cabas Seine', ar: 'حقيبة سين' }),
    piece('quai-bucket', 'Quai bucket', 'bags'),
    piece('billet-wallet', 'Billet wallet', 'small-leather-goods'),
    piece('lyre-dress', 'Lyre dress', 'ready-to-wear'),
    piece('carte-scarf', 'Carte de Lyon scarf', 'accessories'),
    piece('rue-pump', 'Rue pump', 'shoes'),
    piece('anse-ring', 'Anse ring', 'jewellery'),
    piece('atelier-candle', 'Atelier candle', 'fragrance-home'),
  ],
  stores: [
    { id: 'paris', name: 'Maison Meridon Paris', city: 'Paris' },
    { id: 'london', name: 'Maison Meridon London', city: 'London' },
  ],
};

/** A Sunday. */
export const today = new Date('2026-11-22T10:00:00Z');

export const local: LocalUnderstander = createLocalUnderstander({ catalog, clock: () => today });

export function read(text: string, locale: string, expecting?: UnderstandingContext['expecting']): Understanding {
  return local.read(text, { locale, ...(expecting === undefined ? {} : { expecting }) });
}

/** Entities as one line: `color=red! money=200000<EUR`. */
export function told(understanding: Understanding): string {
  const bounds = { max: '<', min: '>', about: '~' } as const;
  return understanding.entities
    .map(({ kind, value, bound, currency, negated }) => {
      const limit = bound === undefined ? '' : bounds[bound];
      return `${kind}=${value}${limit}${currency ?? ''}${negated ? '!' : ''}`;
    })
    .join(' ');
}
