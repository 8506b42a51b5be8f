/** The first page: what the house is, what it makes, where it is, and that somebody is there to ask. */
import type { Product } from '../../domain/commerce.ts';
import { type Html, html } from './html.ts';
import { addressOf, categoriesOf, ofCategory, pictureOf, type Shop } from './shop.ts';
import { grid, picture } from './tile.ts';

const seasonPieces = 8;

export function home(shop: Shop): Html {
  const categories = categoriesOf(shop.products);
  return html`${hero(shop, categories[0])}
${categoryRow(shop, categories)}
<section class="band">
  <h2>${shop.words.say('home.season')}</h2>
  ${grid(shop, season(shop.products, categories))}
</section>
<section class="quiet">
  <h2>${shop.words.say('home.concierge')}</h2>
  <p>${shop.words.say('home.concierge_text')}</p>
</section>
${boutiques(shop)}`;
}

function hero(shop: Shop, category: string | undefined): Html {
  const { house, words } = shop;
  const [first] = category ? ofCategory(shop.products, category) : shop.products;
  return html`<section class="hero">
  <div>
    ${house.founded && house.atelier ? html`<p class="since">${words.say('home.since', { city: house.atelier.split(',')[0] ?? '', year: house.founded })}</p>` : html``}
    <h1>${words.of(house.tagline, house.tagline['en'] ?? house.name)}</h1>
    <p class="lead">${words.say('home.lead')}</p>
    ${category ? html`<a class="call" href="${addressOf(shop, { category })}">${words.say('home.see', { category: words.category(category).toLocaleLowerCase(words.locale) })}</a>` : html``}
  </div>
  ${first ? html`<a class="hero-piece" href="${addressOf(shop, { product: first.handle })}">${picture(pictureOf(first), words.of(first.titles, first.title), true)}</a>` : html``}
</section>`;
}

function categoryRow(shop: Shop, categories: readonly string[]): Html {
  return html`<section class="band">
  <ul class="categories">${categories.map((key) => {
    const pieces = ofCategory(shop.products, key);
    const shown = pieces[1] ?? pieces[0];
    return html`<li><a href="${addressOf(shop, { category: key })}">${picture(shown && pictureOf(shown), '')}<span>${shop.words.category(key)}</span></a></li>`;
  })}</ul>
</section>`;
}

/** A few of each kind in turn, so that the first page shows the whole house. */
function season(products: readonly Product[], categories: readonly string[]): Product[] {
  const rounds = [2, 3, 4].flatMap((turn) => categories.flatMap((key) => ofCategory(products, key)[turn] ?? []));
  return rounds.slice(0, seasonPieces);
}

function boutiques({ house, words }: Shop): Html {
  if (house.stores.length === 0) return html``;
  return html`<section class="band">
  <h2>${words.say('home.boutiques')}</h2>
  <ul class="boutiques">${house.stores.map(
    (store) =>
      html`<li><h3>${store.city}</h3><p>${store.address}</p>${store.phone ? html`<p><a href="tel:${store.phone.replace(/[^\d+]/g, '')}" dir="ltr">${store.phone}</a></p>` : html``}</li>`,
  )}</ul>
</section>`;
}
