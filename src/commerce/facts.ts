/**
 * The hard facts of every product in compact columns: one bit per facet value, and per variant its price, colours, size
 * and places with stock. Constraints are answered here, exactly and without reading a document.
 */

import type { Product, Variant } from '../domain/commerce.ts';
import { sizeKey, variantColors, type Wish } from '../domain/discovery.ts';
import { type Bits, bitsFor, clearBit, countBoth, drop, grownTo, hasBit, keepAny, setBit } from './bits.ts';

export const facetKinds = ['category', 'color', 'material', 'occasion', 'recipient'] as const;
export type FacetKind = (typeof facetKinds)[number];
export type FacetCount = { readonly value: string; readonly count: number };

/** The variant that meets a wish; `available` is about the place the wish names, or anywhere. */
export type Fit = { readonly variant: number; readonly available: boolean; readonly price: number };

export type Facts = {
  add(slot: number, product: Product, position: number): void;
  remove(slot: number): void;
  readonly live: number;
  isLive(slot: number): boolean;
  /** Where the house puts the product among the others. */
  position(slot: number): number;
  /** Slots whose product-level facts meet the wish; variants are still to be asked. */
  candidates(wish: Wish, excluded: readonly number[]): Bits;
  /** A reader that finds the best variant of a slot, or says that none fits. */
  fitting(wish: Wish): (slot: number) => Fit | undefined;
  counts(kind: FacetKind): FacetCount[];
};

const growable = <T extends Float64Array | Uint32Array | Uint16Array>(array: T, length: number): T => {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
};

export function createFacts(expected = 64): Facts {
  const facets: Record<FacetKind, Map<string, Bits>> = {
    category: new Map(),
    color: new Map(),
    material: new Map(),
    occasion: new Map(),
    recipient: new Map(),
  };
  const colorSets = createSets();
  const sizes = createSets();
  const placeSets = createSets();
  let live = bitsFor(expected);
  let liveCount = 0;
  let positions = new Uint32Array(expected);
  let firsts = new Uint32Array(expected);
  let counts = new Uint16Array(expected);
  let prices = new Float64Array(expected * 2);
  let colorOf = new Uint32Array(expected * 2);
  let sizeOf = new Uint32Array(expected * 2);
  let placesOf = new Uint32Array(expected * 2);
  let variantsUsed = 0;

  const mark = (kind: FacetKind, value: string, slot: number) => {
    const before = facets[kind].get(value);
    const bits = grownTo(before ?? bitsFor(expected), slot + 1);
    if (bits !== before) facets[kind].set(value, bits);
    setBit(bits, slot);
  };

  const addVariant = (product: Product, variant: Variant) => {
    const at = variantsUsed++;
    prices = growable(prices, variantsUsed);
    colorOf = growable(colorOf, variantsUsed);
    sizeOf = growable(sizeOf, variantsUsed);
    placesOf = growable(placesOf, variantsUsed);
    prices[at] = variant.price.amount;
    colorOf[at] = colorSets.id(variantColors(product, variant));
    sizeOf[at] = sizes.id(variant.size === undefined ? [] : [sizeKey(variant.size)]);
    placesOf[at] = placeSets.id(placesWithStock(variant));
  };

  const anyOf = (kind: FacetKind, values: readonly string[]) =>
    values.flatMap((value) => facets[kind].get(value) ?? []);

  return {
    add(slot, product, position) {
      live = grownTo(live, slot + 1);
      positions = growable(positions, slot + 1);
      firsts = growable(firsts, slot + 1);
      counts = growable(counts, slot + 1);
      setBit(live, slot);
      liveCount += 1;
      positions[slot] = position;
      firsts[slot] = variantsUsed;
      counts[slot] = product.variants.length;
      for (const variant of product.variants) {
        addVariant(product, variant);
        for (const color of variantColors(product, variant)) mark('color', color, slot);
      }
      mark('category', product.category, slot);
      for (const value of product.materials) mark('material', value, slot);
      for (const value of product.occasions) mark('occasion', value, slot);
      for (const value of product.recipients) mark('recipient', value, slot);
    },

    remove(slot) {
      if (hasBit(live, slot)) liveCount -= 1;
      clearBit(live, slot);
    },

    get live() {
      return liveCount;
    },

    isLive: (slot) => hasBit(live, slot),
    position: (slot) => positions[slot] ?? 0,

    candidates(wish, excluded) {
      const found = live.slice();
      const keep = (kind: FacetKind, values: readonly string[]) => {
        if (values.length > 0) keepAny(found, anyOf(kind, values));
      };
      keep('category', wish.category === undefined ? [] : [wish.category]);
      keep('color', wish.colors);
      keep('material', wish.materials);
      keep('occasion', wish.occasions);
      keep('recipient', wish.recipients);
      for (const refused of anyOf('material', wish.notMaterials)) drop(found, refused);
      for (const slot of excluded) clearBit(found, slot);
      return found;
    },

    fitting(wish) {
      const colorFits = colorSets.table((colors) => allows(wish.colors, colors) && !overlaps(wish.notColors, colors));
      const askedSizes = wish.sizes.map(sizeKey);
      const sizeFits = sizes.table((own) => allows(askedSizes, own));
      const inStock = placeSets.table((places) =>
        wish.storeId === undefined ? places.length > 0 : places.includes(wish.storeId),
      );
      const min = wish.priceMin ?? Number.NEGATIVE_INFINITY;
      const max = wish.priceMax ?? Number.POSITIVE_INFINITY;
      return (slot) => {
        const first = firsts[slot] ?? 0;
        const end = first + (counts[slot] ?? 0);
        let unavailable: Fit | undefined;
        for (let at = first; at < end; at++) {
          const price = prices[at] ?? 0;
          if (price < min || price > max) continue;
          if (colorFits[colorOf[at] ?? 0] !== 1 || sizeFits[sizeOf[at] ?? 0] !== 1) continue;
          if (inStock[placesOf[at] ?? 0] === 1) return { variant: at - first, available: true, price };
          unavailable ??= { variant: at - first, available: false, price };
        }
        return wish.onlyAvailable ? undefined : unavailable;
      };
    },

    counts(kind) {
      return [...facets[kind]]
        .map(([value, bits]) => ({ value, count: countBoth(bits, live) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, 'en'));
    },
  };
}

/** `online` and the ids of the stores that have at least one piece. */
function placesWithStock({ stock }: Variant): string[] {
  const places = stock.online > 0 ? ['online'] : [];
  for (const id in stock.stores) if ((stock.stores[id] ?? 0) > 0) places.push(id);
  return places;
}

/** Lists of words by number: a house has few different ones, so a question is put once per list, not once per variant. */
function createSets() {
  const ids = new Map<string, number>();
  const lists: (readonly string[])[] = [];
  return {
    id(list: readonly string[]): number {
      const key = list.length === 1 ? (list[0] ?? '') : list.join('\u0000');
      let id = list.length === 0 ? ids.get('\u0000') : ids.get(key);
      if (id === undefined) {
        id = lists.push(list) - 1;
        ids.set(list.length === 0 ? '\u0000' : key, id);
      }
      return id;
    },
    table: (fits: (list: readonly string[]) => boolean): Uint8Array =>
      Uint8Array.from(lists, (list) => (fits(list) ? 1 : 0)),
  };
}

const allows = (asked: readonly string[], has: readonly string[]) => asked.length === 0 || overlaps(asked, has);
const overlaps = (some: readonly string[], others: readonly string[]) => some.some((value) => others.includes(value));
