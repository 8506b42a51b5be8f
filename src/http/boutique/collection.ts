/** All pieces of one category. */
import { type Html, html } from './html.ts';
import { addressOf, ofCategory, type Shop } from './shop.ts';
import { grid } from './tile.ts';

export function collection(shop: Shop, category: string): Html {
  const { words } = shop;
  const pieces = ofCategory(shop.products, category);
  return html`<section class="band first">
  <p class="crumb"><a href="${addressOf(shop, {})}">${words.say('category.back')}</a></p>
  <h1>${words.category(category)}</h1>
  <p class="count">${words.say('category.count', { count: pieces.length })}</p>
  ${grid(shop, pieces)}
</section>`;
}
