/** Words that a language model may put together for the house; each is checked against what it was made from. */
import type { Source } from './card.ts';
import type { ConversationId } from './ids.ts';

export type Passage = Source & { readonly text: string };

/** A line of a transcript, as a model may see it: the composer redacts it. */
export type ComposerLine = {
  readonly seq: number;
  readonly role: 'shopper' | 'bot' | 'advisor';
  readonly text: string;
};

export type GroundedAnswer = { readonly text: string; readonly sources: readonly Source[]; readonly by: string };

export type SummaryLine = { readonly text: string; readonly seq: number };

/** A reply that is wanted; `facts` are sentences of the house's own records. */
export type DraftRequest = {
  readonly lines: readonly ComposerLine[];
  readonly locale: string;
  readonly passages: readonly Passage[];
  readonly facts: readonly string[];
  readonly instruction?: string;
  /** What the advisor has written so far, to be kept in meaning. */
  readonly own?: string;
};

export type DraftText = {
  readonly text: string;
  readonly sources: readonly Source[];
  /** Words of the text that make a checkable claim which no source holds. */
  readonly unsourced: readonly string[];
  /** 0..1, as the model says itself. */
  readonly confidence: number;
  /** `local`, or the model and the version of the prompt. */
  readonly by: string;
};

/** Undefined: it could not, may not, or said more than its sources do; the caller does without. Never throws. */
export interface Composer {
  answer(
    request: {
      readonly question: string;
      readonly locale: string;
      readonly passages: readonly Passage[];
      readonly conversationId: ConversationId;
    },
    signal: AbortSignal,
  ): Promise<GroundedAnswer | undefined>;
  /** At most three lines in `language`, each tied to a line that exists. */
  summarise(
    request: {
      readonly lines: readonly ComposerLine[];
      readonly language: string;
      readonly conversationId: ConversationId;
    },
    signal: AbortSignal,
  ): Promise<readonly SummaryLine[] | undefined>;
  /** A reply for an advisor to approve. */
  draft(
    request: DraftRequest & {
      /** Told of the text so far, while a model makes it. */
      readonly extended?: (text: string) => void;
      readonly conversationId: ConversationId;
    },
    signal: AbortSignal,
  ): Promise<DraftText | undefined>;
}
