import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { seeded, syntheticProducts } from '../../bench/synthetic-catalog.ts';
import { createCatalog } from '../../src/commerce/catalog.ts';
import { createKeyTable } from '../../src/commerce/key-table.ts';
import { emptyWish, isAvailable, meets, type Wish } from '../../src/domain/discovery.ts';
import { nowhere, nuitClutch, piece, quaiBucket, sampleProducts, seineTote } from './sample-products.ts';

function shop(products = sampleProducts) {
  const catalog = createCatalog();
  catalog.replace(products);
  return catalog;
}

const wish = (parts: Partial<Wish>): Wish => ({ ...emptyWish, ...parts });
const all = { limit: 100 };

function titles(parts: Partial<Wish>, locale = 'en'): string[] {
  return shop()
    .search(wish(parts), { ...all, locale })
    .hits.map(({ product }) => product.title);
}

test('a burgundy bag for the evening under 2000, with its reasons', () => {
  const { hits, total } = shop().search(
    wish({ category: 'bags', colors: ['burgundy'], occasions: ['evening'], priceMax: 200_000 }),
  );
  expect(total).toBe(1);
  expect(hits[0]?.product).toEqual(quaiBucket);
  expect(hits[0]?.reasons).toEqual([
    { kind: 'color', value: 'burgundy', params: {} },
    { kind: 'occasion', value: 'evening', params: {} },
    { kind: 'price', value: '185000', params: { amount: 185_000, currency: 'EUR', max: 200_000 } },
    { kind: 'category', value: 'bags', params: {} },
    { kind: 'stock', value: 'online', params: { units: 1 } },
  ]);
});

test('a product comes back exactly as it went in', () => {
  const catalog = shop();
  for (const product of sampleProducts) {
    expect(catalog.byId(product.id)).toEqual(product);
    expect(catalog.byHandle(product.handle)).toEqual(product);
    for (const variant of product.variants) expect(catalog.bySku(variant.sku)).toEqual({ product, variant });
  }
  expect(catalog.byId('nothing')).toBeUndefined();
  expect(catalog.bySku('')).toBeUndefined();
});

test.each([
  ['bucket', 'en'],
  ['bucket bag', 'en'],
  ['Buckets', 'en'],
  ['buket', 'en'],
  ['bukcet', 'en'],
  ['buckeet', 'en'],
  ['bucxet', 'en'],
  ['a bucket, please', 'en'],
  ['seau', 'fr'],
  ['je voudrais un seau quai', 'fr'],
  ['حقيبة كاي', 'ar'],
  ['braided', 'en'],
])('%j (%s) finds the Quai bucket first', (text, locale) => {
  expect(titles({ text }, locale)[0]).toBe('Quai bucket');
});

test('accents do not matter on either side', () => {
  expect(titles({ text: 'eclat' })).toHaveLength(8);
  expect(titles({ text: 'ÉCLAT' })).toHaveLength(8);
});

test('a word in another language finds what only has its English fact, and colours choose the variant', () => {
  const { hits } = shop().search(wish({ text: 'sac noir' }), { locale: 'fr' });
  expect(hits.map(({ product, variant }) => [product.title, variant.color])).toEqual([
    ['Nuit clutch', 'black'],
    ['Quai bucket', 'black'],
  ]);
});

test('a kind of bag is not every bag', () => {
  expect(titles({ text: 'tote' })).toEqual(['Seine tote']);
});

test('stop words belong to a language: "or" is gold in French', () => {
  const catalog = shop([piece({ title: 'Fil', category: 'jewellery', materials: ['gold'] })]);
  expect(catalog.search(wish({ text: 'un bijou en or' }), { locale: 'fr' }).total).toBe(1);
  expect(catalog.search(wish({ text: 'this or that' }), { locale: 'en' }).total).toBe(1);
});

test('an unknown word finds nothing; among known ones it is said to be given up', () => {
  expect(titles({ text: 'violin' })).toEqual([]);
  const { hits, relaxed } = shop().search(wish({ text: 'seine violin' }));
  expect(hits.map(({ product }) => product.title)).toEqual(['Seine tote']);
  expect(relaxed).toEqual([{ constraint: 'text', from: ['seine', 'violin'], to: ['seine'] }]);
});

test('words that are query syntax are only words', () => {
  for (const text of [
    '"',
    'title:bucket OR "',
    'NEAR(a b)',
    "bucket'; DROP TABLE words;--",
    '*',
    '^bucket',
    '-',
    '\u0000',
  ]) {
    expect(() => shop().search(wish({ text }))).not.toThrow();
  }
  expect(titles({ text: "quai'; DROP" })).toEqual(['Quai bucket']);
});

