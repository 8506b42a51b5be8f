/** Products with graded wishes: our own, and any dump of a shop. */

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { importProducts } from '../../src/commerce/import.ts';
import { productFacts } from '../../src/commerce/product-facts.ts';
import type { Product } from '../../src/domain/commerce.ts';
import { readRows } from './task.ts';

export type GradedWish = { readonly text: string; readonly wanted: ReadonlyMap<string, number> };
export type SearchSet = {
  readonly name: string;
  readonly locale: string;
  readonly products: readonly Product[];
  readonly queries: readonly GradedWish[];
};

const text = z.union([z.string(), z.number()]).transform(String);
/** "a|b", ["a", "b"], {color: "red"} and "a > b" all say several things. */
const several = z
  .union([
    text.transform((one) => one.split(/[|,;]/)),
    z.array(z.unknown()).transform((all) => all.map(String)),
    z
      .record(z.string(), z.unknown())
      .transform((all) => Object.entries(all).map(([name, value]) => `${name}: ${value}`)),
  ])
  .transform((all) => all.map((one) => one.trim()).filter((one) => one !== ''));

const optional = text.nullish().transform((value) => value ?? undefined);

/** Names differ from dump to dump; the first that is there counts. */
const ProductRow = z.looseObject({
  id: optional,
  product_id: optional,
  handle: optional,
  title: optional,
  name: optional,
  product_name: optional,
  description: optional,
  product_description: optional,
  body: optional,
  category: optional,
  class: optional,
  product_class: optional,
  type: optional,
  features: several.nullish(),
  product_features: several.nullish(),
  tags: several.nullish(),
  price: optional,
});

const Grades = z.union([
  z.record(z.string(), z.coerce.number()),
  z.array(text).transform((ids) => Object.fromEntries(ids.map((id) => [id, 1]))),
]);
const QueryRow = z.looseObject({ text: optional, query: optional, relevant: Grades });
const SetRow = z.looseObject({
  name: z.string().optional(),
  locale: z.string().optional(),
  products: z.array(ProductRow),
  queries: z.array(QueryRow),
});

/** One JSON document, or one set a line. */
export function readSearchSets(file: string): SearchSet[] {
  const sets = asDocument(file) ?? readRows(file, (value) => SetRow.parse(value));
  return sets.map(({ name, locale, products, queries }, at) => ({
    name: name ?? `set ${at + 1}`,
    locale: locale ?? 'en',
    products: products.map(toProduct),
    queries: queries.map((row) => graded(row.text ?? row.query ?? '', row.relevant)),
  }));
}

function asDocument(file: string): z.output<typeof SetRow>[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  return (Array.isArray(value) ? value : [value]).map((set) => SetRow.parse(set));
}

const graded = (asked: string, relevant: Readonly<Record<string, number>>): GradedWish => ({
  text: asked,
  wanted: new Map(Object.entries(relevant)),
});

/** What a shop's import would make of the row: facts are read from its kind, title and tags. */
function toProduct(row: z.output<typeof ProductRow>, at: number): Product {
  const id = row.id ?? row.product_id ?? row.handle ?? String(at);
  const title = row.title ?? row.name ?? row.product_name ?? '';
  const type = row.type ?? row.class ?? row.product_class ?? row.category;
  const tags = [...(row.tags ?? []), ...(row.features ?? row.product_features ?? [])];
  const facts = productFacts({ title, type, tags, taxonomy: row.category });
  const price = { amount: Math.round((Number.parseFloat(row.price ?? '') || 0) * 100), currency: 'EUR' };
  return {
    id,
    handle: id,
    title,
    ...(type === undefined ? {} : { type }),
    description: row.description ?? row.product_description ?? row.body ?? '',
    ...facts,
    variants: [{ sku: id, title, price, stock: { online: 1, stores: {} } }],
  };
}

export type Part = 'dev' | 'held';
const OwnQuery = z.object({
  text: z.string(),
  relevant: z.record(z.string(), z.number()),
  part: z.enum(['dev', 'held']),
});

/** The sample house; `dev` was tuned on, `held` never looked at. */
export function ownSearchSets(part: Part): SearchSet[] {
  const file = new URL('../../src/house/meridon/products.csv', import.meta.url);
  const { products } = importProducts(file.pathname, readFileSync(file, 'utf8'), { currency: 'EUR' });
  const rows = readRows(new URL('../search/en.jsonl', import.meta.url).pathname, (value) => OwnQuery.parse(value));
  const queries = rows.filter((row) => row.part === part).map((row) => graded(row.text, row.relevant));
  const byHandle = products.map((product) => ({ ...product, id: product.handle }));
  return [
    {
      name: `sample house en, ${part === 'held' ? 'untouched' : 'tuned on'}`,
      locale: 'en',
      products: byHandle,
      queries,
    },
  ];
}
