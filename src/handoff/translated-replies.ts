/**
 * An advisor's words as the shopper would read them: made by the model, seen and approved by the advisor, and sent exactly
 * as they were seen. What the advisor wrote stays beside them.
 */
import { randomUUID } from 'node:crypto';
import type { Attachment } from '../domain/attachment.ts';
import type { Conversation } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import { advisorMaySpeak } from '../domain/floor.ts';
import type { ConversationId, MessageId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Documents, Transcripts } from '../domain/ports.ts';
import { type NotTranslated, sameLanguage, type Translator } from '../domain/translation.ts';
import type { HeldSends } from './held-sends.ts';
import { keepBeside } from './keep-beside.ts';
import type { TranslationBook } from './translation-book.ts';

export type TranslatedRepliesParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'delete'>;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly translator: Translator | undefined;
  readonly why: TranslationBook['why'];
  readonly languageIn: (text: string, locale: string) => string;
  readonly names: (conversation: Conversation, text: string) => readonly string[];
  readonly sends: Pick<HeldSends, 'say' | 'earlier'>;
};

export type Preview = {
  readonly conversationId: ConversationId;
  readonly previewId: string;
  /** What the advisor wrote, and its locale. */
  readonly original: string;
  readonly from: string;
  readonly text: string;
  /** The shopper's. */
  readonly locale: string;
  readonly by: string;
};

export type PreviewApproval = {
  readonly previewId: string;
  readonly clientMessageId: string;
  readonly attachments: readonly Attachment[];
  /** How long it is held back, so that it can be taken back. */
  readonly undoMs?: number;
};

/** `already`: it is in the shopper's language as it stands. */
export type NoPreview = NotTranslated | 'already' | 'no-model' | 'no-consent';

export type TranslatedReplies = ReturnType<typeof createTranslatedReplies>;

const collection = 'translation-previews';

export function createTranslatedReplies(parts: TranslatedRepliesParts) {
  const { documents, translator, why, languageIn, names, sends } = parts;
  const key = (advisor: Advisor, id: ConversationId) => `${id}:${advisor.id}`;

  return {
    /** `from`: the language that the advisor reads and writes in. The last one that was made is the one to approve. */
    async preview(
      advisor: Advisor,
      conversation: Conversation,
      words: { readonly text: string; readonly from: string },
      signal: AbortSignal,
    ): Promise<Preview | NoPreview> {
      const { id, locale } = conversation;
      const { text: original, from } = words;
      const not = why(conversation);
      if (not !== undefined || translator === undefined) return not ?? 'no-model';
      if (sameLanguage(languageIn(original, from), locale)) return 'already';
      const request = { text: original, from, to: locale, names: names(conversation, original), conversationId: id };
      const said = await translator.translate(request, signal);
      if (!said.ok) return said.reason;
      const { text, by } = said;
      const preview: Preview = { conversationId: id, previewId: randomUUID(), original, from, text, locale, by };
      if (!signal.aborted) await keepBeside(parts, id, { collection, id: key(advisor, id), value: preview });
      return preview;
    },

    /** Who may write here at all; refused with `not-yours` before a model is asked. */
    mayWrite({ floor }: Conversation, advisor: Advisor): void {
      if (!advisorMaySpeak(floor, advisor.id))
        throw new AparteError('not-yours', 'This conversation is not yours: claim it first.');
    },

    async approve(advisor: Advisor, id: ConversationId, approval: PreviewApproval): Promise<MessageId> {
      const { previewId, clientMessageId, attachments, undoMs } = approval;
      const files = attachments.map(({ fileId }) => fileId);
      const wish = { clientMessageId, asked: JSON.stringify({ id, previewId, files }) };
      const earlier = await sends.earlier(advisor, wish);
      if (earlier !== undefined) return earlier;
      const found = await documents.get<Preview>(collection, key(advisor, id));
      if (found === undefined || found.value.previewId !== previewId)
        throw new AparteError('stale', 'This translation is not the latest one; look at the words again.');
      const { text, original, from, by } = found.value;
      const approvedBy = { advisorId: advisor.id, name: advisor.name };
      return sends.say(advisor, id, {
        ...wish,
        text,
        ...(attachments.length === 0 ? {} : { attachments }),
        translation: { text: original, locale: from, by, approvedBy },
        restore: { conversationId: id, text: original },
        ...(undoMs === undefined ? {} : { undoMs }),
      });
    },
  };
}
