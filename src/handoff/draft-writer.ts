/** Who writes a proposal: the model where there is one and the shopper agreed to it, otherwise the house's own records. */
import type { Composer, DraftText, Passage } from '../domain/composer.ts';
import { agreedTo } from '../domain/consent.ts';
import { wordsOf } from '../domain/held-reply.ts';
import type { Knowledge } from '../domain/house-books.ts';
import type { Advisor } from '../domain/participant.ts';
import { composerLine } from './composer-line.ts';
import type { DraftContext, DraftFacts } from './draft-facts.ts';
import type { createLocalDraft } from './local-draft.ts';

export type DraftWriterParts = {
  readonly facts: DraftFacts;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly local: ReturnType<typeof createLocalDraft>;
  /** Absent without a model. */
  readonly composer?: Pick<Composer, 'draft'>;
  readonly now: () => Date;
};

/** `own`: what stands in the advisor's box. */
export type DraftWish = { readonly instruction?: string; readonly own?: string };

/** Told of the text as it is made; `signal` ends the work. */
export type Hear = { readonly signal: AbortSignal; readonly extended: (text: string) => void };

export type DraftWriter = ReturnType<typeof createDraftWriter>;

/** The one instruction that needs no model. */
const shorter = 'shorter';
/** What the console's ready wishes mean to a model; other words are passed on as they are. */
const meant: Readonly<Record<string, string>> = {
  warmer: 'Make it warmer.',
  shorter: 'Make it shorter.',
  'more-formal': 'Make it more formal.',
  'own-words': 'Put the words of the advisor into good form, and add nothing to them.',
  'in-fr': 'Write it in French.',
  'in-en': 'Write it in English.',
};
const passagesRead = 4;
/** A draft is no part of a turn: a person waits for it, but not longer than this. */
const draftMs = 10_000;

export function createDraftWriter({ facts, knowledge, local, composer, now }: DraftWriterParts) {
  async function byModel(context: DraftContext, wish: DraftWish, hear: Hear): Promise<DraftText | undefined> {
    const { conversation, messages, question } = context;
    if (composer === undefined || !agreedTo(conversation, 'model')) return undefined;
    const { id, locale } = conversation;
    const hits = question === '' ? [] : knowledge.find(question, locale, passagesRead);
    const passages: Passage[] = hits.map(({ article, passage }) => ({
      id: article.id,
      title: article.title,
      text: passage,
    }));
    const known = facts
      .factsFor(question, context)
      .filter(({ spoken, source }) => spoken !== true && isRecord(source.id));
    return composer.draft(
      {
        lines: messages.flatMap(composerLine),
        locale,
        passages,
        facts: known.map(({ text }) => text.replace(/\s*\n\s*/g, ' ')),
        conversationId: id,
        ...(wish.instruction === undefined ? {} : { instruction: meant[wish.instruction] ?? wish.instruction }),
        ...(wish.own === undefined || wish.own.trim() === '' ? {} : { own: wish.own }),
        extended: hear.extended,
      },
      AbortSignal.any([hear.signal, AbortSignal.timeout(draftMs)]),
    );
  }

  return {
    /** Undefined: nothing in the house answers this, or nobody here can follow the instruction. */
    async write(advisor: Advisor, context: DraftContext, wish: DraftWish, hear: Hear): Promise<DraftText | undefined> {
      const suggested = wish.instruction === undefined ? suggestionIn(context) : undefined;
      if (suggested !== undefined) return suggested;
      const written = await byModel(context, wish, hear);
      if (written !== undefined || hear.signal.aborted) return written;
      if (wish.instruction !== undefined && wish.instruction !== shorter) return undefined;
      const greets = !context.messages.some(
        ({ author }) => author.kind === 'advisor' && author.advisorId === advisor.id,
      );
      const { name: advisorName } = advisor;
      return local.compose(context, { advisorName, now: now(), greets, shorter: wish.instruction === shorter });
    },
  };
}

/** What the concierge would have said, where the house lets it only suggest; once the shopper writes on it is old. */
function suggestionIn({ conversation, messages }: DraftContext): DraftText | undefined {
  const { unsent } = conversation;
  if (unsent?.mode !== 'suggest') return undefined;
  if (messages.some(({ author, seq }) => author.kind === 'shopper' && seq > unsent.seq)) return undefined;
  const sources = unsent.replies.flatMap((reply) => [...(reply.sources ?? [])]);
  return { text: wordsOf(unsent.replies), sources, unsourced: [], confidence: 0.7, by: 'concierge' };
}

/** Orders, pieces and stores: articles come as passages. */
const isRecord = (id: string): boolean => /^(?:order|piece|store):/.test(id);
