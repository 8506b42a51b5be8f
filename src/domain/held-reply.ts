/** An answer of the concierge that a person has to approve before the shopper gets it. Kept with the conversation. */
import type { Card, Source, Suggestion } from './card.ts';

/** One message that would be sent. */
export type HeldWords = {
  readonly text: string;
  readonly card?: Card;
  readonly suggestions?: readonly Suggestion[];
  readonly sources?: readonly Source[];
};

export type Held<Owed, After, Decision> = {
  readonly id: string;
  readonly heldAt: Date;
  /** Nobody has approved by then: the shopper goes to an advisor. */
  readonly dueAt: Date;
  /** The topic that is supervised; absent where all topics are. */
  readonly topic?: string;
  /** What it answers: answered anew together with whatever the shopper writes meanwhile. */
  readonly owed: readonly Owed[];
  readonly replies: readonly HeldWords[];
  /** What the turn would have made of the conversation; it becomes true with the approval, and not before. */
  readonly after: After;
  readonly decision?: Decision;
};

/** An answer that was only for the record (`shadow`), or that the advisor finds as a draft (`suggest`). */
export type Unsent = {
  readonly id: string;
  readonly mode: 'suggest' | 'shadow';
  readonly replies: readonly HeldWords[];
  /** The shopper's last words when it was made. */
  readonly seq: number;
  readonly at: Date;
};

export const wordsOf = (replies: readonly HeldWords[]): string =>
  replies
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');
