/**
 * Whom a waiting conversation is offered to, in which order, and until when. Pure: who waits, who is there and the clock
 * in, the next acts with their reasons out. An offer is a courtesy and no lock: whoever is free may take a row by hand.
 */
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

/** An advisor who let an offer pass unseen is asked again for the same case after this many offer times. */
const askedAgainAfter = 2;

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

/** One round over everything that waits. An advisor gets one offer at a time and never one beyond their capacity. */
export function plan(
  cases: readonly WaitingCase[],
  candidates: readonly Candidate[],
  routing: Routing,
  now: Date,
): ReadonlyMap<HandoffId, RoutingAct> {
  const acts = new Map<HandoffId, RoutingAct>();
  const asked = new Set(cases.flatMap(({ offer }) => (offer === undefined ? [] : [offer.advisorId])));
  const known = new Map(candidates.map((candidate) => [candidate.advisorId, candidate]));
  const able = candidates.filter((each) => !asked.has(each.advisorId) && mayTake(each, true));
  const free = new Map(able.sort(byEase).map((each) => [each.advisorId, each]));
  const people: People = { candidates, known, free };
  for (const waiting of inOrder(cases)) {
    const act = nextAct(waiting, people, routing, now);
    acts.set(waiting.handoffId, act);
    if (act.kind === 'offer') free.delete(act.advisorId);
  }
  return acts;
}

type People = {
  readonly candidates: readonly Candidate[];
  readonly known: ReadonlyMap<AdvisorId, Candidate>;
  /** Who can be asked now and has no offer open; who has most room comes first. */
  readonly free: ReadonlyMap<AdvisorId, Candidate>;
};

function nextAct(waiting: WaitingCase, people: People, routing: Routing, now: Date): RoutingAct {
  const { offer, target } = waiting;
  if (offer !== undefined) return runningOffer(waiting, offer, people, now);
  if (target !== undefined) return transferAct(waiting, target, people, routing, now);
  const best = bestOf(waiting, people.free, routing, now);
  if (best !== undefined && best.step !== 'own-advisor' && ownIsExpected(waiting, people, routing, now))
    return { kind: 'wait', because: 'own-advisor' };
  if (best !== undefined) return offerTo(best, waiting, routing, now);
  if (people.candidates.every(({ status }) => status === 'away')) return { kind: 'nobody' };
  return { kind: 'wait', because: 'open' };
}

function runningOffer(
  { target }: WaitingCase,
  { advisorId, untilAt }: NonNullable<WaitingCase['offer']>,
  { known }: People,
  now: Date,
): RoutingAct {
  if (now >= untilAt) return { kind: 'end-offer', advisorId, outcome: 'expired' };
  const candidate = known.get(advisorId);
  if (candidate === undefined || !mayTake(candidate, target !== undefined))
    return { kind: 'end-offer', advisorId, outcome: 'withdrawn' };
  return { kind: 'wait', because: 'offered' };
}

/** Waits one offer's time for somebody whom it is meant for, and asks each of them once. */
function transferAct(
  waiting: WaitingCase,
  target: TransferTarget,
  { candidates, free }: People,
  routing: Routing,
  now: Date,
): RoutingAct {
  const meant = (each: Candidate) =>
    isMeant(each, target) && !waiting.asked.some((a) => a.advisorId === each.advisorId);
  const best = [...free.values()].find(meant);
  if (best !== undefined) return offerTo({ candidate: best, step: 'anyone' }, waiting, routing, now);
  const since = Math.max(waiting.queuedAt.getTime(), ...waiting.asked.map(({ at }) => at.getTime()));
  const comes = candidates.some((each) => meant(each) && each.status !== 'away');
  const patience = routing.offerSeconds * 1000;
  const mayStillCome = comes ? now.getTime() - since < patience : now.getTime() - waiting.queuedAt.getTime() < patience;
  const allAsked = candidates.filter((each) => isMeant(each, target)).every((each) => !meant(each));
  return mayStillCome && !allAsked ? { kind: 'wait', because: 'open' } : { kind: 'end-transfer' };
}

export function isMeant(
  { advisorId, skills, storeId }: Pick<Candidate, 'advisorId' | 'skills' | 'storeId'>,
  target: TransferTarget,
): boolean {
  return (
    (target.advisorId === undefined || target.advisorId === advisorId) &&
    (target.skill === undefined || skills.includes(target.skill)) &&
    (target.store === undefined || target.store === storeId)
  );
}

type Choice = { readonly candidate: Candidate; readonly step: RoutingStep };

/** The first step of the order that anybody free fits; in it who has most room, then who was asked longest ago. */
function bestOf(waiting: WaitingCase, free: People['free'], routing: Routing, now: Date): Choice | undefined {
  const again = now.getTime() - askedAgainAfter * routing.offerSeconds * 1000;
  const { order } = routing;
  const first = order.findIndex((step) => mayFit(waiting, step, free));
  let best: Choice | undefined;
  let limit = order.length - 1;
  for (const candidate of free.values()) {
    if (candidate.status !== 'available') continue;
    const rank = rankOf(waiting, candidate, order, limit);
    const step = rank === undefined ? undefined : order[rank];
    if (rank === undefined || step === undefined || !isAskable(waiting, candidate, again)) continue;
    best = { candidate, step };
    // Those who follow have less room: only a better step would make them the choice.
    limit = rank - 1;
    if (rank <= first) break;
  }
  return best;
}

