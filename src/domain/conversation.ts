/** The state of one conversation, its messages, and the events that change it. Plain data: it is stored as it is. */
import type { Attachment } from './attachment.ts';
import type { Card, Source, Suggestion } from './card.ts';
import type { Decision, Signal, SignalKind } from './escalation.ts';
import type { Figures } from './fact.ts';
import type { FileMark, FileSettled } from './file-mark.ts';
import type { Floor } from './floor.ts';
import type { Hand, HandEvent } from './hand.ts';
import type { Attempt, Handoff, Verdict } from './handoff.ts';
import type { Held, Unsent } from './held-reply.ts';
import type { IdentityProof, LinkLevel } from './identity-proof.ts';
import type { AdvisorId, ConversationId, EventId, HandoffId, MessageId, ShopperId } from './ids.ts';
import type { DraftOrigin } from './machine-draft.ts';
import type { Mood } from './mood.ts';
import type { RoutingEvent } from './offer.ts';
import type { Consent, ConsentPurpose, IdentityLevel } from './participant.ts';
import type { MadePromise, NewPromise, PromiseDecision, PromiseEnd } from './promise.ts';
import type { DeliveryReport, Receipts, Settled } from './receipt.ts';
import type { TransferTarget } from './routing.ts';
import type { Template } from './template.ts';
import type { TimerKind } from './timer-policy.ts';
import type { TranslationOrigin } from './translation.ts';
import type { Understanding } from './understanding.ts';

export const channelKinds = ['web', 'messenger', 'whatsapp', 'directline', 'botframework'] as const;
export type ChannelKind = (typeof channelKinds)[number];

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

