/** Grounded answers from the house's articles: the words, the ideas and the wish of a question beside those of each article. */

import type { Article } from '../domain/commerce.ts';
import type { Knowledge, KnowledgeHit } from '../domain/house-books.ts';
import { type ArticleIndex, indexArticles } from './article-index.ts';
import { scoreOf } from './article-ranking.ts';
import { isVague } from './concepts.ts';
import { bestPassage } from './passage.ts';
import { languageOf } from './stems.ts';
import type { WishReader } from './wishes.ts';

/** Best first; `outside` is how likely the question is not about the house. */
type Ranking = { readonly ranked: readonly Ranked[]; readonly outside: number };
type Ranked = { readonly article: Article; readonly score: number };

export type LocalKnowledge = Knowledge & {
  /** After articles changed; the indexes of the locales that they answer in are built again when next asked. */
  replace(articles: readonly Article[]): void;
  /** Builds the index of a locale now, so that no shopper waits for it. */
  warm(locale: string): void;
};

/** Below this nothing in the articles is about the question. */
const related = 1.5;
/**
 * An answer is given only when it is this good and this likely to be the best of all; otherwise the shopper chooses. On
 * our development questions about 85 of 100 answers given so are right (`npm run eval -- faq`).
 */
const good = 4;
const likely = 0.62;
/** A question this likely about something else gets no article, however alike: "book me a flight" is no appointment. */
const strange = 0.5;
/** But in words as plain as this, the articles know better than the intent model. */
const plain = 11;

export type KnowledgeParts = {
  readonly articles: readonly Article[];
  /** What a text wants, as far as the intent model can tell. */
  readonly wishesOf?: WishReader;
  readonly clock?: () => Date;
};

export function createKnowledge({
  articles,
  wishesOf = () => [],
  clock = () => new Date(),
}: KnowledgeParts): LocalKnowledge {
  let known = articles;
  let indexes = new Map<string, ArticleIndex>();

  const indexOf = (locale: string): ArticleIndex => {
    const built = indexes.get(locale);
    if (built) return built;
    const index = indexArticles(inLocale(known, locale), locale, wishesOf);
    indexes.set(locale, index);
    return index;
  };

  const rank = (text: string, locale: string): Ranking => {
    const now = clock();
    const { evidence, outside } = indexOf(locale).look(text);
    const ranked = evidence
      .filter(({ article }) => !expired(article, now))
      .map(({ article, signs }) => ({ article, score: scoreOf(signs) }))
      .sort((one, other) => other.score - one.score);
    return { ranked, outside };
  };

  const best = (ranked: readonly Ranked[], text: string, limit: number): KnowledgeHit[] =>
    ranked
      .slice(0, limit)
      .filter(({ score }) => score >= related)
      .map((hit) => ({ ...hit, passage: bestPassage(hit.article, text) }));

  return {
    find: (text, locale, limit) => best(rank(text, locale).ranked, text, limit),
    article: (id, locale) => inLocale(known, locale).find((article) => article.id === id),
    answer(text, locale) {
      const { ranked, outside } = rank(text, locale);
      const hits = best(ranked, text, 3);
      const [first] = hits;
      if (!first || (outside >= strange && first.score < plain)) return { kind: 'nothing' };
      const isSure = first.score >= good && shareOfFirst(ranked) >= likely && !isVague(text, languageOf(locale));
      return isSure ? { kind: 'sure', hit: first } : { kind: 'choose', hits };
    },
    replace(next) {
      const before = known;
      known = next;
      const isSame = (locale: string) => same(inLocale(before, locale), inLocale(next, locale));
      indexes = new Map([...indexes].filter(([locale]) => isSame(locale)));
    },
    warm(locale) {
      indexOf(locale);
    },
  };
}

/** How likely the first is the right one, if one of them is. */
const shareOfFirst = (ranked: readonly Ranked[]): number =>
  1 / ranked.reduce((sum, { score }) => sum + Math.exp(score - (ranked[0]?.score ?? 0)), 0);

const expired = ({ expiresAt }: Article, now: Date): boolean => expiresAt !== undefined && expiresAt <= now;

function same(some: readonly Article[], others: readonly Article[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((one, at) => one === others[at] || JSON.stringify(one) === JSON.stringify(others[at]));
}

/** Each article once, in the nearest locale that has it: fr-CA, then fr, then en. */
function inLocale(articles: readonly Article[], locale: string): Article[] {
  const chain = [...new Set([locale, locale.split('-')[0] ?? locale, 'en'])];
  const nearest = new Map<string, Article>();
  for (const wanted of chain) {
    for (const article of articles) {
      if (article.locale === wanted && !nearest.has(article.id)) nearest.set(article.id, article);
    }
  }
  return [...nearest.values()];
}
