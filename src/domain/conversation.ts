/** The state of one conversation. Plain data: it is stored as it is. */
import type { ChannelKind } from './channel-kind.ts';
import type { SignalKind } from './escalation.ts';
import type { Figures } from './fact.ts';
import type { FileMark } from './file-mark.ts';
import type { Floor } from './floor.ts';
import type { Hand } from './hand.ts';
import type { Attempt, Handoff } from './handoff.ts';
import type { Held, Unsent } from './held-reply.ts';
import type { IdentityProof } from './identity-proof.ts';
import type { AdvisorId, ConversationId, EventId, ShopperId } from './ids.ts';
import type { TurnDecision } from './message.ts';
import type { Mood } from './mood.ts';
import type { Consent, IdentityLevel } from './participant.ts';
import type { MadePromise } from './promise.ts';
import type { Receipts } from './receipt.ts';
import type { Understanding } from './understanding.ts';

/** A message the bot has not answered yet, with what was understood when it was accepted. */
export type OwedMessage = {
  readonly eventId: EventId;
  readonly seq: number;
  readonly text: string;
  /** What a tapped chip or card carried. */
  readonly value?: string;
  readonly action?: { readonly messageId: string; readonly action: string; readonly value: string };
  readonly understanding: Understanding;
  readonly at: Date;
};

export type PageSeen = {
  readonly type: string;
  readonly sku?: string;
  readonly title?: string;
  readonly price?: number;
  readonly at: Date;
};

export type ProductShown = {
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly price: string;
  readonly image?: string;
  readonly reason?: string;
};

/** What the bot has learnt and done; kept small, it is rewritten with each commit. */
export type Memory = {
  readonly attempts: readonly Attempt[];
  readonly productsShown: readonly ProductShown[];
  /** Order numbers that this shopper proved to be theirs. */
  readonly ordersProven: readonly string[];
  readonly slots: Readonly<Record<string, string>>;
  /** What was promised to the shopper: open, and the latest that ended. */
  readonly promises: readonly MadePromise[];
  readonly openQuestions: readonly string[];
  readonly lastIntent?: string;
  /** Slots that were told on another channel of the same person. */
  readonly toldOn?: Readonly<Record<string, ChannelKind>>;
};

/** What counts towards escalation besides the mood. */
export type Tally = {
  /** Answers in a row that did not help, were not understood or only said the same again. */
  readonly failedTurns: number;
  /** The start of the bot's last words, to notice when it says them again. */
  readonly lastAnswer?: string;
  readonly askedForPerson?: { readonly seq: number; readonly evidence: string };
  readonly delicateTopic?: { readonly seq: number; readonly topic: string; readonly evidence: string };
  readonly shopFailing?: { readonly seq: number; readonly evidence: string };
  readonly orderValue?: { readonly amount: number; readonly evidence: string };
  readonly productValue?: { readonly amount: number; readonly evidence: string };
  readonly cartValue?: { readonly amount: number; readonly evidence: string };
  /** The bot has offered a person and was not taken up on it; not offered again before something new happens. */
  readonly offeredAtScore?: number;
};

/** What a supervisor found who read a conversation that stayed with the bot. */
export type Audit = {
  readonly missed: boolean;
  /** What should have called a person. */
  readonly signals: readonly SignalKind[];
  readonly note?: string;
  readonly by: string;
  readonly at: Date;
  /** When the case began that was read. */
  readonly caseAt: Date;
};

/** What an advisor leaves behind at the end: what it was about, and what comes next. */
export type WrapUp = { readonly summary: string; readonly nextStep: string };

