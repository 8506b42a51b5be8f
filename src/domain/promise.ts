/**
 * What was promised to a shopper, by the concierge or by a person: kept with the conversation until it is kept, broken or
 * taken back. Each open promise is backed by a task (task.ts), so that somebody is reminded of it.
 */
import type { AdvisorId } from './ids.ts';

export const promiseKinds = ['call-back', 'date', 'refund', 'price', 'hold', 'note-answer'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** `kept`: done as said; `broken`: it was not done, and the shopper knows; `withdrawn`: taken back, with words. */
export const promiseEnds = ['kept', 'broken', 'withdrawn'] as const;
export type PromiseEnd = (typeof promiseEnds)[number];

export type PromisedBy =
  | { readonly kind: 'bot' }
  | { readonly kind: 'advisor'; readonly advisorId: AdvisorId; readonly name: string };

export type MadePromise = {
  /** Named within its conversation by the message and the kind: the same words make the same promise. */
  readonly id: string;
  readonly kind: PromiseKind;
  /** As a person would quote it. */
  readonly text: string;
  /** The message that holds the words. */
  readonly seq: number;
  readonly by: PromisedBy;
  /** Who sees to it; absent: whoever takes it. */
  readonly owner?: AdvisorId;
  readonly dueAt?: Date;
  readonly madeAt: Date;
  readonly state: 'open' | PromiseEnd;
  readonly endedAt?: Date;
  /** Why it was taken back or not kept, or how it was kept. */
  readonly words?: string;
};

/** What one has to know to make a promise; the rest follows from when it is made. */
export type NewPromise = Omit<MadePromise, 'id' | 'state' | 'madeAt' | 'endedAt' | 'words'> & { readonly id?: string };

/** Ended ones are kept for the briefing, the latest. */
const endedKept = 12;

export function namePromise(seq: number, kind: PromiseKind, nth = 0): string {
  return nth === 0 ? `p.${seq}.${kind}` : `p.${seq}.${kind}.${nth}`;
}

/** The ledger with one more promise. The same promise again changes nothing. */
export function withPromise(ledger: readonly MadePromise[], made: NewPromise, at: Date): readonly MadePromise[] {
  const id = made.id ?? namePromise(made.seq, made.kind);
  if (ledger.some((known) => known.id === id)) return ledger;
  const open = ledger.filter((known) => known.state === 'open');
  const ended = ledger.filter((known) => known.state !== 'open').slice(-endedKept);
  return [...ended, ...open, { ...made, id, madeAt: at, state: 'open' }];
}

/** An open promise comes to its end; one that has ended already stays as it is. */
export function settlePromise(
  ledger: readonly MadePromise[],
  id: string,
  end: { readonly state: PromiseEnd; readonly words?: string },
  at: Date,
): readonly MadePromise[] {
  return ledger.map((known) => (known.id === id && known.state === 'open' ? { ...known, ...end, endedAt: at } : known));
}

/** Another owner, another time: what was promised stays. */
export function movePromise(
  ledger: readonly MadePromise[],
  id: string,
  to: { readonly owner?: AdvisorId; readonly dueAt?: Date },
): readonly MadePromise[] {
  return ledger.map((known) => (known.id === id && known.state === 'open' ? { ...known, ...to } : known));
}

export function openPromises(ledger: readonly MadePromise[]): readonly MadePromise[] {
  return ledger.filter(({ state }) => state === 'open');
}

export function overduePromises(ledger: readonly MadePromise[], now: Date): readonly MadePromise[] {
  return openPromises(ledger).filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
}

/** A promise that is in good hands outlives its conversation: somebody owns it, and knows until when. */
export function isHandedOver({ owner, dueAt }: MadePromise): boolean {
  return owner !== undefined && dueAt !== undefined;
}
