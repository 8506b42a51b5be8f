/** One article of the house as a page: what the concierge answers from, and where the widget leads who asks about their data. */
import type { Article } from '../../domain/commerce.ts';
import { type Html, html } from './html.ts';
import { addressOf, type Shop } from './shop.ts';

/** In the locale, else in its language, else in whichever there is. */
export function articleIn(
  articles: readonly Article[],
  id: string | null | undefined,
  locale: string,
): Article | undefined {
  const all = articles.filter((article) => article.id === id);
  const language = locale.split('-')[0];
  return (
    all.find((one) => one.locale === locale) ??
    all.find((one) => one.locale === language) ??
    all.find((one) => one.locale === 'en') ??
    all[0]
  );
}

export function reading(shop: Shop, { title, body, locale }: Article): Html {
  return html`<article class="band first" lang="${locale}">
  <p class="crumb"><a href="${addressOf(shop, {})}">${shop.words.say('category.back')}</a></p>
  <h1>${title}</h1>
  ${body.split(/\n\s*\n/).map((paragraph) => html`<p class="lead" dir="auto">${paragraph}</p>`)}
</article>`;
}
