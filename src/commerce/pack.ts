/** A product as one short line of JSON: lists instead of named fields, about half the bytes, read back only for hits. */

import type { LocalizedText, Money, Product, Stock, Variant } from '../domain/commerce.ts';

type VariantExtras = { color?: string; size?: string; compareAt?: Money; image?: string };
type PackedVariant = [
  sku: string,
  title: string,
  amount: number,
  currency: string,
  online: number,
  stores: Stock['stores'],
  extras?: VariantExtras,
];
type ProductExtras = {
  titles?: LocalizedText;
  type?: string;
  descriptions?: LocalizedText;
  story?: string;
  image?: string;
  url?: string;
};
type PackedProduct = [
  id: string,
  handle: string,
  title: string,
  category: string,
  description: string,
  materials: readonly string[],
  colors: readonly string[],
  occasions: readonly string[],
  recipients: readonly string[],
  tags: readonly string[],
  variants: PackedVariant[],
  extras: ProductExtras,
];

export function pack(product: Product): string {
  const { id, handle, title, category, description, materials, colors, occasions, recipients, tags } = product;
  const { variants, ...extras } = product;
  const packed: PackedProduct = [
    id,
    handle,
    title,
    category,
    description,
    materials,
    colors,
    occasions,
    recipients,
    tags,
    variants.map(packVariant),
    only(extras, ['titles', 'type', 'descriptions', 'story', 'image', 'url']),
  ];
  return JSON.stringify(packed);
}

function packVariant(variant: Variant): PackedVariant {
  const { sku, title, price, stock } = variant;
  const extras = only(variant, ['color', 'size', 'compareAt', 'image']);
  const { online, stores } = stock;
  if (Object.keys(extras).length === 0) return [sku, title, price.amount, price.currency, online, stores];
  return [sku, title, price.amount, price.currency, online, stores, extras];
}

/** The named fields that are there. */
function only<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  const kept: Partial<T> = {};
  for (const key of keys) if (from[key] !== undefined) kept[key] = from[key];
  return kept as Pick<T, K>;
}

/** The text is our own, written by `pack` in this process, so its shape is known. */
export function unpack(text: string): Product {
  const [id, handle, title, category, description, materials, colors, occasions, recipients, tags, variants, extras] =
    JSON.parse(text) as PackedProduct;
  return {
    id,
    handle,
    title,
    category,
    description,
    materials,
    colors,
    occasions,
    recipients,
    tags,
    variants: variants.map(unpackVariant),
    ...extras,
  };
}

function unpackVariant([sku, title, amount, currency, online, stores, extras]: PackedVariant): Variant {
  return { sku, title, price: { amount, currency }, stock: { online, stores }, ...extras };
}
