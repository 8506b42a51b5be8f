/** P12: product search with one typo and facets, beside two floors on the same products: a plain scan and SQL LIKE. */

import { DatabaseSync } from 'node:sqlite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCatalog } from '../src/commerce/catalog.ts';
import type { Product } from '../src/domain/commerce.ts';
import { meets, type Wish } from '../src/domain/discovery.ts';
import { syntheticProducts, syntheticWishes } from './synthetic-catalog.ts';

const limit = 10;
const wishCount = 1_000;
const warmUp = 50;
/** The floors are slow: fewer wishes are enough for a median. */
const floorWishes = 40;

export type Row = { what: string; p50: number; p99: number; found: number; buildMs?: number; mib?: number };

/** `--million` adds a run at 1,000,000 products (half a minute to make and build). */
export async function run(
  args: readonly string[] = process.argv.slice(2),
): Promise<ReadonlyMap<number, readonly Row[]>> {
  const measured = new Map<number, readonly Row[]>();
  for (const size of [10_000, 100_000]) {
    const products = [...syntheticProducts(size)];
    const wishes = syntheticWishes(products, wishCount);
    measured.set(size, [catalogRow(products, wishes), ...floors(products, wishes)]);
    print(size, measured.get(size) ?? []);
  }
  if (args.includes('--million')) millionRun();
  return measured;
}

/** The products come as a stream: two gibibytes of them in the heap would be measured as pauses of the collector. */
function millionRun(): void {
  const size = 1_000_000;
  const wishes = syntheticWishes([...syntheticProducts(size / 100)], wishCount);
  print(size, [catalogRow(syntheticProducts(size), wishes)]);
}

function catalogRow(products: Iterable<Product>, wishes: readonly Wish[]): Row {
  // strings made by joining are flattened on first use: that is the generator's memory, not the catalogue's
  if (Array.isArray(products)) for (const product of products) JSON.stringify(product);
  collectGarbage();
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const catalog = createCatalog();
  catalog.replace(products);
  const buildMs = performance.now() - started;
  collectGarbage();
  const mib = (process.memoryUsage().rss - before) / 2 ** 20;
  for (const wish of wishes.slice(0, warmUp)) catalog.search(wish, { limit });
  const row = measure('catalogue (FTS5 + facts)', wishes, (wish) => catalog.search(wish, { limit }).total);
  catalog.close();
  return { ...row, buildMs, mib };
}

/** Memory is read after two full collections: one finds what the other freed. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  collect();
}

/** Floors look for the misspelt word as it stands, which is less work than ours does. */
function floors(products: readonly Product[], wishes: readonly Wish[]): Row[] {
  const few = wishes.slice(0, floorWishes);
  const scan = measure('floor: scan of an array', few, (wish) => {
    const word = wish.text ?? '';
    const hasWord = ({ title, description }: Product) => title.includes(word) || description.includes(word);
    const fits = (product: Product) => product.variants.some((variant) => meets(wish, product, variant));
    return products.filter((product) => fits(product) && hasWord(product)).length;
  });
  return [scan, likeRow(products, few)];
}

function likeRow(products: readonly Product[], wishes: readonly Wish[]): Row {
  const db = new DatabaseSync(':memory:');
  const started = performance.now();
  db.exec('CREATE TABLE product (category TEXT, colors TEXT, price INTEGER, text TEXT); BEGIN');
  const insert = db.prepare('INSERT INTO product VALUES (?, ?, ?, ?)');
  for (const { category, colors, variants, title, description } of products) {
    insert.run(category, colors.join(' '), variants[0]?.price.amount ?? 0, `${title} ${description}`);
  }
  db.exec('COMMIT');
  const buildMs = performance.now() - started;
  const select = db.prepare(
    `SELECT count(*) AS found FROM product WHERE category = ? AND colors LIKE ? AND price <= ? AND text LIKE ?`,
  );
  const row = measure('floor: SQL LIKE', wishes, (wish) => {
    const [color = ''] = wish.colors;
    const max = wish.priceMax ?? Number.MAX_SAFE_INTEGER;
    return Number(select.get(wish.category ?? '', `%${color}%`, max, `%${wish.text ?? ''}%`)?.['found'] ?? 0);
  });
  db.close();
  return { ...row, buildMs };
}

function measure(what: string, wishes: readonly Wish[], search: (wish: Wish) => number): Row {
  let found = 0;
  const times = wishes.map((wish) => {
    const started = performance.now();
    if (search(wish) > 0) found += 1;
    return performance.now() - started;
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { what, p50: at(0.5), p99: at(0.99), found: found / wishes.length };
}

function print(size: number, rows: readonly Row[]): void {
  const digits = (value: number | undefined, places: number) => (value === undefined ? '-' : value.toFixed(places));
  console.log(`\nP12 search, ${size.toLocaleString('en')} products, one typo and facets`);
  console.log('                            p50 ms   p99 ms   found   build ms   MiB');
  for (const { what, p50, p99, found, buildMs, mib } of rows) {
    const cells = [digits(p50, 2), digits(p99, 2), `${digits(found * 100, 0)} %`, digits(buildMs, 0), digits(mib, 0)];
    const widths = [7, 9, 8, 11, 6];
    console.log(what.padEnd(27) + cells.map((cell, at) => cell.padStart(widths[at] ?? 8)).join(''));
  }
}

if (import.meta.main) await run();
