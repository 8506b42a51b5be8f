/** One piece in a grid: picture, name, price and how many colours. */
import type { Product } from '../../domain/commerce.ts';
import { type Html, html } from './html.ts';
import { addressOf, pictureOf, type Shop } from './shop.ts';

export function tile(shop: Shop, product: Product): Html {
  const { words } = shop;
  const title = words.of(product.titles, product.title);
  return html`<li class="tile">
    <a href="${addressOf(shop, { product: product.handle })}">
      ${picture(pictureOf(product), '')}
      <h3>${title}</h3>
    </a>
    <p>${priceOf(shop, product)}</p>
  </li>`;
}

export function grid(shop: Shop, products: readonly Product[]): Html {
  return html`<ul class="grid">${products.map((product) => tile(shop, product))}</ul>`;
}

export function picture(source: string | undefined, alt: string, eager = false): Html {
  if (!source) return html`<span class="picture"></span>`;
  return html`<span class="picture"><img src="${source}" alt="${alt}" width="400" height="400"${eager ? html`` : html` loading="lazy"`}></span>`;
}

function priceOf({ words }: Shop, { variants }: Product): string {
  const prices = variants.map((variant) => variant.price).toSorted((a, b) => a.amount - b.amount);
  const [lowest] = prices;
  if (!lowest) return '';
  const price = words.price(lowest);
  return prices.at(-1)?.amount === lowest.amount ? price : words.say('product.from', { price });
}
