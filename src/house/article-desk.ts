/** Articles on their way: written at the console, published by somebody else, over the files of the house. */
import type {
  ArticleEntry,
  ArticlePage,
  ArticleState,
  ArticleText,
  ArticleVersion,
  Editor,
} from '../domain/article-page.ts';
import { moved, sameText, stateOn, textOf, written } from '../domain/article-page.ts';
import type { Article } from '../domain/commerce.ts';
import { AparteError } from '../domain/errors.ts';
import { articleName, fileMoved } from './overlay.ts';
import type { SettingBook } from './setting-book.ts';

export type ArticleDeskParts = {
  readonly settings: SettingBook;
  /** As the files and imports have them. */
  readonly filed: () => readonly Article[];
  readonly locales: readonly string[];
  readonly now: () => Date;
};

export function createArticleDesk({ settings, filed, locales, now }: ArticleDeskParts) {
  const fileOf = (locale: string, id: string) =>
    filed().find((article) => article.locale === locale && article.id === id);

  function entryOf(locale: string, id: string, article: Article | undefined): ArticleEntry | undefined {
    const edition = settings.current<ArticlePage>(articleName(locale, id));
    const file = article === undefined ? undefined : textOf(article);
    const page = edition?.value ?? (article === undefined ? undefined : fromFile(article));
    if (page === undefined) return undefined;
    return {
      ...{ id, locale, version: edition?.version ?? 0 },
      page: { ...page, state: stateOn(page, now()) },
      fileMoved: fileMoved(edition, file),
      ...(file === undefined ? {} : { file }),
      ...(edition === undefined ? {} : { edition }),
    };
  }

  function found({ locale, id }: Pick<ArticleVersion, 'locale' | 'id'>): ArticleEntry {
    const entry = entryOf(locale, id, fileOf(locale, id));
    if (entry === undefined) throw new AparteError('not-found', 'There is no such article.');
    return entry;
  }

  async function keep(
    { locale, id, version }: ArticleVersion,
    value: ArticlePage | null,
    by: Editor,
    restored?: number,
  ) {
    const article = fileOf(locale, id);
    await settings.write<ArticlePage>({
      ...{ name: articleName(locale, id), version, value },
      // the book holds pages: the file's text stands in it for comparison only
      file: (article === undefined ? null : textOf(article)) as unknown as ArticlePage | null,
      by: { advisorId: by.advisorId, name: by.name },
      ...(restored === undefined ? {} : { restored }),
    });
    return entryOf(locale, id, article);
  }

  return {
    list(): readonly ArticleEntry[] {
      const names = new Map(filed().map(({ locale, id }) => [articleName(locale, id), { locale, id }]));
      for (const { name } of settings.under('article.')) {
        const [, locale = '', id = ''] = name.split('.');
        names.set(name, { locale, id });
      }
      const files = new Map(filed().map((article) => [articleName(article.locale, article.id), article]));
      return [...names].flatMap(([name, { locale, id }]) => entryOf(locale, id, files.get(name)) ?? []);
    },
    found,

    /** The same text again, over the version that was read, changes nothing. */
    async write({ locale, id, version }: ArticleVersion, text: ArticleText, by: Editor): Promise<ArticleEntry> {
      if (!locales.includes(locale))
        throw new AparteError('unknown-locale', `The house speaks ${locales.join(', ')}, not "${locale}".`);
      const before = entryOf(locale, id, fileOf(locale, id));
      const open = before !== undefined && before.page.state !== 'expired';
      if (open && before.version === version && sameText(before.page.text, text)) return before;
      await keep({ locale, id, version }, written(before?.page, text, by), by);
      return found({ locale, id });
    },

    async move(which: ArticleVersion, to: ArticleState, by: Editor): Promise<ArticleEntry> {
      await settings.refresh();
      const { page } = found(which);
      await keep(which, moved(page, to, by, which.locale, now()), by);
      return found(which);
    },

    versions: (locale: string, id: string) => settings.versions<ArticlePage>(articleName(locale, id)),

    /** An earlier text as a draft: it is reviewed like any other. */
    async restore(which: ArticleVersion, version: number, by: Editor): Promise<ArticleEntry> {
      const { locale, id } = which;
      const earlier = (await settings.versions<ArticlePage>(articleName(locale, id))).find(
        (edition) => edition.version === version,
      );
      const article = fileOf(locale, id);
      const text = earlier?.value?.text ?? (version === 0 && article ? textOf(article) : undefined);
      if (text === undefined) throw new AparteError('not-found', 'There is no such version.');
      await keep(which, written(found(which).page, text, by), by, version);
      return found(which);
    },

    /** `file`: what was written here is history, and the file rules again. */
    async settle(which: ArticleVersion, rules: 'file' | 'console', by: Editor): Promise<ArticleEntry> {
      const edition = settings.current<ArticlePage>(articleName(which.locale, which.id));
      await keep(which, rules === 'file' ? null : (edition?.value ?? null), by);
      return found(which);
    },
  };
}

function fromFile(article: Article): ArticlePage {
  const text = textOf(article);
  return { state: 'published', text, live: { ...text, updatedAt: article.updatedAt.toISOString() }, writers: [] };
}
