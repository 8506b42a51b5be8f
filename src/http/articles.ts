/** Articles: written, reviewed by somebody else, published, taken away; and which of them answers a question. */
import type {
  ArticleEntry,
  ArticlePage,
  ArticleState,
  ArticleText,
  ArticleVersion,
  Editor,
} from '../domain/article-page.ts';
import { sameText } from '../domain/article-page.ts';
import { AparteError } from '../domain/errors.ts';
import type { Advisor } from '../domain/participant.ts';
import type { SettingEdition } from '../domain/setting.ts';
import * as wire from '../protocol/articles.ts';
import type { Audit } from './audit.ts';
import { forRole, type Route } from './route.ts';

export type ArticlesParts = {
  readonly desk: {
    list(): readonly ArticleEntry[];
    found(which: { readonly locale: string; readonly id: string }): ArticleEntry;
    write(which: ArticleVersion, text: ArticleText, by: Editor): Promise<ArticleEntry>;
    move(which: ArticleVersion, to: ArticleState, by: Editor): Promise<ArticleEntry>;
    versions(locale: string, id: string): Promise<readonly SettingEdition<ArticlePage>[]>;
    restore(which: ArticleVersion, version: number, by: Editor): Promise<ArticleEntry>;
    settle(which: ArticleVersion, rules: 'file' | 'console', by: Editor): Promise<ArticleEntry>;
  };
  /** Questions that somebody wants an article for. */
  readonly questions: {
    list(): Promise<wire.ArticlePages['questions']>;
    written(draftId: string): Promise<void>;
  };
  readonly tryOut: (test: wire.ArticleTest) => wire.ArticleTestAnswer;
  readonly audit: Audit;
};

export function articleRoutes(parts: ArticlesParts): Route[] {
  return [...readingRoutes(parts), ...writingRoutes(parts), ...stepRoutes(parts)];
}

function readingRoutes({ desk, questions, tryOut }: ArticlesParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/articles/pages',
      summary: 'Every article with its state, as its editors see it, and the questions that wait for one',
      query: wire.ArticlePagesQuery,
      answer: wire.ArticlePages,
      handle: async ({ query: { locale, state } }) => ({
        pages: desk
          .list()
          .filter((entry) => locale === undefined || entry.locale === locale)
          .filter((entry) => state === undefined || entry.page.state === state)
          .map(view),
        questions: await questions.list(),
      }),
    }),
    forRole('advisor', {
      method: 'post',
      path: '/articles/test',
      summary: 'ArticleVersion article answers a question and why; with `draft`, also once it is published',
      body: wire.ArticleTest,
      answer: wire.ArticleTestAnswer,
      handle: async ({ body }) => tryOut(body),
    }),
    forRole('advisor', {
      method: 'get',
      path: '/articles/:locale/:id',
      summary: 'One article as its editors see it',
      answer: wire.ArticlePageView,
      handle: async ({ params }) => view(desk.found(named(params))),
    }),
    forRole('advisor', {
      method: 'get',
      path: '/articles/:locale/:id/versions',
      summary: 'Every version of an article, newest first',
      answer: wire.ArticleVersions,
      handle: async ({ params: { locale = '', id = '' } }) => ({
        versions: (await desk.versions(locale, id)).map(({ version, value, by, at, restored }) => ({
          ...{ version, by, at: at.toISOString() },
          ...(value === null ? {} : { state: value.state, text: words(value.text) }),
          ...(restored === undefined ? {} : { restored }),
        })),
      }),
    }),
  ];
}

