/** A reply that a machine proposes and a person approves, changes or drops. Nothing of it is sent by itself. */
import type { DraftText } from './composer.ts';
import type { Money } from './commerce.ts';
import type { ConversationId } from './ids.ts';

/** What a piece cost and where it lay when the draft was made: both are looked at again before it goes. */
export type DraftFigure = {
  readonly sku: string;
  readonly title: string;
  readonly price: Money;
  /** Units by place: a store's id, or `online`. */
  readonly stock: Readonly<Record<string, number>>;
};

export type MachineDraft = DraftText & {
  readonly draftId: string;
  /** The conversation's head when it was made or last kept: once the shopper has written again it is stale. */
  readonly afterSeq: number;
  readonly figures?: readonly DraftFigure[];
};

/** `as-is` and `edited` were approved; `replaced` is words of the advisor's own, sent instead. */
export const draftVerdicts = ['as-is', 'edited', 'replaced'] as const;
export type DraftVerdict = (typeof draftVerdicts)[number];

/** Kept with the message that came of it: what the machine proposed, beside what the advisor sent. */
export type DraftOrigin = {
  readonly text: string;
  readonly by: string;
  readonly sources: readonly string[];
  readonly draftId?: string;
  readonly verdict?: DraftVerdict;
  /** Words added plus words removed. */
  readonly distance?: number;
  readonly approvedBy?: { readonly advisorId: string; readonly name: string };
  /** Claims without a source that the approver vouched for. */
  readonly confirmed?: readonly string[];
};

/** What became of each proposal, for figures: collection `draft-outcomes`, by draft id. */
export type DraftOutcome = {
  readonly draftId: string;
  readonly conversationId: string;
  readonly advisorId: string;
  readonly at: Date;
  readonly outcome: DraftVerdict | 'discarded';
  readonly by: string;
  readonly machineText: string;
  readonly sentText?: string;
  readonly distance?: number;
  readonly reason?: string;
};

/** What is kept for one advisor in one conversation: their unsent words, and the machine's proposal if there is one. */
export type KeptDraft = {
  readonly conversationId: ConversationId;
  readonly text: string;
  readonly machine?: MachineDraft;
};
