/** Articles as they are written, reviewed and published: `/articles/pages`, `PUT /articles` and below. */
import { z } from 'zod';

export const articleStates = ['draft', 'in-review', 'published', 'expired'] as const;

const locale = z.string().min(2).max(35);
const id = z.string().regex(/^[a-z0-9-]{1,80}$/, 'lower-case letters, digits and dashes');
const day = z.iso.date('a day such as 2027-01-31');

const text = {
  title: z.string().trim().min(1).max(200),
  topics: z.array(z.string().max(80)).max(20),
  /** Other ways to ask the question. */
  phrasings: z.array(z.string().trim().min(1).max(300)).max(60),
  /** Markdown. */
  body: z.string().trim().min(1).max(20_000),
  /** From this day on nobody is answered with it. */
  expiresOn: day.optional(),
};

export const ArticleWords = z.strictObject(text);
export type ArticleWords = z.infer<typeof ArticleWords>;

/** `version` is the one that was read; 0 for a new one and for the file's own. `draftId`: the question it came from. */
const change = { ...text, version: z.int().min(0), draftId: z.string().max(100).optional() };
export const ArticlePut = z.strictObject(change);
export type ArticlePut = z.infer<typeof ArticlePut>;
/** Several at once; each is kept or refused for itself. */
export const ArticlesPut = z.strictObject({
  articles: z
    .array(
      z.strictObject({
        ...{ ...change, locale, id },
        // told by GET and let through on the way back; `expiresOn` is what is written
        updatedAt: z.iso.datetime().optional(),
        expiresAt: z.iso.datetime().optional(),
      }),
    )
    .min(1)
    .max(200),
});

const person = z.object({ advisorId: z.string(), name: z.string() });

export const ArticlePageView = z.object({
  id: z.string(),
  locale: z.string(),
  version: z.number().int(),
  state: z.enum(articleStates),
  /** As it was last written. */
  text: ArticleWords,
  /** As shoppers are answered; absent before it is published and after it was taken away. */
  live: ArticleWords.optional(),
  writers: z.array(person),
  /** The file says something else than when this was written. */
  fileMoved: z.boolean(),
  file: ArticleWords.optional(),
  by: person.optional(),
  at: z.iso.datetime().optional(),
});
export type ArticlePageView = z.infer<typeof ArticlePageView>;

export const ArticlePages = z.object({
  pages: z.array(ArticlePageView),
  /** Questions that nothing answered and that somebody wants an article for. */
  questions: z.array(z.object({ draftId: z.string(), locale: z.string(), question: z.string() })),
});
export type ArticlePages = z.infer<typeof ArticlePages>;

export const ArticlesPutAnswer = z.object({
  pages: z.array(ArticlePageView),
  refused: z.array(z.object({ locale: z.string(), id: z.string(), code: z.string(), detail: z.string() })),
});

/** `restore` 0 is the text of the file. */
export const ArticleRestore = z.strictObject({ version: z.int().min(0), restore: z.int().min(0) });
export const ArticleFile = z.strictObject({ version: z.int().min(0), keep: z.enum(['file', 'console']) });
export const ArticleMove = z.strictObject({ version: z.int().min(0), to: z.enum(articleStates) });
export const ArticlePagesQuery = z.strictObject({
  locale: locale.optional(),
  state: z.enum(articleStates).optional(),
});

export const ArticleVersions = z.object({
  versions: z.array(
    z.object({
      version: z.number().int(),
      state: z.enum(articleStates).optional(),
      text: ArticleWords.optional(),
      by: person,
      at: z.iso.datetime(),
      restored: z.number().int().optional(),
    }),
  ),
});
export type ArticleVersions = z.infer<typeof ArticleVersions>;

/** Which article answers a question now, and with `draft` in its place. */
export const ArticleTest = z.strictObject({
  locale,
  question: z.string().trim().min(1).max(500),
  draft: z.strictObject({ ...text, id }).optional(),
});
export type ArticleTest = z.infer<typeof ArticleTest>;

/** `because`: the words of the question that stand in the article or in one of its phrasings. */
const Tried = z.object({
  kind: z.enum(['sure', 'choose', 'nothing']),
  hits: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      score: z.number(),
      passage: z.string(),
      because: z.array(z.string()),
    }),
  ),
});
export const ArticleTestAnswer = z.object({ before: Tried, after: Tried.optional() });
export type ArticleTestAnswer = z.infer<typeof ArticleTestAnswer>;
