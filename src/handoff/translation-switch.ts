/** In which language each advisor reads each conversation, when it is not the one it is written in. */
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents } from '../domain/ports.ts';
import { languageOf } from '../domain/translation.ts';

export type TranslationSwitchParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  /** Of the house. */
  readonly locales: readonly string[];
};

/** `locales`: those to choose from, the advisor's own first. */
export type Switched = { readonly on: boolean; readonly locale: string; readonly locales: readonly string[] };

type Stored = { readonly conversationId: ConversationId; readonly advisorId: string; readonly locale: string };

export type TranslationSwitch = ReturnType<typeof createTranslationSwitch>;

const collection = 'translation-switches';
const keptAtMost = 500;

export function createTranslationSwitch({ documents, locales }: TranslationSwitchParts) {
  const key = (advisor: Advisor, id: ConversationId) => `${id}:${advisor.id}`;
  const choices = ({ languages }: Advisor) => [...new Set([...languages, ...locales].map(languageOf))];
  const usual = (advisor: Advisor) => choices(advisor)[0] ?? 'en';

  return {
    async of(advisor: Advisor, id: ConversationId): Promise<Switched> {
      const found = await documents.get<Stored>(collection, key(advisor, id));
      const locale = found?.value.locale ?? usual(advisor);
      return { on: found !== undefined, locale, locales: choices(advisor) };
    },

    /** Throws `unknown-locale` for a language that is neither theirs nor the house's. */
    async set(advisor: Advisor, id: ConversationId, on: boolean, wanted = usual(advisor)): Promise<Switched> {
      const locale = languageOf(wanted);
      const all = choices(advisor);
      if (!all.includes(locale))
        throw new AparteError('unknown-locale', `locale: one of ${all.join(', ')}, not "${wanted}".`);
      if (on)
        await documents.put<Stored>(collection, key(advisor, id), {
          conversationId: id,
          advisorId: advisor.id,
          locale,
        });
      else await documents.delete(collection, key(advisor, id));
      return { on, locale, locales: all };
    },

    /** Everything that this advisor reads in another language. */
    async on({ id }: Advisor): Promise<ReadonlyMap<ConversationId, string>> {
      const query = { index: 'advisorId', equals: id, limit: keptAtMost };
      const { items } = await documents.list<Stored>(collection, query);
      return new Map(items.map(({ value }) => [value.conversationId, value.locale]));
    },
  };
}
