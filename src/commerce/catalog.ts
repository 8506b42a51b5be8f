/**
 * The catalogue as something that can be searched: derived from the store, rebuilt at will, never the truth itself.
 *
 * Three parts, each holding what it is best at: `facts` answers hard constraints in typed arrays, `words` (SQLite FTS5)
 * answers text, and the products lie packed in one SQLite table, since a caller's map of a million product objects would
 * fill the JavaScript heap; only the few hits are unpacked. With `path` that table and the words live in a scratch file
 * of this process instead of in memory; it is overwritten at start.
 */

import { DatabaseSync } from 'node:sqlite';
import type { Product, Variant } from '../domain/commerce.ts';
import { type Recommendation, type Relaxation, reasonsFor, type Wish } from '../domain/discovery.ts';
import { eachBit } from './bits.ts';
import { createFacts, type FacetCount, type FacetKind, type Fit, facetKinds } from './facts.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';
import { bodyText, factText, titleText, wordReasons } from './matched-words.ts';
import { findNearest } from './nearest.ts';
import { pack, unpack } from './pack.ts';
import { createScratch, namedColors, scoreWords, tellingWords, type WantedWord, wantedWords } from './text-search.ts';
import { createTop } from './top.ts';
import { createWords, type ProductWords } from './words.ts';

type SearchOptions = {
  readonly limit?: number;
  readonly locale?: string;
  readonly order?: 'best' | 'cheapest';
  /** `all` (the default): every word must be met where anything meets them all. `any`: one is enough, more are better. */
  readonly match?: 'all' | 'any';
};

type SearchResult = {
  readonly hits: readonly Recommendation[];
  /** All products that meet the wish, not only those returned. */
  readonly total: number;
  /** What was given up; absent when every hit meets the whole wish. */
  readonly relaxed?: readonly Relaxation[];
};

export type Catalog = {
  /** Forgets everything and takes these, in the house's own order. */
  replace(products: Iterable<Product>): void;
  /** Changes or adds single products; a changed one keeps its place. */
  upsert(products: Iterable<Product>): void;
  search(wish: Wish, options?: SearchOptions): SearchResult;
  /** The same wish, loosened by as little as finds anything; `relaxed` says by what. */
  nearest(wish: Wish, options?: SearchOptions): SearchResult;
  bySku(sku: string): { readonly product: Product; readonly variant: Variant } | undefined;
  byHandle(handle: string): Product | undefined;
  byId(id: string): Product | undefined;
  facets(): Readonly<Record<FacetKind, readonly FacetCount[]>>;
  readonly size: number;
  close(): void;
};

const defaultLimit = 5;
/** A piece that nobody can have is still found by its name, but behind its equals. */
const unavailableShare = 0.7;

const createKeys = (products: number) => ({
  ids: createKeyTable(products),
  handles: createKeyTable(products),
  skus: createKeyTable(products * 2),
});