test('something else: what was shown does not come again, until nothing is left', () => {
  const catalog = shop();
  const seen: string[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const { hits } = catalog.search(wish({ category: 'belts', excludeProductIds: seen }), { limit: 3 });
    for (const { product } of hits) {
      expect(seen).not.toContain(product.id);
      seen.push(product.id);
    }
  }
  expect(seen).toHaveLength(8);
});

test('what can be had goes before what cannot, else the house decides the order', () => {
  const { hits } = shop().search(wish({ category: 'belts' }), all);
  expect(hits.map(({ product }) => product.title.at(-1)).join('')).toBe('12457836');
});

test('stock of a store is that store alone', () => {
  expect(titles({ category: 'bags', storeId: 'lyon', onlyAvailable: true })).toEqual(['Seine tote']);
  expect(titles({ category: 'bags', storeId: 'online', onlyAvailable: true })).toEqual(['Quai bucket']);
  expect(titles({ category: 'bags', storeId: 'nowhere', onlyAvailable: true })).toEqual([]);
});

test('a piece without stock has no stock reason', () => {
  const { hits } = shop([piece({ title: 'Gone', category: 'bags' }, [{ stock: nowhere }])]).search(emptyWish);
  expect(hits[0]?.reasons.map(({ kind }) => kind)).toEqual(['category']);
});

test('no answer ever breaks a hard constraint, and none that fits is missing', () => {
  const products = [...syntheticProducts(400, 3)];
  const catalog = shop(products);
  const random = seeded(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const maybe = <T>(share: number, value: T): T[] => (random() < share ? [value] : []);
  for (let round = 0; round < 400; round++) {
    const like = pick(products);
    const asked = wish({
      ...(random() < 0.5 ? { category: like.category } : {}),
      colors: [...maybe(0.4, pick(like.colors)), ...maybe(0.2, 'red')],
      notColors: maybe(0.3, pick(products).colors[0] ?? 'black'),
      materials: maybe(0.3, pick(like.materials)),
      notMaterials: maybe(0.2, pick(products).materials[0] ?? 'silk'),
      occasions: maybe(0.3, pick(like.occasions)),
      recipients: maybe(0.2, pick(like.recipients)),
      ...(random() < 0.4 ? { priceMax: Math.floor(random() * 300_000) } : {}),
      ...(random() < 0.2 ? { priceMin: Math.floor(random() * 100_000) } : {}),
      ...(random() < 0.3 ? { storeId: pick(['paris', 'milan', 'online']) } : {}),
      onlyAvailable: random() < 0.5,
      excludeProductIds: maybe(0.3, like.id),
    });
    const { hits, total } = catalog.search(asked, { limit: 400 });
    const expected = products.filter((product) => product.variants.some((variant) => meets(asked, product, variant)));
    expect(new Set(hits.map(({ product }) => product.id))).toEqual(new Set(expected.map(({ id }) => id)));
    expect(total).toBe(expected.length);
    for (const { product, variant, reasons } of hits) {
      expect(meets(asked, product, variant)).toBe(true);
      const stock = reasons.find(({ kind }) => kind === 'stock');
      if (stock) expect(isAvailable(variant, stock.value)).toBe(true);
    }
  }
});

test('nearest: one concession before two, and it is named', () => {
  const near = (parts: Partial<Wish>) => {
    const { hits, relaxed } = shop().nearest(wish({ category: 'bags', ...parts }));
    return { titles: hits.map(({ product }) => product.title), relaxed };
  };
  expect(near({ colors: ['burgundy'] })).toEqual({ titles: ['Quai bucket'], relaxed: undefined });
  expect(near({ colors: ['burgundy'], priceMax: 150_000 })).toEqual({
    titles: ['Quai bucket'],
    relaxed: [{ constraint: 'price', bound: 'max', from: 150_000, to: 187_500 }],
  });
  expect(near({ colors: ['red'] })).toEqual({
    titles: ['Quai bucket'],
    relaxed: [{ constraint: 'color', from: ['red'], to: ['burgundy'] }],
  });
  expect(near({ colors: ['burgundy'], occasions: ['wedding'] })).toEqual({
    titles: ['Quai bucket'],
    relaxed: [{ constraint: 'occasion', from: ['wedding'], to: [] }],
  });
  expect(near({ storeId: 'montreal', onlyAvailable: true, colors: ['cognac'] })).toEqual({
    titles: ['Seine tote'],
    relaxed: [{ constraint: 'store', from: ['montreal'], to: [] }],
  });
  expect(near({ colors: ['red'], occasions: ['wedding'] }).relaxed).toEqual([
    { constraint: 'color', from: ['red'], to: ['burgundy'] },
    { constraint: 'occasion', from: ['wedding'], to: [] },
  ]);
});

test('nearest never leaves the category, a budget by more than a quarter, or what was ruled out', () => {
  const near = (parts: Partial<Wish>) => shop().nearest(wish(parts), all);
  expect(near({ category: 'violins' })).toEqual({ hits: [], total: 0 });
  expect(near({ category: 'bags', priceMax: 50_000 }).total).toBe(0);
  const { hits } = near({ category: 'bags', colors: ['red'], notColors: ['burgundy'] });
  expect(hits.length).toBeGreaterThan(0);
  for (const { variant } of hits) expect(variant.color).not.toBe('burgundy');
});

test('a changed product is found by its new facts only, and keeps its place', () => {
  const catalog = shop();
  const changed = { ...quaiBucket, title: 'Quai pail', description: '', category: 'belts' };
  catalog.upsert([changed]);
  expect(catalog.size).toBe(sampleProducts.length);
  expect(catalog.byId(quaiBucket.id)).toEqual(changed);
  expect(catalog.search(wish({ text: 'bucket' })).total).toBe(0);
  expect(catalog.search(wish({ text: 'pial' })).hits[0]?.product).toEqual(changed);
  expect(catalog.search(wish({ category: 'bags' })).total).toBe(2);
  expect(catalog.search(wish({ category: 'belts' })).hits[0]?.product.title).toBe('Quai pail');
});

test('a new product is found by a word that was searched before', () => {
  const catalog = shop();
  expect(catalog.search(wish({ text: 'tote' })).total).toBe(1);
  catalog.upsert([piece({ title: 'Canal tote', category: 'bags' })]);
  expect(catalog.search(wish({ text: 'tote' })).total).toBe(2);
});

test('with a file the words and products lie on disk, and an old file is overwritten', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'catalog-')), 'catalog.db');
  const first = createCatalog({ path });
  first.replace(sampleProducts);
  first.close();
  const second = createCatalog({ path });
  expect(second.search(wish({ text: 'tote' })).total).toBe(0);
  second.replace([seineTote]);
  expect(second.search(wish({ text: 'tote' })).hits[0]?.product).toEqual(seineTote);
  second.close();
});