function writingRoutes({ desk, questions, audit }: ArticlesParts): Route[] {
  async function write(locale: string, id: string, body: wire.ArticlePut, advisor: Advisor) {
    const { version, draftId, ...text } = body;
    const entry = await desk.write({ locale, id, version }, plain(text), editor(advisor));
    if (draftId !== undefined) await questions.written(draftId);
    if (entry.version !== version) await audit.record(advisor, 'article-written', `${locale} ${id}`);
    return view(entry);
  }
  return [
    forRole('advisor', {
      method: 'put',
      path: '/articles',
      summary:
        'Write several articles as drafts; each is kept or refused for itself, and one that shoppers are answered with already stays as it is',
      body: wire.ArticlesPut,
      answer: wire.ArticlesPutAnswer,
      handle: async ({ body }, { advisor }) => {
        const pages = [];
        const refused = [];
        const entries = new Map(desk.list().map((entry) => [`${entry.locale} ${entry.id}`, entry]));
        for (const { locale, id, updatedAt: _updatedAt, expiresAt: _expiresAt, ...rest } of body.articles) {
          try {
            const entry = entries.get(`${locale} ${id}`);
            const live = entry?.page.live;
            if (entry !== undefined && live !== undefined && sameText(live, plain(rest))) pages.push(view(entry));
            else pages.push(await write(locale, id, rest, advisor));
          } catch (cause) {
            if (!(cause instanceof AparteError)) throw cause;
            refused.push({ locale, id, code: cause.code, detail: cause.message });
          }
        }
        return { pages, refused };
      },
    }),
    forRole('advisor', {
      method: 'put',
      path: '/articles/:locale/:id',
      summary: 'Write an article as a draft; `version` is the one that was read, `stale` says who was faster',
      body: wire.ArticlePut,
      answer: wire.ArticlePageView,
      handle: async ({ params, body }, { advisor }) => {
        const { locale, id } = named(params);
        return await write(locale, id, body, advisor);
      },
    }),
  ];
}

function stepRoutes({ desk, audit }: ArticlesParts): Route[] {
  return [
    forRole('advisor', {
      method: 'post',
      path: '/articles/:locale/:id/state',
      summary: 'Send to review, return, publish what somebody else wrote, take away',
      body: wire.ArticleMove,
      answer: wire.ArticlePageView,
      handle: async ({ params, body: { version, to } }, { advisor }) => {
        const which = named(params);
        const entry = await desk.move({ ...which, version }, to, editor(advisor));
        await audit.record(advisor, `article-${to}`, `${which.locale} ${which.id}`);
        return view(entry);
      },
    }),
    forRole('advisor', {
      method: 'post',
      path: '/articles/:locale/:id/restore',
      summary: 'An earlier text as a draft; 0 is the file’s own',
      body: wire.ArticleRestore,
      answer: wire.ArticlePageView,
      handle: async ({ params, body: { version, restore } }, { advisor }) => {
        const which = named(params);
        const entry = await desk.restore({ ...which, version }, restore, editor(advisor));
        await audit.record(advisor, 'article-written', `${which.locale} ${which.id} version ${restore} again`);
        return view(entry);
      },
    }),
    forRole('supervisor', {
      method: 'post',
      path: '/articles/:locale/:id/file',
      summary: 'The file was changed after this was written: say which of the two counts',
      body: wire.ArticleFile,
      answer: wire.ArticlePageView,
      handle: async ({ params, body: { version, keep } }, { advisor }) => {
        const which = named(params);
        const entry = await desk.settle({ ...which, version }, keep, editor(advisor));
        await audit.record(advisor, `article-${keep}-counts`, `${which.locale} ${which.id}`);
        return view(entry);
      },
    }),
  ];
}

/** The shape of an id is the only thing that a path cannot be parsed for by a schema. */
function named({ locale = '', id = '' }: Readonly<Record<string, string>>) {
  if (!/^[a-z0-9-]{1,80}$/.test(id) || locale.length > 35)
    throw new AparteError('bad-request', 'id: lower-case letters, digits and dashes');
  return { locale, id };
}

function editor({ id, name, role, languages }: Advisor): Editor {
  return { advisorId: id, name, role, languages };
}

const plain = (text: wire.ArticleWords) => JSON.parse(JSON.stringify(text)) as ArticleText;

function words({ title, topics, phrasings, body, expiresOn }: ArticleText): wire.ArticleWords {
  const expires = expiresOn === undefined ? {} : { expiresOn };
  return { title, topics: [...topics], phrasings: [...phrasings], body, ...expires };
}

function view({ id, locale, version, page, file, fileMoved, edition }: ArticleEntry): wire.ArticlePageView {
  return {
    ...{ id, locale, version, state: page.state, text: words(page.text), fileMoved },
    writers: page.writers.map(({ advisorId, name }) => ({ advisorId, name })),
    ...(page.live === undefined ? {} : { live: words(page.live) }),
    ...(file === undefined ? {} : { file: words(file) }),
    ...(edition === undefined ? {} : { by: edition.by, at: edition.at.toISOString() }),
  };
}
