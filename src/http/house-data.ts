/** What the house knows and sells: its articles to read, and files to import. */
import { z } from 'zod';
import { textOf } from '../domain/article-page.ts';
import type { Article } from '../domain/commerce.ts';
import { ArticlesAnswer, ArticlesQuery, ImportAnswer, ImportRequest } from '../protocol/http.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

/** With the version its editors see. */
type NumberedArticle = Article & { readonly version: number };

export type HouseDataParts = {
  readonly articles: (locale: string | undefined) => Promise<readonly NumberedArticle[]>;
  /** Takes what is right, reports each thing that is not with its line; with `dryRun` only reports. */
  readonly importFile: (request: ImportRequest) => Promise<ImportAnswer>;
  readonly audit: Audit;
};

export function houseDataRoutes({ articles, importFile, audit }: HouseDataParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/articles',
      summary: 'The FAQ and policy articles that answers rest on',
      query: z.strictObject(ArticlesQuery.shape),
      answer: ArticlesAnswer,
      handle: async ({ query: { locale } }) => ({ articles: (await articles(locale)).map(articleView) }),
    }),
    forRole('admin', {
      method: 'post',
      path: '/imports',
      summary: 'Import products, orders, stores or articles; `dryRun` only reports',
      body: ImportRequest,
      answer: ImportAnswer,
      handle: async ({ body }, { advisor }) => {
        const answer = await importFile(body);
        if (!body.dryRun) await audit.record(advisor, 'imported', `${answer.accepted} ${body.kind}`);
        return answer;
      },
    }),
  ];
}

function articleView(article: NumberedArticle) {
  const { id, locale, version, updatedAt, expiresAt } = article;
  const { topics, phrasings, ...text } = textOf(article);
  return {
    ...{ id, locale, version, ...text },
    topics: [...topics],
    phrasings: [...phrasings],
    updatedAt: updatedAt.toISOString(),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  };
}