export function createCatalog({ path = ':memory:' }: { path?: string } = {}): Catalog {
  const db = new DatabaseSync(path);
  // derived data: losing it costs a rebuild, so no fsync and no journal on disk
  db.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;');
  db.exec('DROP TABLE IF EXISTS document; CREATE TABLE document (slot INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const words = createWords(db);
  const insertDocument = db.prepare('INSERT INTO document(slot, body) VALUES (?, ?)');
  const selectDocument = db.prepare('SELECT body FROM document WHERE slot = ?');
  const deleteDocument = db.prepare('DELETE FROM document WHERE slot = ?');
  let facts = createFacts();
  let keys = createKeys(0);
  let scratch = createScratch(0);
  let slots = 0;

  const read = (slot: number): Product | undefined => {
    const body = facts.isLive(slot) ? selectDocument.get(slot)?.['body'] : undefined;
    return typeof body === 'string' ? unpack(body) : undefined;
  };

  const find = (table: KeyTable, key: string, isIt: (product: Product) => boolean): Product | undefined => {
    const slot = table.find(key, (candidate) => {
      const product = read(candidate);
      return product !== undefined && isIt(product);
    });
    return slot === undefined ? undefined : read(slot);
  };

  const slotOf = (id: string): number | undefined => keys.ids.find(id, (slot) => read(slot)?.id === id);

  const store = (product: Product, position: number): ProductWords => {
    const slot = slots++;
    insertDocument.run(slot, pack(product));
    keys.ids.add(product.id, slot);
    keys.handles.add(product.handle, slot);
    for (const { sku } of product.variants) keys.skus.add(sku, slot);
    facts.add(slot, product, position);
    const own = { title: titleText(product), facts: factText(product), body: bodyText(product) };
    words.add(slot, own);
    return own;
  };

  const reset = (expected: number) => {
    db.exec('DELETE FROM document');
    words.clear();
    facts = createFacts(Math.max(64, expected));
    keys = createKeys(expected);
    slots = 0;
  };

  /** A half-built index must not answer: after a failure (a full disk) the catalogue is empty until it is rebuilt. */
  const inOneTransaction = (work: () => void) => {
    db.exec('BEGIN');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      reset(0);
      throw error;
    }
  };

  const replace = (products: Iterable<Product>) => {
    reset(Array.isArray(products) ? products.length : 0);
    inOneTransaction(() => {
      for (const product of products) store(product, slots);
    });
    words.settle();
    scratch = createScratch(slots);
  };

  const upsert = (products: Iterable<Product>) => {
    inOneTransaction(() => {
      for (const product of products) {
        const old = slotOf(product.id);
        const position = old === undefined ? slots : facts.position(old);
        if (old !== undefined) {
          facts.remove(old);
          deleteDocument.run(old);
        }
        words.learn(store(product, position));
      }
    });
    if (slots > scratch.score.length) scratch = createScratch(slots * 2);
    // replaced products leave their words behind; when they are the most, the index is made anew
    if (slots > 1000 && slots > facts.live * 2) replace([...all()]);
  };

  function* all(): Generator<Product> {
    for (let slot = 0; slot < slots; slot++) {
      const product = read(slot);
      if (product) yield product;
    }
  }

  const recommend = (wish: Wish, slot: number, fit: Fit, score: number, wanted: readonly WantedWord[]) => {
    const product = read(slot);
    const variant = product?.variants[fit.variant];
    if (!product || !variant) return [];
    const reasons = reasonsFor(wish, product, variant, wordReasons(wanted, product, variant));
    return [{ product, variant, reasons, score }];
  };

  /** "Sac noir" shows the black one: colours named in the text choose among the variants that fit. */
  const preferring = (colors: readonly string[], wish: Wish) => {
    const fitting = facts.fitting(wish);
    if (colors.length === 0 || wish.colors.length > 0) return fitting;
    const inColor = facts.fitting({ ...wish, colors });
    return (slot: number) => inColor(slot) ?? fitting(slot);
  };

  const run = (wish: Wish, wanted: readonly WantedWord[], least: number, options: SearchOptions): SearchResult => {
    const excluded = (wish.excludeProductIds ?? []).flatMap((id) => slotOf(id) ?? []);
    const among = facts.candidates(wish, excluded);
    const fitting = preferring(namedColors(wanted), wish);
    const top = createTop<Fit>(options.limit ?? defaultLimit);
    let total = 0;
    const consider = (slot: number, relevance: number) => {
      const fit = fitting(slot);
      if (!fit) return;
      total += 1;
      const score = fit.available ? relevance : relevance * unavailableShare;
      const rank = options.order === 'cheapest' ? -fit.price : score;
      if (top.isBelow(rank)) return;
      // the better one, then what can be had, then the house's own order
      top.offer({ item: fit, slot, keys: [rank, fit.available ? 1 : 0, -facts.position(slot)], score });
    };
    if (wanted.length === 0) eachBit(among, (slot) => consider(slot, 1));
    else {
      const scored = scoreWords(wanted, { words, among, live: facts.live, scratch, least });
      scored.slots.forEach((slot, at) => {
        consider(slot, scored.scores[at] ?? 0);
      });
    }
    const hits = top.best().flatMap(({ item, slot, score }) => recommend(wish, slot, item, score, wanted));
    return { hits, total };
  };

  const search = (wish: Wish, options: SearchOptions = {}): SearchResult => {
    const wanted = tellingWords(wantedWords(wish.text, options.locale ?? 'en', words), wish);
    if (options.match === 'any') return run(wish, wanted, 1, options);
    const whole = run(wish, wanted, wanted.length, options);
    if (whole.total > 0 || wanted.length < 2) return whole;
    const partly = run(wish, wanted, Math.ceil(wanted.length / 2), options);
    if (partly.total === 0) return whole;
    const kept = wanted.filter(({ readings }) => readings.length > 0);
    const names = (list: readonly WantedWord[]) => list.map(({ word }) => word);
    return { ...partly, relaxed: [{ constraint: 'text', from: names(wanted), to: names(kept) }] };
  };

  return {
    replace,
    upsert,
    search,
    nearest: (wish, options = {}) => findNearest(wish, (looser, order) => search(looser, { ...options, ...order })),
    bySku(sku) {
      const product = find(keys.skus, sku, (candidate) => candidate.variants.some((variant) => variant.sku === sku));
      const variant = product?.variants.find((candidate) => candidate.sku === sku);
      return product && variant ? { product, variant } : undefined;
    },
    byHandle: (handle) => find(keys.handles, handle, (product) => product.handle === handle),
    byId: (id) => find(keys.ids, id, (product) => product.id === id),
    facets() {
      const counts = facetKinds.map((kind) => [kind, facts.counts(kind)] as const);
      return Object.fromEntries(counts) as Record<FacetKind, FacetCount[]>;
    },
    get size() {
      return facts.live;
    },
    close: () => db.close(),
  };
}