export type Conversation = {
  readonly id: ConversationId;
  readonly channel: ChannelKind;
  readonly account: string;
  /** The sender on the channel: one browser, one page-scoped id. */
  readonly visitor: string;
  readonly locale: string;
  /** The locale was chosen by hand and no longer follows what is written. */
  readonly localeChosen?: boolean;
  /** Of the shopper's last message: a second one in another language in a row makes the switch. */
  readonly lastLanguage?: string;
  readonly openedAt: Date;
  readonly updatedAt: Date;
  readonly lastShopperAt?: Date;
  /** Set while the shopper has spoken last: since when. */
  readonly awaitingReplySinceAt?: Date | undefined;
  /** The seq of the last message; 0 before the first. */
  readonly head: number;
  readonly floor: Floor;
  readonly owed: readonly OwedMessage[];
  /** An answer that waits for a person's approval; only while the bot holds the floor. */
  readonly heldReply?: HeldReply | undefined;
  /** The last answer that was made and not sent, by the house's wish. */
  readonly unsent?: Unsent | undefined;
  /** The dialog engine's own state; only flow.ts reads it. */
  readonly dialog: unknown;
  readonly mood: Mood;
  readonly tally: Tally;
  readonly memory: Memory;
  readonly handoff?: Handoff;
  readonly pastHandoffs: readonly Handoff[];
  /** What the desk did that the bot has still to be told (`handoff.status`). */
  readonly untold?: readonly { readonly state: 'accepted' | 'failed' | 'completed'; readonly message?: string }[];
  /** What the last advisor left behind when handing back. */
  readonly brief?: { readonly agreed: string; readonly open: string; readonly by: string };
  readonly identity: {
    readonly level: IdentityLevel;
    readonly shopperId?: ShopperId;
    readonly name?: string;
    readonly email?: string;
    readonly tier?: string;
    readonly lifetimeValue?: number;
    /** Their own boutique, as the client book has it. */
    readonly storeId?: string;
    /** By what it is `verified`. */
    readonly proof?: IdentityProof;
  };
  readonly consents: readonly Consent[];
  readonly pages: readonly PageSeen[];
  readonly readBy: { readonly shopper: number; readonly desk: number };
  readonly csat?: { readonly score: number; readonly text?: string; readonly at: Date };
  readonly csatRequested?: boolean;
  /** Where the question of how it was stands in the thread; on our own pages the widget asks, and this is not set. */
  readonly ratingAsked?: { readonly seq: number; readonly at: Date };
  /** How far our messages got, on channels that are not ours. */
  readonly receipts?: Receipts;
  /** What became of files that came through a provider, the latest. */
  readonly files?: readonly FileMark[];
  /** Latest messages of the shopper under the provider's ids, so that a reply or a reaction finds what it is about. */
  readonly heard?: readonly { readonly providerId: string; readonly seq: number }[];
  /** Where the shopper is reached now, when it is no longer under `visitor`: a changed number. */
  readonly address?: string;
  /** An advertisement or link that the shopper came by, the latest. */
  readonly referral?: { readonly from: string; readonly at: Date };
  /** When a person outside our desk last wrote here. */
  readonly outsideAt?: Date;
  readonly resolved?: {
    readonly outcome: string;
    readonly followUp?: string;
    readonly followUpDueAt?: Date;
    readonly wrapUp?: WrapUp;
    readonly by?: { readonly advisorId: AdvisorId; readonly name: string };
    readonly at: Date;
  };
  /** For counting each thing once; no part of the talk. */
  readonly figures?: Figures;
  /** Machine drafts that advisors have dropped here. */
  readonly draftsDropped?: number;
  /** A supervisor read what the bot did alone: should a person have come? */
  readonly audit?: Audit;
  /** Whoever has it asks for a supervisor; see hand.ts. */
  readonly hand?: Hand | undefined;
  /** Last words and their author, for lists. */
  readonly snippet: string;
};

/** What a held answer would make of the conversation; `identity` only where the answer itself learnt who it is. */
export type HeldOutcome = Pick<Conversation, 'dialog' | 'memory' | 'tally' | 'mood'> &
  Partial<Pick<Conversation, 'identity'>>;
export type HeldReply = Held<OwedMessage, HeldOutcome, TurnDecision>;

/** What makes a new conversation when an event comes from a sender we have not met. */
export type Opening = Pick<Conversation, 'channel' | 'account' | 'visitor' | 'locale'> & {
  readonly identity?: Conversation['identity'];
};
