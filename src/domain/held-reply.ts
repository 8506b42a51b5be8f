/** An answer of the concierge that a person has to approve before the shopper gets it. Kept with the conversation. */
import type { Reply } from './concierge.ts';
import type { Conversation, OwedMessage, TurnDecision } from './conversation.ts';

/** What the turn would have made of the conversation; it becomes true with the approval, and not before. */
export type HeldOutcome = Pick<Conversation, 'dialog' | 'memory' | 'tally' | 'identity' | 'mood'>;

export type HeldReply = {
  readonly id: string;
  readonly heldAt: Date;
  /** Nobody has approved by then: the shopper goes to an advisor. */
  readonly dueAt: Date;
  /** The topic that is supervised; absent where all topics are. */
  readonly topic?: string;
  /** What it answers: answered anew together with whatever the shopper writes meanwhile. */
  readonly owed: readonly OwedMessage[];
  readonly replies: readonly Reply[];
  readonly after: HeldOutcome;
  readonly decision?: TurnDecision;
};

/** An answer that was only for the record (`shadow`), or that the advisor finds as a draft (`suggest`). */
export type Unsent = {
  readonly id: string;
  readonly mode: 'suggest' | 'shadow';
  readonly replies: readonly Reply[];
  /** The shopper's last words when it was made. */
  readonly seq: number;
  readonly at: Date;
};

export const wordsOf = (replies: readonly Reply[]): string =>
  replies
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');
