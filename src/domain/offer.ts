/** What a handoff remembers of its routing, and the events of the corridor that write it. */
import type { AdvisorId, HandoffId } from './ids.ts';
import type { OfferOutcome, OfferReason, RoutingStep, TransferTarget } from './routing.ts';

export type Offer = {
  readonly advisorId: AdvisorId;
  readonly name: string;
  readonly step: RoutingStep;
  readonly why: readonly OfferReason[];
  readonly at: Date;
  readonly untilAt: Date;
};

export type Asked = {
  readonly advisorId: AdvisorId;
  readonly outcome: OfferOutcome;
  readonly at: Date;
  readonly reason?: string;
};

export type Transfer = {
  readonly by: { readonly advisorId: AdvisorId; readonly name: string };
  readonly to: TransferTarget;
  readonly at: Date;
};

/** Nobody at the desk; `backAt` is when a boutique opens next, absent while one is open. */
export type NobodyThere = { readonly at: Date; readonly backAt?: Date };

export type HandoffRouting = {
  /** How many acts of the house this handoff has seen: each act carries its number, so that it happens once. */
  readonly acts: number;
  readonly offer?: Offer;
  /** The latest offers that were not taken. */
  readonly asked: readonly Asked[];
  readonly transfer?: Transfer;
  readonly nobody?: NobodyThere;
  /** Since when the house has said that this takes too long. */
  readonly lateAt?: Date;
  /** The advisor who has it has written since they took it. */
  readonly answeredAt?: Date;
};

export const noRouting: HandoffRouting = { acts: 0, asked: [] };

/** An act of the house carries the number that the handoff was at; a person's act has none. */
type Numbered = { readonly handoffId: HandoffId; readonly act?: number };

/** `when` is the time in words, for the shopper's locale. */
export type RoutingEvent =
  | ({ readonly kind: 'handoff:offered' } & Numbered & Omit<Offer, 'at'>)
  | ({ readonly kind: 'handoff:offer-ended'; readonly advisorId: AdvisorId; readonly reason?: string } & Numbered & {
        readonly outcome: OfferOutcome;
      })
  /** `recalled` and `untaken`: back with the sender; `opened`: the sender is gone, anybody may take it. */
  | ({ readonly kind: 'handoff:transfer-ended'; readonly outcome: 'recalled' | 'untaken' | 'opened' } & Numbered)
  | ({ readonly kind: 'handoff:found-nobody'; readonly backAt?: Date; readonly when?: string } & Numbered)
  | ({ readonly kind: 'handoff:waited-long' } & Numbered)
  /** The house stops the wait and promises to answer by `dueAt`. */
  | ({ readonly kind: 'handoff:given-up'; readonly dueAt: Date; readonly when: string } & Numbered);

/** Taken, or given to somebody else: what was asked before counts no more. */
export function routingAfter(routing: HandoffRouting | undefined): { readonly routing?: HandoffRouting } {
  return routing === undefined ? {} : { routing: { acts: routing.acts, asked: [] } };
}
