/** What a shopper is looking for, and why an answer fits: wishes, reasons and comparisons, from catalogue facts alone. */

import type { Money, Product, Variant } from './commerce.ts';
import type { Entity } from './understanding.ts';

/**
 * Everything known about what the shopper wants. Within a list any value will do, between lists all must hold;
 * prices are minor units of the house's currency. All of it is a hard constraint, `text` included.
 */
export type Wish = {
  readonly text?: string;
  readonly category?: string;
  readonly colors: readonly string[];
  readonly materials: readonly string[];
  readonly occasions: readonly string[];
  readonly recipients: readonly string[];
  readonly sizes: readonly string[];
  readonly priceMin?: number;
  readonly priceMax?: number;
  /** Set when the price was named in another currency than the house's. */
  readonly price?: SpokenPrice;
  readonly notColors: readonly string[];
  readonly notMaterials: readonly string[];
  /** Already shown: "show me something else". */
  readonly excludeProductIds?: readonly string[];
  /** Where stock is looked at; with `onlyAvailable` the piece must be in this very store (`online` is the warehouse). */
  readonly storeId?: string;
  readonly onlyAvailable?: boolean;
};

/** The shopper's own words for a price, and the figures they were taken for: none where they cannot be compared. */
export type SpokenPrice = { readonly words: string; readonly taken: readonly number[] };

export const emptyWish: Wish = {
  colors: [],
  materials: [],
  occasions: [],
  recipients: [],
  sizes: [],
  notColors: [],
  notMaterials: [],
};

export type ReasonKind =
  | 'color'
  | 'material'
  | 'occasion'
  | 'recipient'
  | 'price'
  | 'category'
  | 'stock'
  | 'text'
  | 'size';

