/**
 * The sample boutique: a shop to meet the concierge in. Pure: products and the query of the address in, a whole page
 * out. `?product=` shows a piece, `?category=` its kind, `?article=` what the house says on a question, `?lang=` chooses
 * the language; everything else is the first page.
 */
import type { Article, Product } from '../domain/commerce.ts';
import { collection } from './boutique/collection.ts';
import { frame } from './boutique/frame.ts';
import { home } from './boutique/home.ts';
import { html } from './boutique/html.ts';
import { piece } from './boutique/piece.ts';
import { articleIn, reading } from './boutique/reading.ts';
import { addressOf, type BoutiqueHouse, categoriesOf, type Shop } from './boutique/shop.ts';
import { shopWords } from './boutique/shop-words.ts';

export type BoutiqueParts = {
  readonly house: BoutiqueHouse;
  readonly products: readonly Product[];
  readonly articles?: readonly Article[];
  /** A locale of the house: what the shopper chose, else what the browser prefers. */
  readonly locale: string;
  readonly query?: URLSearchParams;
  /** Where the house is reached; the widget tells it to the advisor as the page seen. */
  readonly origin: string;
  readonly nonce?: string;
  readonly client?: Shop['client'];
};

export function renderBoutique(parts: BoutiqueParts): string {
  const { house, products, articles = [], locale, query, origin, nonce, client } = parts;
  const words = shopWords(locale);
  const chosenLocale = house.locales.find(({ tag }) => tag === query?.get('lang'))?.tag;
  const shop: Shop = { house, products, words, chosenLocale, client };
  const handle = query?.get('product');
  const product = products.find((one) => one.handle === handle);
  if (product) return productPage(shop, product, { variantSku: query?.get('variant'), origin, nonce });

  const article = articleIn(articles, query?.get('article'), locale);
  if (article) {
    const page = { type: 'other', title: article.title };
    const at = { article: article.id };
    return frame({ shop, title: `${article.title} | ${house.name}`, nonce, at, page, body: reading(shop, article) });
  }

  const category = categoriesOf(products).find((key) => key === query?.get('category'));
  if (category) {
    const title = `${words.category(category)} | ${house.name}`;
    return frame({
      shop,
      title,
      nonce,
      at: { category },
      page: { type: 'category', title },
      body: collection(shop, category),
    });
  }
  const body = handle ? html`<p class="band">${words.say('product.unknown')}</p>${home(shop)}` : home(shop);
  return frame({ shop, title: house.name, nonce, at: {}, page: { type: 'home', title: house.name }, body });
}

type ProductPage = { variantSku: string | null | undefined; origin: string; nonce: string | undefined };

function productPage(shop: Shop, product: Product, { variantSku, origin, nonce }: ProductPage): string {
  const variant = product.variants.find((one) => one.sku === variantSku) ?? product.variants[0];
  const title = shop.words.of(product.titles, product.title);
  const at = { product: product.handle, ...(variant && variantSku ? { variant: variant.sku } : {}) };
  const page = {
    type: 'product',
    title,
    url: `${origin}${addressOf(shop, at)}`,
    ...(variant ? { sku: variant.sku, price: variant.price.amount, currency: variant.price.currency } : {}),
  };
  return frame({ shop, title: `${title} | ${shop.house.name}`, nonce, at, page, body: piece(shop, product, variant) });
}
