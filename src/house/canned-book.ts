/** The ready replies in force: the folder's until somebody edits a locale at the console, the same on every node. */
import type { CannedReplies, CannedReply } from '../domain/canned.ts';
import { AparteError } from '../domain/errors.ts';
import type { Documents } from '../domain/ports.ts';

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
  publish(locale: string, replies: readonly CannedReply[], version: number): Promise<CannedEdition>;
  /** Looks for what another node published. */
  refresh(): Promise<void>;
};

const collection = 'canned-replies';
const localesRead = 100;

export function createCannedBook(
  folder: CannedReplies,
  documents: Pick<Documents, 'get' | 'put' | 'list'>,
): CannedBook {
  let inForce: CannedReplies = folder;

  async function refresh(): Promise<void> {
    const { items } = await documents.list<{ replies: readonly CannedReply[] }>(collection, { limit: localesRead });
    inForce = { ...folder, ...Object.fromEntries(items.map(({ id, value }) => [id, value.replies])) };
  }

  return {
    in: (locale) => inForce[locale] ?? inForce[locale.split('-')[0] ?? locale] ?? [],
    async edition(locale) {
      const stored = await documents.get<{ replies: readonly CannedReply[] }>(collection, locale);
      return { locale, version: stored?.version ?? 0, replies: stored?.value.replies ?? folder[locale] ?? [] };
    },
    async publish(locale, replies, version) {
      try {
        const next = await documents.put(collection, locale, { replies }, version);
        await refresh();
        return { locale, version: next, replies };
      } catch (cause) {
        if (!(cause instanceof AparteError) || cause.code !== 'conflict') throw cause;
        throw new AparteError('stale', 'Somebody else has changed these replies since you read them; read them again.');
      }
    },
    refresh,
  };
}
