/** The house as it is in force: its files, with what was set at the console laid over them. */
import { isDeepStrictEqual } from 'node:util';
import { type ArticlePage, liveArticle } from '../domain/article-page.ts';
import type { Article, Store } from '../domain/commerce.ts';
import type { SettingEdition } from '../domain/setting.ts';
import type { SettingBook } from './setting-book.ts';

export type HoursSetting = Pick<Store, 'hours' | 'holidays'>;
export type Settings = Pick<SettingBook, 'current' | 'under'>;

export const articleName = (locale: string, id: string) => `article.${locale}.${id}`;
export const hoursName = (storeId: string) => `hours.${storeId}`;

/** What was set, or the file's. */
export function inForce<Value>(settings: Settings, name: string, file: Value): Value {
  return settings.current<Value>(name)?.value ?? file;
}

export function storesInForce(settings: Settings, stores: readonly Store[]): readonly Store[] {
  return stores.map((store) => ({ ...store, ...settings.current<HoursSetting>(hoursName(store.id))?.value }));
}

/** An article that was published here stands in for the file's, and one that was taken away is gone whatever the file says. */
export function articlesInForce(settings: Settings, articles: readonly Article[]): readonly Article[] {
  const all = new Map(articles.map((article) => [articleName(article.locale, article.id), article]));
  for (const { name, value } of settings.under<ArticlePage>('article.')) {
    if (value === null) continue;
    const [, locale = '', id = ''] = name.split('.');
    if (value.live !== undefined) all.set(name, liveArticle(id, locale, value.live));
    else if (value.gone) all.delete(name);
  }
  return [...all.values()];
}

/** Those that were imported count more than the folder's own. */
export function laidOver(articles: readonly Article[], imported: readonly Article[]): readonly Article[] {
  const replaced = new Set(imported.map(({ locale, id }) => articleName(locale, id)));
  return [...articles.filter(({ locale, id }) => !replaced.has(articleName(locale, id))), ...imported];
}

/** The file has been changed since somebody set this: neither is thrown away, a person says which one counts. */
export function fileMoved(edition: SettingEdition | undefined, file: unknown): boolean {
  if (edition === undefined || edition.value === null) return false;
  return !isDeepStrictEqual(edition.file, JSON.parse(JSON.stringify(file ?? null)));
}