/** One fact of the catalogue that speaks for a product; a dialog turns it into words with a locale key. */
export type Reason = {
  readonly kind: ReasonKind;
  /** A canonical key, a word of the title, a store id or `online`, or the price in minor units. */
  readonly value: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export type Recommendation = {
  readonly product: Product;
  readonly variant: Variant;
  readonly reasons: readonly Reason[];
  readonly score: number;
};

/** What was given up to find anything at all. `from` is what was asked, `to` what is shown instead (empty: anything). */
export type Relaxation =
  | { readonly constraint: 'price'; readonly bound: 'min' | 'max'; readonly from: number; readonly to: number }
  | {
      readonly constraint: 'color' | 'material' | 'occasion' | 'recipient' | 'size' | 'text' | 'store' | 'availability';
      readonly from: readonly string[];
      readonly to: readonly string[];
    };

/** "Around 800" means this much to either side. */
const aboutShare = 0.2;

/**
 * The wish after one more message. A later message corrects an earlier one of the same kind ("no, the black one"),
 * a negated value is ruled out, a new category forgets sizes: a shoe size says nothing about a belt.
 */
export function mergeWish(wish: Wish, entities: readonly Entity[]): Wish {
  let next = mergeCategory(wish, entities);
  const colors = mergeList(entities, 'color', next.colors, next.notColors);
  const materials = mergeList(entities, 'material', next.materials, next.notMaterials);
  next = {
    ...next,
    colors: colors.wanted,
    notColors: colors.refused,
    materials: materials.wanted,
    notMaterials: materials.refused,
    occasions: mergeList(entities, 'occasion', next.occasions, []).wanted,
    recipients: mergeList(entities, 'recipient', next.recipients, []).wanted,
    sizes: mergeList(entities, 'size', next.sizes, []).wanted,
  };
  next = mergePrice(next, entities);
  const store = entities.findLast((entity) => entity.kind === 'store' && !entity.negated);
  const product = entities.findLast((entity) => entity.kind === 'product' && !entity.negated);
  return {
    ...next,
    ...(store ? { storeId: store.value } : {}),
    ...(product ? { text: product.value.replaceAll('-', ' ') } : {}),
  };
}

function mergeCategory(wish: Wish, entities: readonly Entity[]): Wish {
  const named = entities.findLast((entity) => entity.kind === 'category');
  if (!named) return wish;
  const { category: before, ...rest } = wish;
  if (named.negated) return named.value === before ? rest : wish;
  return named.value === before ? wish : { ...rest, category: named.value, sizes: [] };
}

function mergeList(
  entities: readonly Entity[],
  kind: Entity['kind'],
  wanted: readonly string[],
  refused: readonly string[],
) {
  const said = entities.filter((entity) => entity.kind === kind);
  const yes = unique(said.filter((entity) => !entity.negated).map((entity) => entity.value));
  const no = unique(said.filter((entity) => entity.negated).map((entity) => entity.value));
  return {
    wanted: (yes.length > 0 ? yes : wanted).filter((value) => !no.includes(value)),
    refused: unique([...refused.filter((value) => !yes.includes(value)), ...no]),
  };
}

function mergePrice(wish: Wish, entities: readonly Entity[]): Wish {
  const said = entities.filter((entity) => entity.kind === 'money' && !entity.negated);
  if (said.length === 0) return wish;
  const { priceMin: _min, priceMax: _max, price: _spoken, ...rest } = wish;
  let bounds: { priceMin?: number; priceMax?: number } = {};
  for (const entity of said) {
    const amount = Number(entity.value);
    if (!Number.isFinite(amount)) continue;
    if (entity.bound === 'min') bounds = { ...bounds, priceMin: amount };
    else if (entity.bound === 'about')
      bounds = { priceMin: Math.round(amount * (1 - aboutShare)), priceMax: Math.round(amount * (1 + aboutShare)) };
    // "my budget is 2000": a bare amount is the most they want to spend
    else bounds = { ...bounds, priceMax: amount };
  }
  return { ...rest, ...bounds };
}

/** The words of a message that no entity has explained yet: what may go into `Wish.text`. */
export function remainingText(message: string, entities: readonly Entity[]): string {
  let rest = message;
  for (const { start, end } of entities) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest.replace(/\s+/g, ' ').trim();
}

/** Whether a piece can be had: in that store, or without one, anywhere in the house. Never a promise beyond the count. */
export function isAvailable(variant: Variant, storeId?: string): boolean {
  const { online, stores } = variant.stock;
  if (storeId === 'online') return online > 0;
  if (storeId !== undefined) return (stores[storeId] ?? 0) > 0;
  return online > 0 || Object.values(stores).some((units) => units > 0);
}

/** The colours of one variant: its own, or the product's when the feed names none per variant. */
export function variantColors(product: Product, variant: Variant): readonly string[] {
  return variant.color === undefined ? product.colors : [variant.color];
}

const sizeNames: Readonly<Record<string, string>> = { small: 's', medium: 'm', large: 'l', 'one size': 'one' };

/** "Small" and "S", "50 ML" and "50 ml" are one size; what is shown stays as the catalogue writes it. */
export function sizeKey(size: string): string {
  const plain = size.trim().toLowerCase().replace(/\s+/g, ' ').replace(',', '.');
  return sizeNames[plain] ?? plain.replace(/^(\d+) ?(ml|cm|g)$/, '$1 $2');
}

/** Every hard constraint but the words: what a piece must meet to be shown at all. */
export function meets(wish: Wish, product: Product, variant: Variant): boolean {
  const colors = variantColors(product, variant);
  const price = variant.price.amount;
  if (wish.category !== undefined && product.category !== wish.category) return false;
  if (!allows(wish.colors, colors) || !allows(wish.materials, product.materials)) return false;
  if (!allows(wish.occasions, product.occasions) || !allows(wish.recipients, product.recipients)) return false;
  if (!allows(wish.sizes.map(sizeKey), variant.size === undefined ? [] : [sizeKey(variant.size)])) return false;
  if (overlaps(wish.notColors, colors) || overlaps(wish.notMaterials, product.materials)) return false;
  if (wish.priceMin !== undefined && price < wish.priceMin) return false;
  if (wish.priceMax !== undefined && price > wish.priceMax) return false;
  if (wish.excludeProductIds?.includes(product.id)) return false;
  return !wish.onlyAvailable || isAvailable(variant, wish.storeId);
}

/** Why this piece answers this wish. `found` are the reasons that its words gave, known only to who searched them. */
export function reasonsFor(wish: Wish, product: Product, variant: Variant, found: readonly Reason[] = []): Reason[] {
  const facts = (kind: ReasonKind, values: readonly string[]): Reason[] =>
    values.map((value) => ({ kind, value, params: {} }));
  const both = (asked: readonly string[], has: readonly string[]) => asked.filter((value) => has.includes(value));
  const reasons = [
    ...facts('color', both(wish.colors, variantColors(product, variant))),
    ...facts('material', both(wish.materials, product.materials)),
    ...facts('occasion', both(wish.occasions, product.occasions)),
    ...facts('recipient', both(wish.recipients, product.recipients)),
    ...facts('size', sizesIn(wish, variant)),
    ...priceReasons(wish, variant),
    ...found,
    ...facts('category', both(wish.category === undefined ? [] : [wish.category], [product.category])),
  ];
  const own = reasons.length > 0 ? withoutRepeats(reasons) : ownFacts(product);
  return [...own, ...stockReasons(variant, wish.storeId)];
}

const sizesIn = (wish: Wish, { size }: Variant): string[] =>
  size !== undefined && wish.sizes.some((asked) => sizeKey(asked) === sizeKey(size)) ? [size] : [];

/** "A black bag in black" gives one reason, not two. */
function withoutRepeats(reasons: readonly Reason[]): Reason[] {
  const same = (a: Reason, b: Reason) => a.kind === b.kind && a.value === b.value;
  return reasons.filter((reason, at) => reasons.findIndex((other) => same(other, reason)) === at);
}

/** Nothing was asked for, so the product speaks for itself. */
function ownFacts(product: Product): Reason[] {
  const material = product.materials[0];
  if (material !== undefined) return [{ kind: 'material', value: material, params: {} }];
  return [{ kind: 'category', value: product.category, params: {} }];
}

function priceReasons(wish: Wish, variant: Variant): Reason[] {
  if (wish.priceMin === undefined && wish.priceMax === undefined) return [];
  const { amount, currency } = variant.price;
  if (wish.priceMax !== undefined && amount > wish.priceMax) return [];
  if (wish.priceMin !== undefined && amount < wish.priceMin) return [];
  const params = {
    amount,
    currency,
    ...(wish.priceMin === undefined ? {} : { min: wish.priceMin }),
    ...(wish.priceMax === undefined ? {} : { max: wish.priceMax }),
  };
  return [{ kind: 'price', value: String(amount), params }];
}

/** The asked store first, then online, then whichever store has most; the count is the true one. */
function stockReasons(variant: Variant, storeId: string | undefined): Reason[] {
  const at = (value: string, units: number): Reason[] => [{ kind: 'stock', value, params: { units } }];
  const { online, stores } = variant.stock;
  const asked = storeId === undefined ? 0 : (stores[storeId] ?? 0);
  if (storeId !== undefined && asked > 0) return at(storeId, asked);
  if (online > 0) return at('online', online);
  const best = Object.entries(stores).reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['', 0]);
  return best[1] > 0 ? at(best[0], best[1]) : [];
}