test('a key is found among many, and a slot that is not it is passed over', () => {
  const keys = Array.from({ length: 5_000 }, (_, at) => `SKU-${at}`);
  const table = createKeyTable();
  keys.forEach((key, slot) => {
    table.add(key, slot);
  });
  table.add('SKU-7', 9_999);
  keys.forEach((key, slot) => {
    expect(table.find(key, (candidate) => keys[candidate] === key)).toBe(slot);
  });
  expect(table.find('SKU-7', () => true)).toBe(9_999);
  expect(table.find('SKU-x', () => true)).toBeUndefined();
});

test('the last piece sold is seen at once', () => {
  const catalog = shop();
  const sold = { ...nuitClutch, variants: nuitClutch.variants.map((variant) => ({ ...variant, stock: nowhere })) };
  catalog.upsert([sold]);
  expect(catalog.search(wish({ text: 'nuit', onlyAvailable: true })).total).toBe(0);
  expect(catalog.search(wish({ text: 'nuit' })).hits[0]?.reasons.some(({ kind }) => kind === 'stock')).toBe(false);
});

test('many changes one by one leave the same catalogue as a rebuild', () => {
  const products = [...syntheticProducts(600, 5)];
  const grown = shop(products.slice(0, 100));
  for (const product of products) grown.upsert([{ ...product, title: 'before' }]);
  for (const product of products) grown.upsert([product]);
  const rebuilt = shop(products);
  expect(grown.size).toBe(600);
  for (const parts of [
    { category: 'bags' },
    { colors: ['red'], onlyAvailable: true },
    { text: products[7]?.title ?? '' },
  ]) {
    const found = (catalog: typeof grown) =>
      catalog.search(wish(parts), { limit: 600 }).hits.map(({ product }) => product.id);
    expect(found(grown).sort()).toEqual(found(rebuilt).sort());
  }
});

test('facets count what is for sale now', () => {
  const catalog = shop();
  expect(catalog.facets().category).toEqual([
    { value: 'belts', count: 8 },
    { value: 'jewellery', count: 8 },
    { value: 'scarves', count: 8 },
    { value: 'shoes', count: 8 },
    { value: 'bags', count: 3 },
  ]);
  catalog.replace([seineTote]);
  expect(catalog.facets().category).toEqual([{ value: 'bags', count: 1 }]);
});

test('an empty catalogue answers', () => {
  const catalog = createCatalog();
  expect(catalog.search(wish({ text: 'bag' }))).toEqual({ hits: [], total: 0 });
  catalog.upsert([seineTote]);
  expect(catalog.search(wish({ text: 'tote' })).total).toBe(1);
});
