/** A handoff from the bot to an advisor: its states, and the Briefing that travels with it. */
import type { Order } from './commerce.ts';
import type { Priority, Reason, SignalKind } from './escalation.ts';
import { type AdvisorId, type ConversationId, conversationId, type HandoffId, handoffId } from './ids.ts';
import type { HandoffRouting } from './offer.ts';
import type { LinkHow, LinkLevel } from './identity-proof.ts';
import type { Consent, IdentityLevel } from './participant.ts';
import type { MadePromise } from './promise.ts';
import type { Alarm } from './timer-policy.ts';

/** `waiting -> accepted -> completed`, or `waiting -> failed`; exactly one terminal state for each initiate. */
export type HandoffState = 'waiting' | 'accepted' | 'completed' | 'failed';

/** What an advisor thought of a handoff. */
export const verdicts = ['right', 'early', 'late', 'wrong'] as const;
export type Verdict = (typeof verdicts)[number];

export type Handoff = {
  readonly id: HandoffId;
  readonly state: HandoffState;
  readonly openedAt: Date;
  /** The message that caused it: the protocol's transcript ends there. */
  readonly openedSeq: number;
  readonly reasons: readonly Reason[];
  readonly score: number;
  readonly priority: Priority;
  readonly policyVersion: number;
  readonly acceptedAt?: Date;
  /** The boutique is the one they were of then: a conversation stays with it when they move on. */
  readonly acceptedBy?: { readonly advisorId: AdvisorId; readonly name: string; readonly storeId?: string };
  /** When an advisor first wrote in it. */
  readonly firstReplyAt?: Date;
  /** Steps of the ladder taken because somebody waited too long, the latest. */
  readonly alarms?: readonly Alarm[];
  readonly endedAt?: Date;
  readonly endReason?: 'returned' | 'resolved' | 'shopper-cancelled' | 'nobody-there' | 'refused';
  readonly verdict?: Verdict;
  /** Signals that should not have counted. */
  readonly wrongSignals?: readonly SignalKind[];
  readonly verdictNote?: string;
  readonly verdictBy?: string;
  /** An advisor it is kept for (a transfer, or the shopper's own). */
  readonly offeredTo?: AdvisorId;
  readonly routing?: HandoffRouting;
};

/** A handoff is named after its conversation and the message that caused it, so that either leads to the other. */
export function nameHandoff(conversation: ConversationId, seq: number): HandoffId {
  return handoffId(`h.${seq}.${conversation}`);
}

export function conversationOfHandoff(handoff: string): ConversationId | undefined {
  const [, conversation] = /^h\.\d+\.(.+)$/.exec(handoff) ?? [];
  return conversation === undefined ? undefined : conversationId(conversation);
}

export function isOpen(handoff: Handoff | undefined): handoff is Handoff {
  return handoff !== undefined && (handoff.state === 'waiting' || handoff.state === 'accepted');
}

/** What was tried before a person came. */
export type Attempt = { readonly what: string; readonly result: 'answered' | 'rejected' | 'failed' };

/** A thread of the same shopper on some channel, with what is said for its being theirs. */
export type PersonChannel = {
  readonly conversationId: ConversationId;
  readonly linkId: string;
  readonly channel: string;
  readonly how: LinkHow;
  readonly level: LinkLevel;
  /** The order's number, where that is the proof. */
  readonly evidence?: string;
  readonly linkedAt: Date;
  readonly lastAt: Date;
  /** The last words of a person there. */
  readonly words: string;
  /** It is the conversation that the briefing is about. */
  readonly here?: boolean;
  readonly undone?: { readonly at: Date; readonly by: 'shopper' | 'desk' };
};

/** The context packet, version 1 (contracts, section 6): value of `handoff.initiate`, `GET .../briefing`, ack of a claim. */
export type Briefing = {
  readonly version: 1;
  readonly handoffId: HandoffId;
  readonly conversationId: ConversationId;
  readonly channel: string;
  readonly locale: string;
  readonly openedAt: Date;
  readonly reasons: readonly Reason[];
  readonly score: number;
  readonly priority: Priority;
  /** What an advisor thought of this handoff, once said. */
  readonly verdict?: Verdict;
  readonly wrongSignals?: readonly SignalKind[];
  readonly verdictNote?: string;
  readonly summary: readonly { readonly text: string; readonly seq: number }[];
  readonly shopper: {
    readonly shopperId?: string;
    readonly name?: string;
    readonly email?: string;
    readonly identity: IdentityLevel;
    readonly tier?: string;
    readonly lifetimeValue?: { readonly amount: number; readonly currency: string };
    readonly since?: string;
    readonly consents: readonly Consent[];
    readonly preferences: readonly string[];
    readonly sizes: Readonly<Record<string, string>>;
    readonly importantDates: readonly { readonly kind: string; readonly date: string }[];
    readonly ownAdvisor?: string;
    readonly notes: readonly string[];
  };
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
  readonly emotion: readonly {
    readonly seq: number;
    readonly value: number;
    readonly confidence: number;
    readonly at: Date;
    readonly evidence?: readonly string[];
  }[];
  /** The valence below which mood counts towards a handoff, on the scale of `emotion` (-1..1). */
  readonly emotionLimit: number;
  readonly orders: readonly Order[];
  readonly cart?: { readonly amount: number; readonly currency: string };
  readonly pagesSeen: readonly {
    readonly type: string;
    readonly sku?: string;
    readonly title?: string;
    readonly at: Date;
  }[];
  readonly productsShown: readonly {
    readonly productId: string;
    readonly sku: string;
    readonly title: string;
    readonly price: string;
    readonly image?: string;
    readonly reason?: string;
  }[];
  readonly attempts: readonly Attempt[];
  readonly promises: readonly MadePromise[];
  readonly openQuestions: readonly string[];
  readonly doNotAskAgain: readonly string[];
  readonly languageOfAdvisor: string;
  /** What an advisor may send now (`reply`, `human-tag`, `template`), and until when that stays so; see channel-rules.ts. */
  readonly replyWindow: {
    readonly open: boolean;
    readonly allowed: readonly string[];
    readonly until?: Date;
    readonly closedAt?: Date;
    /** Why a plain reply may not go. */
    readonly reason?: string;
  };
  readonly transcript: readonly TranscriptLine[];
  /** Every channel of the same shopper; absent where nothing links this one. */
  readonly channels?: readonly PersonChannel[];
  /** What `/shoppers/:id/links` knows them by. */
  readonly personId?: string;
  /** Conversations under the same name: worth a question, never a link. */
  readonly perhaps?: readonly {
    readonly conversationId: ConversationId;
    readonly channel: string;
    readonly lastAt: Date;
    readonly why: 'name';
  }[];
};

export type TranscriptLine = {
  readonly seq: number;
  readonly id: string;
  readonly author: { readonly kind: string; readonly name?: string };
  readonly text: string;
  readonly at: Date;
};
