/** One line of the transcript, who wrote it, and what only advisors see beside it. Plain data: it is stored as it is. */
import type { Attachment } from './attachment.ts';
import type { Card, Source, Suggestion } from './card.ts';
import type { Decision, Signal } from './escalation.ts';
import type { AdvisorId, ConversationId, EventId, MessageId } from './ids.ts';
import type { DraftOrigin } from './machine-draft.ts';
import type { Template } from './template.ts';
import type { TranslationOrigin } from './translation.ts';
import type { Understanding } from './understanding.ts';

export type Author =
  | { readonly kind: 'shopper' }
  | { readonly kind: 'bot' }
  | { readonly kind: 'advisor'; readonly advisorId: AdvisorId; readonly name: string }
  | { readonly kind: 'system' };

/** What the desk sees beside a shopper's message. */
export type Reading = Pick<Understanding, 'language' | 'intents' | 'entities' | 'emotion' | 'by' | 'version'>;

/** What a turn was decided from, kept with its first words: the decision can be explained, and replayed under another policy. */
export type TurnDecision = Pick<Decision, 'outcome' | 'score' | 'policyVersion'> & {
  readonly signals: readonly Signal[];
};

/** A sentence of the desk by its key, with what it names. */
export type DeskLine = { readonly key: DeskLineKey; readonly params: Readonly<Record<string, string>> };

export type DeskLineKey =
  | 'reaction'
  | 'reaction-gone'
  | 'deleted'
  | 'opted-in'
  | 'opted-out'
  | 'moved'
  | 'thread-passed'
  | 'thread-taken'
  | 'thread-requested'
  | 'unsupported'
  | 'transfer-untaken'
  | 'transfer-opened'
  | 'promise-overdue'
  | 'rated';

/** One line of the transcript. `seq` starts at 1 and has no gaps. A message never changes once it is written. */
export type Message = {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly id: MessageId;
  readonly author: Author;
  readonly text: string;
  readonly at: Date;
  readonly locale: string;
  readonly clientMessageId?: string;
  readonly card?: Card;
  readonly suggestions?: readonly Suggestion[];
  readonly sources?: readonly Source[];
  readonly reading?: Reading;
  /** The events that a bot's or system's message answers; empty for what people wrote. */
  readonly answers?: readonly EventId[];
  readonly decision?: TurnDecision;
  /** An advisor's words that began as a machine's proposal. */
  readonly draft?: DraftOrigin;
  /** Sent in another language than the advisor wrote it in. */
  readonly translation?: TranslationOrigin;
  /** For advisors only: never sent out, never shown to the shopper. */
  readonly audience?: 'desk';
  /** What a line for advisors says, so that each reads it in their own language; `text` says it in the shopper's. */
  readonly line?: DeskLine;
  readonly attachments?: readonly Attachment[];
  /** The message that this one answers, reacts to or replaces. */
  readonly about?: number;
  /** The shopper has written an earlier message anew; it reads now like this. */
  readonly edited?: boolean;
  /** It goes out as this approved template; the text is what the shopper reads. */
  readonly template?: Template;
  /** What a Direct Line client sent along with its words, as JSON: it gets it back unchanged. */
  readonly clientData?: string;
};
