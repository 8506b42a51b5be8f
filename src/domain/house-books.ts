/** What the house knows and sells, as dialogs and the desk look it up. */
import type { Article, Store as Boutique, Order, Product, Variant } from './commerce.ts';
import type { Recommendation, Relaxation, Wish } from './discovery.ts';
import type { Shopper } from './participant.ts';

/** Orders of the shop system. Undefined: no such order; the caller must answer as if it were another person's. */
export interface Orders {
  find(number: string): Promise<Order | undefined>;
  ofShopper(shopperId: string): Promise<readonly Order[]>;
}

/** The people the house knows. */
export interface ClientBook {
  find(shopperId: string): Promise<Shopper | undefined>;
  byEmail(email: string): Promise<Shopper | undefined>;
}

export interface Boutiques {
  all(): readonly Boutique[];
}

/** An article that bears on a question, with the passage that answers it. Scores are comparable within one call. */
export type KnowledgeHit = { readonly article: Article; readonly score: number; readonly passage: string };

/** `sure`: the first is clearly the answer. `choose`: offer them as questions. `nothing`: say so. */
export type KnowledgeAnswer =
  | { readonly kind: 'sure'; readonly hit: KnowledgeHit }
  | { readonly kind: 'choose'; readonly hits: readonly KnowledgeHit[] }
  | { readonly kind: 'nothing' };

/** Grounded answers from the house's articles, best first. */
export interface Knowledge {
  find(text: string, locale: string, limit: number): readonly KnowledgeHit[];
  article(id: string, locale: string): Article | undefined;
  answer(text: string, locale: string): KnowledgeAnswer;
}

export interface Products {
  bySku(sku: string): { readonly product: Product; readonly variant: Variant } | undefined;
  byId(id: string): Product | undefined;
}

export type Found = {
  readonly hits: readonly Recommendation[];
  /** All products that meet the wish, not only those returned. */
  readonly total: number;
  /** What was given up; absent when every hit meets the whole wish. */
  readonly relaxed?: readonly Relaxation[];
};

/** The catalogue as it is searched: hard constraints and words in, products with their reasons out. */
export interface Catalog extends Products {
  search(wish: Wish, options: { limit: number; locale: string; order?: 'best' | 'cheapest' }): Found;
  /** The same wish, loosened by as little as finds anything. */
  nearest(wish: Wish, options: { limit: number; locale: string }): Found;
  byHandle(handle: string): Product | undefined;
  /** What the house has of each kind, most first: the answers worth offering to a question. */
  facets(): Readonly<
    Record<'category' | 'occasion' | 'recipient', readonly { readonly value: string; readonly count: number }[]>
  >;
}
