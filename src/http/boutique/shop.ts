/** What a page of the sample boutique is made from, and how its pages are addressed. */
import type { LocalizedText, Product, Store } from '../../domain/commerce.ts';
import type { ShopWords } from './shop-words.ts';

export type BoutiqueHouse = {
  readonly name: string;
  readonly tagline: LocalizedText;
  readonly founded?: number | undefined;
  readonly atelier?: string | undefined;
  readonly locales: readonly { readonly tag: string; readonly label: string }[];
  readonly stores: readonly Store[];
};

export type Shop = {
  readonly house: BoutiqueHouse;
  readonly products: readonly Product[];
  readonly words: ShopWords;
  /** The language was chosen in the address, so every link keeps it. */
  readonly chosenLocale: string | undefined;
  /** Somebody one may sign in as, to see how the house knows its clients; absent in a shop that is no sample. */
  readonly client?: ShopClient | undefined;
};

export type ShopClient = {
  readonly id: string;
  readonly name: string;
  /** They are signed in on this page: what the shop's server says to the concierge about it. */
  readonly token?: string;
};

/** Everything lives at `/`: the page is chosen by the query, so that one route of the server serves the shop. */
export function addressOf(shop: Pick<Shop, 'chosenLocale'>, page: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({ ...page, ...(shop.chosenLocale ? { lang: shop.chosenLocale } : {}) }).toString();
  return query ? `/?${query}` : '/';
}

/** In the order in which the catalogue brings them up. */
export function categoriesOf(products: readonly Product[]): readonly string[] {
  return [...new Set(products.map((product) => product.category))];
}

export const ofCategory = (products: readonly Product[], category: string) =>
  products.filter((product) => product.category === category);

export const pictureOf = (product: Product): string | undefined =>
  product.image ?? product.variants.find((variant) => variant.image)?.image;