export type ComparisonCell =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'price'; readonly from: Money; readonly to: Money }
  | { readonly kind: 'stock'; readonly online: number; readonly stores: Readonly<Record<string, number>> };

export type ComparisonRow = {
  readonly attribute: 'price' | 'category' | 'color' | 'material' | 'size' | 'occasion' | 'recipient' | 'stock';
  /** One cell per product, in the order given. */
  readonly cells: readonly ComparisonCell[];
  readonly same: boolean;
};

/** Products side by side, from catalogue facts only; an attribute that none of them has makes no row. */
export function compareProducts(...products: readonly Product[]): ComparisonRow[] {
  const keys = (attribute: ComparisonRow['attribute'], read: (product: Product) => readonly string[]) =>
    row(
      attribute,
      products.map((product) => ({ kind: 'keys', keys: unique(read(product)) })),
    );
  return [
    row('price', products.flatMap(priceCell)),
    keys('category', (product) => [product.category]),
    keys('material', (product) => product.materials),
    keys('color', (product) => [...product.colors, ...product.variants.flatMap((variant) => variant.color ?? [])]),
    keys('size', (product) => product.variants.flatMap((variant) => variant.size ?? [])),
    keys('occasion', (product) => product.occasions),
    keys('recipient', (product) => product.recipients),
    row('stock', products.map(stockCell)),
  ].filter((candidate) => candidate.cells.length === products.length && candidate.cells.some(says));
}

function row(attribute: ComparisonRow['attribute'], cells: readonly ComparisonCell[]): ComparisonRow {
  const [first, ...others] = cells.map((cell) => JSON.stringify(cell));
  return { attribute, cells, same: others.every((other) => other === first) };
}

const says = (cell: ComparisonCell) => cell.kind !== 'keys' || cell.keys.length > 0;

function priceCell(product: Product): ComparisonCell[] {
  const prices = product.variants.map((variant) => variant.price).sort((a, b) => a.amount - b.amount);
  const [from] = prices;
  const to = prices.at(-1);
  return from && to ? [{ kind: 'price', from, to }] : [];
}

function stockCell(product: Product): ComparisonCell {
  let online = 0;
  const stores: Record<string, number> = {};
  for (const { stock } of product.variants) {
    online += Math.max(0, stock.online);
    for (const [id, units] of Object.entries(stock.stores)) if (units > 0) stores[id] = (stores[id] ?? 0) + units;
  }
  return { kind: 'stock', online, stores };
}

const allows = (asked: readonly string[], has: readonly string[]) => asked.length === 0 || overlaps(asked, has);

function overlaps(some: readonly string[], others: readonly string[]): boolean {
  return some.some((value) => others.includes(value));
}

const unique = (values: readonly string[]) => [...new Set(values)];
