/** What goes into the dialogs and what comes out: plain data, so that neither side knows the Bot Framework. */
import type { Card, Source, Suggestion } from './card.ts';
import type { Money } from './commerce.ts';
import type { Conversation, OwedMessage, ProductShown } from './conversation.ts';
import type { Attempt } from './handoff.ts';
import type { IdentityProof } from './identity-proof.ts';
import type { LinkedNews } from './person.ts';
import type { NewPromise } from './promise.ts';
import type { UnderstandingContext } from './understanding.ts';

export type Reply = {
  readonly text: string;
  readonly card?: Card;
  readonly suggestions?: readonly Suggestion[];
  readonly sources?: readonly Source[];
};

/** Everything the shopper wrote since the bot last spoke (a burst is one turn), with the state they wrote it into. */
export type ConciergeTurn = {
  readonly conversation: Pick<
    Conversation,
    'id' | 'channel' | 'locale' | 'dialog' | 'identity' | 'memory' | 'brief' | 'pages' | 'head' | 'consents'
  >;
  readonly messages: readonly OwedMessage[];
  readonly now: Date;
  /** Escalation says to propose a person with this answer. */
  readonly offerPerson?: boolean;
};

export type ConciergeAnswer = {
  readonly dialog: unknown;
  readonly replies: readonly Reply[];
  /** `failed`: not understood or nothing found; `rejected`: the shopper says the last answer did not help. */
  readonly outcome: 'answered' | 'asked' | 'failed' | 'rejected' | 'small-talk';
  /** The shopper accepted or asked for a person inside a dialog: the words to quote. */
  readonly wantsPerson?: string;
  /** The shop system did not answer. */
  readonly shopFailing?: string;
  readonly attempts?: readonly Attempt[];
  readonly productsShown?: readonly ProductShown[];
  readonly ordersProven?: readonly string[];
  readonly orderValue?: { readonly money: Money; readonly number: string };
  readonly productValue?: { readonly money: Money; readonly title: string };
  readonly slots?: Readonly<Record<string, string>>;
  readonly openQuestions?: readonly string[];
  /** Only what a task can back; said in the first of the replies. */
  readonly promises?: readonly (Omit<NewPromise, 'id' | 'seq' | 'by'> & { readonly at: Date })[];
  /** The dialog proved who this is: `claimed` by an order's number and e-mail, `verified` by a code sent there. */
  readonly identity?: {
    readonly level: 'claimed' | 'verified';
    readonly email: string;
    readonly shopperId?: string;
    readonly proof?: IdentityProof;
  };
  /** What another thread of theirs brings along, the goal in hand included. */
  readonly linked?: LinkedNews;
  /** They have unlinked this thread. */
  readonly parted?: boolean;
};

/** The dialogs as one whole: what the Bot Framework bot asks when a shopper has written. */
export interface Concierge {
  respond(turn: ConciergeTurn, signal: AbortSignal): Promise<ConciergeAnswer>;
  /** What was asked last, so that "42" or "the black one" can be read. */
  expecting(dialog: unknown, now: Date): UnderstandingContext['expecting'];
}
