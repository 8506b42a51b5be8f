/** One piece: its picture, its colours, how it is made, and in which boutique it can be seen today. */
import type { Product, Variant } from '../../domain/commerce.ts';
import { type Html, html } from './html.ts';
import { addressOf, ofCategory, pictureOf, type Shop } from './shop.ts';
import { grid, picture } from './tile.ts';

const relatedPieces = 4;

export function piece(shop: Shop, product: Product, variant: Variant | undefined): Html {
  const { words } = shop;
  const title = words.of(product.titles, product.title);
  const related = ofCategory(shop.products, product.category).filter((other) => other.id !== product.id);
  return html`<article class="piece">
  <div class="piece-picture">${picture(variant?.image ?? pictureOf(product), title, true)}</div>
  <div class="piece-words">
    <p class="crumb"><a href="${addressOf(shop, { category: product.category })}">${words.category(product.category)}</a></p>
    <h1>${title}</h1>
    ${variant ? html`<p class="price">${words.price(variant.price)}</p>` : html``}
    <p class="lead">${words.of(product.descriptions, product.description)}</p>
    ${choices(shop, product, variant)}
    ${variant ? stock(shop, variant) : html``}
    <p class="ask">${words.say('product.ask')}</p>
    ${product.story ? html`<section class="story"><h2>${words.say('product.story')}</h2><p dir="auto">${product.story}</p></section>` : html``}
  </div>
</article>
${
  related.length > 0
    ? html`<section class="band"><h2>${words.say('product.related')}</h2>${grid(shop, related.slice(0, relatedPieces))}</section>`
    : html``
}`;
}

function choices(shop: Shop, product: Product, chosen: Variant | undefined): Html {
  if (product.variants.length < 2) return html``;
  return html`<nav class="choices" aria-label="${shop.words.say('product.choices')}"><ul>${product.variants.map(
    (variant) =>
      html`<li><a href="${addressOf(shop, { product: product.handle, variant: variant.sku })}"${variant.sku === chosen?.sku ? html` aria-current="true"` : html``}>${nameOf(shop, variant)}</a></li>`,
  )}</ul></nav>`;
}

function nameOf({ words }: Shop, { color, size, title }: Variant): string {
  const named = [color && words.color(color), size].filter(Boolean);
  return named.length > 0 ? named.join(', ') : title;
}

function stock({ house, words }: Shop, variant: Variant): Html {
  const rows = [
    ...house.stores.map(({ id, city }) => ({ place: city, units: variant.stock.stores[id] ?? 0 })),
    { place: words.say('product.online'), units: variant.stock.online },
  ];
  const said = (units: number) =>
    words.say(units === 0 ? 'product.none' : units === 1 ? 'product.last' : 'product.in_stock');
  return html`<section class="stock"><h2>${words.say('product.where')}</h2>
  <dl>${rows.map(({ place, units }) => html`<div><dt>${place}</dt><dd${units === 0 ? html` class="none"` : html``}>${said(units)}</dd></div>`)}</dl></section>`;
}
