/** The events that change a conversation. Plain data: they are stored as they are. */
import type { Attachment } from './attachment.ts';
import type { Card, Suggestion } from './card.ts';
import type { ChannelKind } from './channel-kind.ts';
import type { Conversation, ProductShown, WrapUp } from './conversation.ts';
import type { SignalKind } from './escalation.ts';
import type { FileSettled } from './file-mark.ts';
import type { HandEvent } from './hand.ts';
import type { Verdict } from './handoff.ts';
import type { LinkLevel } from './identity-proof.ts';
import type { AdvisorId, ConversationId, EventId, HandoffId } from './ids.ts';
import type { DraftOrigin } from './machine-draft.ts';
import type { RoutingEvent } from './offer.ts';
import type { Consent, ConsentPurpose } from './participant.ts';
import type { NewPromise, PromiseDecision, PromiseEnd } from './promise.ts';
import type { DeliveryReport, Settled } from './receipt.ts';
import type { TransferTarget } from './routing.ts';
import type { Template } from './template.ts';
import type { TimerKind } from './timer-policy.ts';
import type { TranslationOrigin } from './translation.ts';

/** What shoppers say and do, on the page or at a provider, and what is learnt of who they are. */
type ShopperEvent =
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
  | ({ readonly kind: 'shopper:identified' } & Conversation['identity'])
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
  | { readonly kind: 'shopper:parted' };

/** What a channel tells of the thread, of files and of what we sent. */
type ProviderEvent =
  /** Another app took or gave the thread at the provider. */
  | { readonly kind: 'channel:thread-moved'; readonly action: 'passed' | 'taken' | 'requested' }
  | { readonly kind: 'outside:said'; readonly text: string; readonly providerId: string }
  /** `lastSaidAt` names the silence: words since then make this event nothing. */
  | { readonly kind: 'outside:left'; readonly lastSaidAt: Date }
  /** A file was fetched from its provider, or will not be. */
  | ({ readonly kind: 'file:settled' } & FileSettled)
  | ({ readonly kind: 'delivery:settled' } & Settled)
  | ({ readonly kind: 'delivery:reported' } & DeliveryReport);

/** What an advisor does with a conversation and with the answers of the bot. */
type AdvisorEvent =
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
  | {
      readonly kind: 'advisor:flagged';
      readonly handoffId: HandoffId;
      readonly verdict: Verdict;
      readonly wrongSignals?: readonly SignalKind[];
      readonly note?: string;
      readonly name?: string;
    }
  | { readonly kind: 'advisor:dropped-draft'; readonly draftId: string };

/** What a supervisor does, whoever has the conversation. */
type SupervisorEvent =
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
  /** `missed`: a person should have come. */
  | {
      readonly kind: 'supervisor:audited';
      readonly missed: boolean;
      readonly signals: readonly SignalKind[];
      readonly note?: string;
      readonly name: string;
    };

/** What becomes of what was promised to the shopper. */
type PromiseEvent =
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
  | { readonly kind: 'promise:fell-due'; readonly promiseId: string; readonly dueAt: Date };

/** A step of the ladder: this wait, named by its beginning, has gone on for too long. */
type TimerEvent = {
  readonly kind: 'timer:ran-out';
  readonly timer: TimerKind;
  readonly sinceAt: Date;
  readonly step: number;
};

/** Everything that can happen to a conversation. First stored, then handled (the corridor's only way in). */
export type EventBody =
  | ShopperEvent
  | ProviderEvent
  | AdvisorEvent
  | SupervisorEvent
  | RoutingEvent
  | HandEvent
  | PromiseEvent
  | TimerEvent;

/** A stored event. `order` is the order of durable receipt within the conversation; it may have gaps. */
export type InboxEvent = {
  readonly id: EventId;
  readonly conversationId: ConversationId;
  readonly order: number;
  readonly receivedAt: Date;
  readonly body: EventBody;
};
