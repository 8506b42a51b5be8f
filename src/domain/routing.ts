/** What routing knows: the house's rules, who waits, who is there, and in which order the queue stands. */
import type { Priority } from './escalation.ts';
import type { AdvisorId, HandoffId } from './ids.ts';
import type { AdvisorRole, Presence } from './participant.ts';

export const routingSteps = ['own-advisor', 'same-store', 'skill-and-language', 'language', 'anyone'] as const;
export type RoutingStep = (typeof routingSteps)[number];

/** The house's rules for offers, all times in seconds. */
export type Routing = {
  /** Who is asked first, and who after them. */
  readonly order: readonly RoutingStep[];
  readonly offerSeconds: number;
  /** So long a shopper's own advisor who is there, but occupied, is waited for. */
  readonly ownAdvisorSeconds: number;
  readonly goneSeconds: number;
  /** After so long with nobody at the desk, the house promises to come back instead of letting somebody wait. */
  readonly callBackAfterSeconds: number;
};

/** Whom a transfer is meant for: each field that is given has to fit. */
export type TransferTarget = { readonly advisorId?: AdvisorId; readonly skill?: string; readonly store?: string };

/** Facts that speak for an advisor, as a person would name them. */
export const offerReasons = ['own-advisor', 'transfer', 'same-store', 'skill', 'language', 'free'] as const;
export type OfferReason = (typeof offerReasons)[number];

/** How an offer ended without being taken. `withdrawn`: the advisor could not take it any more. */
export type OfferOutcome = 'expired' | 'passed' | 'withdrawn';

export type WaitingCase = {
  readonly handoffId: HandoffId;
  readonly openedAt: Date;
  /** Since when it stands in the queue this time. */
  readonly queuedAt: Date;
  readonly priority: Priority;
  readonly score: number;
  /** Was let down once: with an advisor before, or waited too long. */
  readonly front: boolean;
  readonly locale: string;
  /** What it is about: intents, categories, delicate topics; compared with advisors' skills. */
  readonly topics: readonly string[];
  readonly ownAdvisor?: string;
  readonly storeId?: string;
  readonly target?: TransferTarget;
  readonly offer?: { readonly advisorId: AdvisorId; readonly untilAt: Date };
  readonly asked: readonly { readonly advisorId: AdvisorId; readonly outcome: OfferOutcome; readonly at: Date }[];
};

export type Candidate = {
  readonly advisorId: AdvisorId;
  readonly role: AdvisorRole;
  readonly status: Presence;
  /** Conversations in hand. */
  readonly load: number;
  readonly capacity: number;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly storeId?: string;
  /** Who was asked longest ago comes first among equals. */
  readonly lastOfferAt?: Date;
};

export type RoutingAct =
  | {
      readonly kind: 'offer';
      readonly advisorId: AdvisorId;
      readonly step: RoutingStep;
      readonly why: readonly OfferReason[];
      readonly untilAt: Date;
    }
  | { readonly kind: 'end-offer'; readonly advisorId: AdvisorId; readonly outcome: 'expired' | 'withdrawn' }
  /** Nobody whom the transfer is meant for takes it. */
  | { readonly kind: 'end-transfer' }
  /** Not one advisor is at the desk. */
  | { readonly kind: 'nobody' }
  /** An offer runs, the own advisor is waited for, or everybody who may be asked was asked: the row is open to all. */
  | { readonly kind: 'wait'; readonly because: 'offered' | 'own-advisor' | 'open' };

/**
 * The seconds that a case stands ahead of a plain one of the same age. Because it is time and not a class of its own,
 * whoever waits long enough overtakes everybody who comes later: nobody starves.
 */
const headStart: Readonly<Record<Priority, number>> = { urgent: 600, high: 240, normal: 0 };
const headStartOfScore = 60; // seconds for each whole point

export function headStartSeconds({ priority, score }: Pick<WaitingCase, 'priority' | 'score'>): number {
  return headStart[priority] + headStartOfScore * score;
}

/** When the case would have come, had it been a plain one: the queue stands in this order. */
export function rankedAt(waiting: Pick<WaitingCase, 'openedAt' | 'priority' | 'score'>): Date {
  return new Date(waiting.openedAt.getTime() - headStartSeconds(waiting) * 1000);
}

/** Who is served first: who was let down once, then who stands ahead. The id settles ties. */
export function inOrder(cases: readonly WaitingCase[]): readonly WaitingCase[] {
  const ranked = cases.map((waiting) => ({ waiting, at: rankedAt(waiting).getTime() }));
  ranked.sort(
    (a, b) =>
      Number(b.waiting.front) - Number(a.waiting.front) ||
      a.at - b.at ||
      (a.waiting.handoffId < b.waiting.handoffId ? -1 : 1),
  );
  return ranked.map(({ waiting }) => waiting);
}