/** Everything that can happen to a conversation. First stored, then handled (the corridor's only way in). */
export type EventBody =
  | {
      readonly kind: 'shopper:said';
      readonly text: string;
      readonly value?: string;
      readonly clientMessageId?: string;
      readonly masked?: boolean;
      readonly attachments?: readonly Attachment[];
      /** The provider's ids of this message, and of the one that it answers or replaces. */
      readonly providerId?: string;
      readonly replyTo?: string;
      readonly edited?: boolean;
      readonly referral?: string;
      readonly clientData?: string;
    }
  | {
      readonly kind: 'shopper:acted';
      readonly messageId: string;
      readonly action: string;
      readonly value: string;
      readonly label?: string;
      readonly clientMessageId?: string;
      readonly clientData?: string;
    }
  /** No `emoji`: the reaction was taken back. */
  | { readonly kind: 'shopper:reacted'; readonly target: string; readonly emoji?: string }
  | { readonly kind: 'shopper:deleted'; readonly target: string }
  /** News wanted or not wanted any more, by the channel's own switch. */
  | { readonly kind: 'shopper:opted'; readonly in: boolean; readonly topic?: string }
  /** The same person under another id of the channel. */
  | { readonly kind: 'shopper:moved'; readonly address: string }
  /** Something that we cannot show; `answer`: the shopper sent it and is told so. */
  | { readonly kind: 'shopper:sent-unsupported'; readonly what: string; readonly answer: boolean }
  /** Another app took or gave the thread at the provider. */
  | { readonly kind: 'channel:thread-moved'; readonly action: 'passed' | 'taken' | 'requested' }
  | { readonly kind: 'outside:said'; readonly text: string; readonly providerId: string }
  /** `lastSaidAt` names the silence: words since then make this event nothing. */
  | { readonly kind: 'outside:left'; readonly lastSaidAt: Date }
  | { readonly kind: 'shopper:asked-for-person'; readonly reason?: string }
  | { readonly kind: 'shopper:stopped-waiting' }
  /** No answer is wanted to what the bot still owes one. */
  | { readonly kind: 'shopper:stopped-answer' }
  | { readonly kind: 'shopper:chose-locale'; readonly locale: string }
  | { readonly kind: 'shopper:consented'; readonly purpose: ConsentPurpose; readonly granted: boolean }
  | {
      readonly kind: 'shopper:viewed';
      readonly page: {
        readonly type: string;
        readonly sku?: string;
        readonly title?: string;
        readonly price?: number;
        readonly cart?: number;
      };
    }
  | { readonly kind: 'shopper:read'; readonly seq: number }
  | { readonly kind: 'shopper:rated'; readonly score: number; readonly text?: string }
  | {
      readonly kind: 'shopper:identified';
      readonly level: IdentityLevel;
      readonly shopperId?: ShopperId;
      readonly name?: string;
      readonly email?: string;
      readonly tier?: string;
      readonly lifetimeValue?: number;
      readonly proof?: IdentityProof;
    }
  /** Another thread of the same person has something for this one. */
  | {
      readonly kind: 'shopper:linked';
      readonly from: { readonly conversationId: ConversationId; readonly channel: ChannelKind };
      /** Who they are, where the other thread has proof of it. */
      readonly identity?: Omit<Conversation['identity'], 'level'> & { readonly level: LinkLevel };
      readonly consents?: readonly Consent[];
      readonly slots?: Readonly<Record<string, string>>;
      readonly productsShown?: readonly ProductShown[];
      readonly ordersProven?: readonly string[];
      /** The goal in hand there, to go on with here. */
      readonly dialog?: unknown;
      /** Said in this thread: the conversation goes on over there. */
      readonly notice?: boolean;
    }
  /** The desk has unlinked this thread: what a link gave is taken back. */
  | { readonly kind: 'shopper:parted' }
  | {
      readonly kind: 'advisor:claimed';
      readonly handoffId: HandoffId;
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly storeId?: string;
    }
  | {
      readonly kind: 'advisor:took-over';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly storeId?: string;
    }
  | {
      readonly kind: 'advisor:said';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly text: string;
      readonly card?: Card;
      readonly clientMessageId: string;
      readonly draft?: DraftOrigin;
      readonly translation?: TranslationOrigin;
      readonly template?: Template;
      readonly suggestions?: readonly Suggestion[];
      readonly attachments?: readonly Attachment[];
    }
  | {
      readonly kind: 'advisor:returned';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly agreed?: string;
      readonly open?: string;
      readonly promises?: readonly PromiseDecision[];
    }
  | {
      readonly kind: 'advisor:transferred';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly to: TransferTarget;
      readonly note: string;
    }
  | RoutingEvent
  | { readonly kind: 'advisor:left'; readonly advisorId: AdvisorId }
  | {
      readonly kind: 'advisor:resolved';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly outcome: string;
      readonly followUp?: string;
      readonly followUpDueAt?: Date;
      readonly promises?: readonly PromiseDecision[];
      readonly wrapUp?: WrapUp;
    }
  /** `texts`: the replies as the approver wants them, one for each. */
  | {
      readonly kind: 'advisor:approved';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly replyId: string;
      readonly texts?: readonly string[];
      readonly confirmed?: readonly string[];
    }
  | {
      readonly kind: 'advisor:declined';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly replyId: string;
      readonly reason?: string;
    }
  /** Nobody has approved it in time. */
  | { readonly kind: 'reply:lapsed'; readonly replyId: string }
  | { readonly kind: 'advisor:read'; readonly seq: number }
  | HandEvent
  /** Given to somebody by a supervisor, whoever has it. */
  | {
      readonly kind: 'supervisor:assigned';
      readonly advisorId: AdvisorId;
      readonly name: string;
      readonly to: TransferTarget;
      readonly note: string;
    }
  /** A supervisor sees to the alarm of the wait that began then. */
  | {
      readonly kind: 'supervisor:acknowledged';
      readonly name: string;
      readonly timer: TimerKind;
      readonly sinceAt: Date;
    }
  | {
      readonly kind: 'advisor:flagged';
      readonly handoffId: HandoffId;
      readonly verdict: Verdict;
      readonly wrongSignals?: readonly SignalKind[];
      readonly note?: string;
      readonly name?: string;
    }
  | { readonly kind: 'advisor:dropped-draft'; readonly draftId: string }
  /** `missed`: a person should have come. */
  | {
      readonly kind: 'supervisor:audited';
      readonly missed: boolean;
      readonly signals: readonly SignalKind[];
      readonly note?: string;
      readonly name: string;
    }
  /** A step of the ladder: this wait, named by its beginning, has gone on for too long. */
  | { readonly kind: 'timer:ran-out'; readonly timer: TimerKind; readonly sinceAt: Date; readonly step: number }
  | { readonly kind: 'promise:made'; readonly promise: NewPromise }
  /** Not a promise after all. */
  | { readonly kind: 'promise:declined'; readonly promiseId: string }
  | {
      readonly kind: 'promise:moved';
      readonly promiseId: string;
      /** `null`: nobody's. */
      readonly owner?: AdvisorId | null;
      readonly dueAt?: Date;
    }
  | {
      readonly kind: 'promise:settled';
      readonly promiseId: string;
      readonly state: PromiseEnd;
      readonly words?: string;
    }
  /** Its time has come and it is open still; another time since then makes this event nothing. */
  | { readonly kind: 'promise:fell-due'; readonly promiseId: string; readonly dueAt: Date }
  /** A file was fetched from its provider, or will not be. */
  | ({ readonly kind: 'file:settled' } & FileSettled)
  | ({ readonly kind: 'delivery:settled' } & Settled)
  | ({ readonly kind: 'delivery:reported' } & DeliveryReport);

/** A stored event. `order` is the order of durable receipt within the conversation; it may have gaps. */
export type InboxEvent = {
  readonly id: EventId;
  readonly conversationId: ConversationId;
  readonly order: number;
  readonly receivedAt: Date;
  readonly body: EventBody;
};

/** What makes a new conversation when an event comes from a sender we have not met. */
export type Opening = Pick<Conversation, 'channel' | 'account' | 'visitor' | 'locale'> & {
  readonly identity?: Conversation['identity'];
};