/** Whether looking for somebody under this step makes sense at all. */
function mayFit({ ownAdvisor, storeId, topics }: WaitingCase, step: RoutingStep, free: People['free']): boolean {
  if (step === 'own-advisor') return ownAdvisor !== undefined && free.has(ownAdvisor as AdvisorId);
  if (step === 'same-store') return storeId !== undefined;
  return step !== 'skill-and-language' || topics.length > 0;
}

/** The first step that fits, if it is not further down than `last`. */
function rankOf(
  waiting: WaitingCase,
  candidate: Candidate,
  order: readonly RoutingStep[],
  last: number,
): number | undefined {
  // Supervisors look after the whole desk: they are asked when nobody else can be.
  const serves = candidate.role === 'advisor' && speaks(candidate, waiting.locale);
  for (let rank = 0; rank <= last; rank++) {
    const step = order[rank];
    if (step !== undefined && fits(waiting, candidate, step, serves)) return rank;
  }
  return undefined;
}

/** Who said no is not asked again; who did not see it is, a while later. */
function isAskable({ asked }: WaitingCase, { advisorId }: Candidate, again: number): boolean {
  for (const earlier of asked) {
    if (earlier.advisorId !== advisorId || earlier.outcome === 'withdrawn') continue;
    if (earlier.outcome === 'passed' || earlier.at.getTime() > again) return false;
  }
  return true;
}

function fits(waiting: WaitingCase, candidate: Candidate, step: RoutingStep, serves: boolean): boolean {
  switch (step) {
    case 'own-advisor':
      return waiting.ownAdvisor === candidate.advisorId;
    case 'same-store':
      return serves && waiting.storeId !== undefined && waiting.storeId === candidate.storeId;
    case 'skill-and-language':
      return serves && hasSkill(candidate, waiting);
    case 'language':
      return serves;
    case 'anyone':
      return true;
    default:
      return step satisfies never;
  }
}

/** There, but with enough in hand: a short wait for somebody who knows the shopper is better than a stranger at once. */
function ownIsExpected({ ownAdvisor, queuedAt, asked }: WaitingCase, { known }: People, routing: Routing, now: Date) {
  const own = ownAdvisor === undefined ? undefined : known.get(ownAdvisor as AdvisorId);
  if (own === undefined || own.status === 'away' || own.status === 'transfers') return false;
  if (!routing.order.includes('own-advisor') || asked.some(({ advisorId }) => advisorId === own.advisorId))
    return false;
  return now.getTime() - queuedAt.getTime() < routing.ownAdvisorSeconds * 1000;
}

function offerTo({ candidate, step }: Choice, waiting: WaitingCase, routing: Routing, now: Date): RoutingAct {
  return {
    kind: 'offer',
    advisorId: candidate.advisorId,
    step,
    why: reasonsFor(candidate, waiting),
    untilAt: new Date(now.getTime() + routing.offerSeconds * 1000),
  };
}

function reasonsFor(candidate: Candidate, waiting: WaitingCase): readonly OfferReason[] {
  const holds: Readonly<Record<OfferReason, boolean>> = {
    'own-advisor': waiting.ownAdvisor === candidate.advisorId,
    transfer: waiting.target !== undefined,
    'same-store': waiting.storeId !== undefined && waiting.storeId === candidate.storeId,
    skill: hasSkill(candidate, waiting),
    language: speaks(candidate, waiting.locale),
    free: candidate.load === 0,
  };
  return offerReasons.filter((reason) => holds[reason]);
}

export function mayTake({ status, load, capacity }: Candidate, isTransfer: boolean): boolean {
  return (status === 'available' || (isTransfer && status === 'transfers')) && load < capacity;
}

/** `fr-CA` is French; a substring rather than a split, since a round compares thousands. */
function language(tag: string): string {
  const end = tag.indexOf('-');
  return end === -1 ? tag : tag.slice(0, end);
}

export function speaks({ languages }: Pick<Candidate, 'languages'>, locale: string): boolean {
  const wanted = language(locale);
  for (const tag of languages) if (language(tag) === wanted) return true;
  return false;
}

function hasSkill({ skills }: Candidate, { topics }: WaitingCase): boolean {
  return topics.some((topic) => skills.includes(topic));
}

function byEase(a: Candidate, b: Candidate): number {
  return (
    a.load / a.capacity - b.load / b.capacity ||
    (a.lastOfferAt?.getTime() ?? 0) - (b.lastOfferAt?.getTime() ?? 0) ||
    (a.advisorId < b.advisorId ? -1 : 1)
  );
}
