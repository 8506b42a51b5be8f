/** The ready replies in force: the folder's until somebody edits a locale at the console, the same on every node. */
import type { CannedReplies, CannedReply } from '../domain/canned.ts';
import type { SettingAuthor } from '../domain/setting.ts';
import type { SettingBook } from './setting-book.ts';

/** `version` 0 is the folder's own. */
export type CannedEdition = {
  readonly locale: string;
  readonly version: number;
  readonly replies: readonly CannedReply[];
};

export type CannedBook = {
  /** The nearest locale that has some: fr-CA, then fr. */
  in(locale: string): readonly CannedReply[];
  edition(locale: string): Promise<CannedEdition>;
  /** Replaces a locale's replies; `stale` when somebody else did since they were read. */
  publish(locale: string, replies: readonly CannedReply[], version: number, by: SettingAuthor): Promise<CannedEdition>;
};

export const cannedName = (locale: string) => `canned.${locale}`;

export function createCannedBook(
  folder: CannedReplies,
  settings: Pick<SettingBook, 'current' | 'write' | 'refresh'>,
): CannedBook {
  const own = (locale: string) => settings.current<readonly CannedReply[]>(cannedName(locale))?.value ?? folder[locale];

  return {
    in: (locale) => own(locale) ?? own(locale.split('-')[0] ?? locale) ?? [],
    async edition(locale) {
      await settings.refresh();
      const version = settings.current(cannedName(locale))?.version ?? 0;
      return { locale, version, replies: own(locale) ?? [] };
    },
    async publish(locale, value, version, by) {
      const file = folder[locale] ?? [];
      const next = await settings.write({ name: cannedName(locale), value, file, version, by });
      return { locale, version: next.version, replies: value };
    },
  };
}
