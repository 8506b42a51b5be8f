/** What every page of the boutique shares: head, header, footer, and the loader of the widget. No script of its own. */
import { type Html, html } from './html.ts';
import { addressOf, categoriesOf, type Shop } from './shop.ts';

export type Frame = {
  readonly shop: Shop;
  readonly title: string;
  readonly nonce: string | undefined;
  /** Which page this is, for the language links. */
  readonly at: Readonly<Record<string, string>>;
  /** What the concierge may know about the page. */
  readonly page: Readonly<Record<string, string | number>>;
  readonly body: Html;
};

/** A shop has room for this many words in its header; the rest is on the first page. */
const shownCategories = 5;

export function frame({ shop, title, nonce, at, page, body }: Frame): string {
  const { house, words, products } = shop;
  const categories = categoriesOf(products).slice(0, shownCategories);
  return html`<!doctype html>
<html lang="${words.locale}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/widget/mark.svg" type="image/svg+xml">
<link rel="preload" href="/widget/fonts/bodoni-moda-latin.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/widget/boutique.css">
</head>
<body>
<a class="skip" href="#main">${words.say('nav.skip')}</a>
<header class="top">
  <nav aria-label="${words.say('nav.label')}">
    <ul>${categories.map(
      (key) =>
        html`<li><a href="${addressOf(shop, { category: key })}"${at['category'] === key ? html` aria-current="page"` : html``}>${words.category(key)}</a></li>`,
    )}</ul>
  </nav>
  <a class="brand" href="${addressOf(shop, {})}">${house.name}</a>
  <nav class="languages" aria-label="${words.say('nav.language')}">
    <ul>${house.locales.map(
      ({ tag, label }) =>
        html`<li><a href="${addressOf({ chosenLocale: tag }, at)}" lang="${tag}" hreflang="${tag}" aria-label="${label}"${tag === words.locale ? html` aria-current="true"` : html``}>${tag.toUpperCase()}</a></li>`,
    )}</ul>
  </nav>
</header>
<main id="main">
${body}
</main>
<footer class="foot">
  <p class="brand">${house.name}</p>
  <p>${words.say('footer.sample')}</p>
  ${signIn(shop)}
</footer>
${identified(shop, nonce)}<script type="module" async src="/widget/loader.js" data-site="sample" data-lang="${words.locale}" data-page="${JSON.stringify(page)}"${nonce ? html` nonce="${nonce}"` : html``}></script>
</body>
</html>`.html;
}

function signIn(shop: Shop): Html {
  const { client, words } = shop;
  if (client === undefined) return html``;
  if (client.token !== undefined) return html`<p>${words.say('account.signed-in', { name: client.name })}</p>`;
  const address = addressOf(shop, { client: client.id });
  return html`<p><a href="${address}">${words.say('account.sign-in', { name: client.name })}</a></p>`;
}

/** What a shop's own page does: calls wait in a list until the loader is there. */
function identified({ client }: Shop, nonce: string | undefined): Html {
  if (client?.token === undefined) return html``;
  const permit = nonce ? html` nonce="${nonce}"` : html``;
  return html`<script${permit}>window.concierge = (...call) => window.concierge.q.push(call);
window.concierge.q = [['identify', { token: '${client.token}' }]];</script>
`;
}
