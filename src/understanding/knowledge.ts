/** Grounded answers from the house's articles: word statistics (BM25) and likeness of letters (TF-IDF) together, per locale. */

import type { Article } from '../domain/commerce.ts';
import type { Knowledge } from '../domain/ports.ts';
import type { ScoredIntent } from '../domain/understanding.ts';
import { type ArticleIndex, indexArticles } from './article-index.ts';
import { bestPassage } from './passage.ts';

export type Hit = { readonly article: Article; readonly score: number; readonly passage: string };

/** `sure`: the first is clearly the answer. `choose`: offer them as questions. `nothing`: say so. */
export type Answer =
  | { readonly kind: 'sure'; readonly hit: Hit }
  | { readonly kind: 'choose'; readonly hits: readonly Hit[] }
  | { readonly kind: 'nothing' };

export type LocalKnowledge = Knowledge & {
  answer(text: string, locale: string): Answer;
  /** After the articles changed on disk; indexes are built again when next asked. */
  replace(articles: readonly Article[]): void;
};

/** Below this nothing in the articles is about the question. */
const related = 0.16;
/** An answer is given only when it is this good and this much better than the next; otherwise the shopper chooses. */
const good = 0.45;
const gap = 0.12;
/** What a sure intent adds to the articles filed under it; half as sure adds a quarter. */
const intentShare = 0.36;

export type KnowledgeParts = {
  readonly articles: readonly Article[];
  /** What a question wants, so that articles filed under that topic come first. */
  readonly intentsOf?: (text: string, locale: string) => readonly ScoredIntent[];
  readonly clock?: () => Date;
};

export function createKnowledge({
  articles,
  intentsOf = () => [],
  clock = () => new Date(),
}: KnowledgeParts): LocalKnowledge {
  let known = articles;
  let indexes = new Map<string, ArticleIndex>();

  const indexOf = (locale: string): ArticleIndex => {
    const built = indexes.get(locale);
    if (built) return built;
    const index = indexArticles(inLocale(known, locale));
    indexes.set(locale, index);
    return index;
  };

  const find: LocalKnowledge['find'] = (text, locale, limit) => {
    const index = indexOf(locale);
    const now = clock();
    const intents = intentsOf(text, locale);
    const scored = index
      .score(text)
      .map(({ article, score }) => ({ article, score: score + filedUnder(article, intents) }));
    const current = scored.filter(({ article, score }) => score >= related && !expired(article, now));
    const best = current.sort((one, other) => other.score - one.score).slice(0, limit);
    return best.map((hit) => ({ ...hit, passage: bestPassage(hit.article.body, text) }));
  };

  return {
    find,
    article: (id, locale) => inLocale(known, locale).find((article) => article.id === id),
    answer(text, locale) {
      const hits = find(text, locale, 3);
      const [first, second] = hits;
      if (!first) return { kind: 'nothing' };
      const clear = first.score >= good && first.score - (second?.score ?? 0) >= gap;
      return clear ? { kind: 'sure', hit: first } : { kind: 'choose', hits };
    },
    replace(next) {
      known = next;
      indexes = new Map();
    },
  };
}

function filedUnder(article: Article, intents: readonly ScoredIntent[]): number {
  const sure = intents.filter(({ intent }) => article.topics.includes(intent)).map(({ confidence }) => confidence ** 2);
  return intentShare * Math.max(0, ...sure);
}

const expired = ({ expiresAt }: Article, now: Date): boolean => expiresAt !== undefined && expiresAt <= now;

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
