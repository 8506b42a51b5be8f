/** Which article answers a question, and which would if a draft were published: for whoever writes articles. */
import type { Article } from '../domain/commerce.ts';
import type { Knowledge } from '../domain/house-books.ts';
import { createKnowledge } from './knowledge.ts';
import { stem } from './stemmers.ts';
import { contentWords, languageOf, stemsOf } from './stems.ts';
import type { WishReader } from './wishes.ts';

export type TryOutParts = {
  readonly question: string;
  readonly locale: string;
  readonly draft?: Pick<Article, 'id' | 'title' | 'topics' | 'phrasings' | 'body'> | undefined;
  readonly articles: readonly Article[];
  readonly knowledge: Knowledge;
  readonly wishes: WishReader;
  readonly now: () => Date;
};

const shown = 3;

export function tryOut({ question, locale, draft, articles, knowledge, wishes, now }: TryOutParts) {
  const look = (asked: Knowledge) => ({
    kind: asked.answer(question, locale).kind,
    hits: asked.find(question, locale, shown).map(({ article, score, passage }) => ({
      ...{ id: article.id, title: article.title, score: Math.round(score * 100) / 100, passage },
      because: wordsInCommon(question, article, locale),
    })),
  });
  if (draft === undefined) return { before: look(knowledge) };
  const { id, title, topics, phrasings, body } = draft;
  const written: Article = { ...{ id, title, topics, phrasings, body }, locale, updatedAt: now() };
  const others = articles.filter((article) => article.id !== id || article.locale !== locale);
  const next = createKnowledge({ articles: [...others, written], wishesOf: wishes, clock: now });
  return { before: look(knowledge), after: look(next) };
}

/** As the shopper wrote them. */
function wordsInCommon(question: string, article: Article, locale: string): string[] {
  const language = languageOf(locale);
  const text = [article.title, ...article.phrasings, article.body].join(' ');
  const there = new Set(stemsOf(text, language));
  return [...new Set(contentWords(question, language))].filter((word) => there.has(stem(word, language)));
}
