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
  /** `suggested`: an advisor's words sound like one, and nobody has said yet that they are. */
  readonly state: 'suggested' | 'open' | PromiseEnd;
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

/** The ledger with one more promise, or with one that was only suggested. The same promise again changes nothing. */
export function withPromise(ledger: readonly MadePromise[], made: NewPromise, at: Date): readonly MadePromise[] {
  return added(ledger, made, at, 'open');
}

/** Words that sound like a promise, for their author to say. */
export function withSuggestion(ledger: readonly MadePromise[], made: NewPromise, at: Date): readonly MadePromise[] {
  return added(ledger, made, at, 'suggested');
}

function added(
  ledger: readonly MadePromise[],
  made: NewPromise,
  at: Date,
  state: 'open' | 'suggested',
): readonly MadePromise[] {
  const id = made.id ?? namePromise(made.seq, made.kind);
  const known = ledger.find((one) => one.id === id);
  if (known !== undefined && (known.state !== 'suggested' || state === 'suggested')) return ledger;
  const others = ledger.filter((one) => one.id !== id);
  const live = others.filter((one) => one.state === 'open' || one.state === 'suggested');
  const ended = others.filter((one) => !live.includes(one)).slice(-endedKept);
  return [...ended, ...live, { ...made, id, madeAt: at, state }];
}

/** "Not a promise." */
export function withoutSuggestion(ledger: readonly MadePromise[], id: string): readonly MadePromise[] {
  return ledger.filter((known) => known.id !== id || known.state !== 'suggested');
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

/** Another owner (`null`: nobody), another time: what was promised stays. */
export function movePromise(
  ledger: readonly MadePromise[],
  id: string,
  { owner, dueAt }: { readonly owner?: AdvisorId | null; readonly dueAt?: Date },
): readonly MadePromise[] {
  return ledger.map((known) => {
    if (known.id !== id || known.state !== 'open') return known;
    const { owner: before, ...rest } = known;
    const next = owner === undefined ? before : (owner ?? undefined);
    return { ...rest, ...(next === undefined ? {} : { owner: next }), ...(dueAt === undefined ? {} : { dueAt }) };
  });
}

export function openPromises(ledger: readonly MadePromise[]): readonly MadePromise[] {
  return ledger.filter(({ state }) => state === 'open');
}

export function overduePromises(ledger: readonly MadePromise[], now: Date): readonly MadePromise[] {
  return openPromises(ledger).filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
}

/** What is said about an open promise when its conversation ends: how it ended, or who sees to it until when. */
export type PromiseDecision =
  | { readonly promiseId: string; readonly as: 'kept'; readonly words?: string | undefined }
  | { readonly promiseId: string; readonly as: 'broken' | 'withdrawn'; readonly words: string }
  | { readonly promiseId: string; readonly as: 'handed-over'; readonly owner: AdvisorId; readonly dueAt: Date };

/**
 * Open promises that nobody has decided about: with one of these a conversation cannot end. Who says nothing at all about
 * promises (`decisions` absent) takes on those of the concierge (`takenOver`): only what a person gave their word for is asked about.
 */
export function undecided(
  ledger: readonly MadePromise[],
  decisions?: readonly PromiseDecision[],
): readonly MadePromise[] {
  if (decisions === undefined) return openPromises(ledger).filter(({ by }) => by.kind !== 'bot');
  const decided = new Set(decisions.map(({ promiseId }) => promiseId));
  return openPromises(ledger).filter(({ id }) => !decided.has(id));
}

/** What the concierge promised and nobody sees to yet is this advisor's from now on; it stays open with its time. */
export function takenOver(ledger: readonly MadePromise[], owner: AdvisorId): readonly MadePromise[] {
  return ledger.map((known) =>
    known.state === 'open' && known.by.kind === 'bot' && known.owner === undefined ? { ...known, owner } : known,
  );
}

export function withDecisions(
  ledger: readonly MadePromise[],
  decisions: readonly PromiseDecision[] = [],
  at: Date,
): readonly MadePromise[] {
  return decisions.reduce((kept, decision) => {
    const { promiseId: id } = decision;
    if (decision.as === 'handed-over') return movePromise(kept, id, { owner: decision.owner, dueAt: decision.dueAt });
    const { as: state, words } = decision;
    return settlePromise(kept, id, { state, ...(words === undefined ? {} : { words }) }, at);
  }, ledger);
}
