/** Articles with the questions that people put to them: our own sets, and any file of that shape. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Article } from '../../src/domain/commerce.ts';
import { intents } from '../../src/domain/understanding.ts';
import { readArticles } from '../../src/house/articles.ts';
import { readRows } from './task.ts';

/** `id` absent: nothing in the articles answers it. */
export type Query = { readonly text: string; readonly id?: string };

export type FaqSet = {
  readonly name: string;
  readonly locale: string;
  readonly articles: readonly Article[];
  readonly queries: readonly Query[];
};

const folder = new URL('../faq/', import.meta.url);
const house = new URL('../../src/house/meridon/', import.meta.url).pathname;
const writtenAt = new Date('2026-01-01');

const text = z.union([z.string(), z.number()]).transform(String);
const several = z.union([z.array(text), text.transform((one) => [one])]).optional();

/** Names differ from house to house; the first that is there counts. */
const ArticleRow = z
  .looseObject({
    id: text.optional(),
    title: text.optional(),
    question: text.optional(),
    body: text.optional(),
    answer: text.optional(),
    content: text.optional(),
    text: text.optional(),
    phrasings: several,
    keywords: several,
    topics: several,
    locale: z.string().optional(),
  })
  .transform((row, context) => {
    const title = row.title ?? row.question;
    const id = row.id ?? title;
    if (id === undefined) {
      context.addIssue('an article needs an id, a title or a question');
      return z.NEVER;
    }
    const asked = row.title !== undefined && row.question !== undefined ? [row.question] : [];
    return {
      id,
      title: title ?? '',
      body: row.body ?? row.answer ?? row.content ?? row.text ?? '',
      phrasings: [...asked, ...(row.phrasings ?? []), ...(row.keywords ?? [])],
      topics: intents.filter((intent) => row.topics?.includes(intent)),
      ...(row.locale === undefined ? {} : { locale: row.locale }),
    };
  });

const QueryRow = z
  .looseObject({ text: text.optional(), query: text.optional(), question: text.optional(), id: text.nullish() })
  .transform((row) => ({
    text: row.text ?? row.query ?? row.question ?? '',
    ...(row.id === null || row.id === undefined ? {} : { id: row.id }),
  }));

const SetRow = z.looseObject({
  name: z.string().optional(),
  locale: z.string().optional(),
  articles: z.array(ArticleRow),
  queries: z.array(QueryRow),
});

/** One JSON document, or one set a line. */
export function readSets(file: string): FaqSet[] {
  const rows = asDocument(file) ?? readRows(file, (value) => SetRow.parse(value));
  return rows.map((row, at) => {
    const locale = row.locale ?? row.articles.find((article) => article.locale !== undefined)?.locale ?? 'en';
    const articles = row.articles.map((article) => ({
      ...article,
      locale: article.locale ?? locale,
      updatedAt: writtenAt,
    }));
    return { name: row.name ?? `set ${at + 1}`, locale, articles, queries: row.queries };
  });
}

function asDocument(file: string): z.output<typeof SetRow>[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  return (Array.isArray(value) ? value : [value]).map((set) => SetRow.parse(set));
}

export type Part = 'dev' | 'held';
const OwnQuery = z.object({ text: z.string(), id: z.string().optional(), part: z.enum(['dev', 'held']) });

/** The sample house in English and French, and a plain shop without phrasings. `dev` was tuned on, `held` never looked at. */
export async function ownSets(part: Part): Promise<FaqSet[]> {
  const houseSets = await Promise.all(
    ['en', 'fr'].map(async (locale) => ({
      name: `sample house ${locale}`,
      locale,
      articles: await articlesOf(locale),
      queries: ofPart(`${locale}.jsonl`, part),
    })),
  );
  const shopSets = ['en', 'fr'].map((locale) => {
    const rows = readRows(new URL(`shop-${locale}.articles.jsonl`, folder).pathname, (value) =>
      ArticleRow.parse(value),
    );
    const articles = rows.map((row) => ({ ...row, locale, updatedAt: writtenAt }));
    return { name: `plain shop ${locale}`, locale, articles, queries: ofPart(`shop-${locale}.jsonl`, part) };
  });
  return [...houseSets, ...shopSets];
}

async function articlesOf(locale: string): Promise<Article[]> {
  const { value } = await readArticles({ dir: join(house), locales: [locale], now: new Date() });
  return [...value.values()].filter((article) => article.locale === locale);
}

function ofPart(name: string, part: Part): Query[] {
  const rows = readRows(new URL(name, folder).pathname, (value) => OwnQuery.parse(value));
  return rows
    .filter((row) => row.part === part)
    .map(({ text: asked, id }) => ({ text: asked, ...(id === undefined ? {} : { id }) }));
}
