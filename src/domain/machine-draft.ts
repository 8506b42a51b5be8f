/** A reply that a machine proposes and a person approves, changes or drops. Nothing of it is sent by itself. */
import type { DraftText } from './composer.ts';

export type MachineDraft = DraftText & {
  readonly draftId: string;
  /** The conversation's head when it was made: once the shopper has written again it is stale. */
  readonly afterSeq: number;
};

/** Kept with the message that came of it: what the machine proposed, beside what the advisor sent. */
export type DraftOrigin = {
  readonly text: string;
  readonly by: string;
  readonly sources: readonly string[];
};
