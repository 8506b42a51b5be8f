/**
 * Messages in a reader's language: made once for each language, whoever reads and on whatever node, kept beside the
 * original, and gone with the conversation. Whoever has not agreed to a model is never sent to one.
 */
import { agreedTo } from '../domain/consent.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';
import { languageOf, type NotTranslated, sameLanguage, type Translator } from '../domain/translation.ts';
import { keepBeside } from './keep-beside.ts';

export type TranslationBookParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  /** Absent: the house has no model. */
  readonly translator: Translator | undefined;
  /** The language that a text is written in; where that is not clear, that of the locale. */
  readonly languageIn: (text: string, locale: string) => string;
  /** What stays as it is in every language. */
  readonly names: (conversation: Conversation, text: string) => readonly string[];
  readonly now: () => Date;
};

/** One message as it reads in a language. */
export type KeptTranslation = { readonly seq: number; readonly locale: string } & (
  | { readonly text: string; readonly by: string }
  | { readonly failed: NotTranslated }
);

type Stored = {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly locale: string;
  readonly at: Date;
  readonly made?: { readonly text: string; readonly by: string } | { readonly failed: 'unfaithful' };
};

export type TranslationBook = ReturnType<typeof createTranslationBook>;

const collection = 'translations';
/** Longer than any call to a model may take: whoever began it is gone. */
const givenUpMs = 20_000;
const lookMs = 250;
/** Of one conversation at the same time. */
const atOnce = 3;
const keptAtMost = 1000;

export function createTranslationBook(parts: TranslationBookParts) {
  const { documents, transcripts, translator, languageIn, names, now } = parts;
  const making = new Map<string, Promise<KeptTranslation>>();

  const spokenIn = ({ author, reading, text, locale }: Message): string => {
    if (author.kind === 'bot') return locale;
    return reading?.language ?? languageIn(text, locale);
  };

  /** System lines have words of their own in each language. */
  function needed(message: Message, locale: string): boolean {
    const { author, audience, text, translation } = message;
    if (author.kind === 'system' || audience === 'desk' || text.trim() === '') return false;
    if (translation !== undefined && sameLanguage(translation.locale, locale)) return false;
    return !sameLanguage(spokenIn(message), locale);
  }

  /** Undefined: somebody else was first. */
  async function begun(id: string, stored: Stored, version: number): Promise<number | undefined> {
    try {
      return await documents.put(collection, id, stored, version);
    } catch (cause) {
      if (cause instanceof AparteError && cause.code === 'conflict') return undefined;
      throw cause;
    }
  }

  async function make(conversation: Conversation, message: Message, locale: string): Promise<KeptTranslation> {
    const id = `${message.id}:${locale}`;
    const { seq, text } = message;
    const about = { conversationId: conversation.id, seq, locale };
    const unavailable: KeptTranslation = { seq, locale, failed: 'unavailable' };
    if (translator === undefined) return unavailable;
    for (;;) {
      const found = await documents.get<Stored>(collection, id);
      if (found?.value.made !== undefined) return shown(found.value) ?? unavailable;
      const isOthers = found !== undefined && now().getTime() - found.value.at.getTime() < givenUpMs;
      if (isOthers) await new Promise((resolve) => setTimeout(resolve, lookMs));
      else if ((await begun(id, { ...about, at: now() }, found?.version ?? 0)) !== undefined) break;
    }
    const asNow = await transcripts.conversation(conversation.id);
    if (asNow === undefined || !agreedTo(asNow, 'model')) {
      await documents.delete(collection, id);
      return unavailable;
    }
    const request = { text, from: spokenIn(message), to: locale, names: names(conversation, text) };
    const said = await translator.translate(
      { ...request, conversationId: conversation.id },
      new AbortController().signal,
    );
    if (!said.ok && said.reason === 'unavailable') {
      await documents.delete(collection, id);
      return unavailable;
    }
    const made = said.ok ? { text: said.text, by: said.by } : { failed: 'unfaithful' as const };
    const stored: Stored = { ...about, at: now(), made };
    await keepBeside(parts, conversation.id, { collection, id, value: stored });
    return shown(stored) ?? unavailable;
  }

  /** Undefined: there is nothing to translate, or nobody may. */
  async function of(
    conversation: Conversation,
    message: Message,
    locale: string,
  ): Promise<KeptTranslation | undefined> {
    if (!needed(message, locale) || why(conversation) !== undefined) return undefined;
    const key = `${message.id}:${locale}`;
    const running = making.get(key) ?? make(conversation, message, locale).finally(() => making.delete(key));
    making.set(key, running);
    return running;
  }

  function why(conversation: Conversation): 'no-model' | 'no-consent' | undefined {
    if (translator === undefined) return 'no-model';
    return agreedTo(conversation, 'model') ? undefined : 'no-consent';
  }

  return {
    of,
    /** Why nothing of this conversation is translated; undefined: it can be. */
    why,

    /** The latest first, a few at a time; tells each when it is there. Ends early when no model answers. */
    async all(
      conversation: Conversation,
      messages: readonly Message[],
      locale: string,
      tell: (translation: KeptTranslation) => void,
    ): Promise<void> {
      const left = messages.toReversed();
      let unanswered = 0;
      const work = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined && unanswered < atOnce; next = left.shift()) {
          const made = await of(conversation, next, locale);
          if (made === undefined) continue;
          if ('failed' in made && made.failed === 'unavailable') unanswered += 1;
          tell(made);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },

    /** What is there in a language, in the order of the messages. */
    async known(id: ConversationId, locale: string): Promise<readonly KeptTranslation[]> {
      const query = { index: 'conversationId', equals: id, limit: keptAtMost };
      const { items } = await documents.list<Stored>(collection, query);
      return items
        .filter(({ value }) => value.locale === languageOf(locale))
        .flatMap(({ value }) => shown(value) ?? [])
        .sort((one, other) => one.seq - other.seq);
    },
  };
}

function shown({ seq, locale, made }: Stored): KeptTranslation | undefined {
  return made === undefined ? undefined : { seq, locale, ...made };
}
