/**
 * Whom a waiting conversation is offered to, in which order, and until when. Pure: who waits, who is there and the clock
 * in, the next acts with their reasons out. An offer is a courtesy and no lock: whoever is free may take a row by hand.
 */
import type { AdvisorId, HandoffId } from './ids.ts';
import {
  type Candidate,
  inOrder,
  type Routing,
  type RoutingAct,
  type RoutingStep,
  type TransferTarget,
  type WaitingCase,
} from './routing.ts';
import { byEase, fits, isMeant, mayTake, reasonsFor, speaks } from './routing-fit.ts';

/** An advisor who let an offer pass unseen is asked again for the same case after this many offer times. */
const askedAgainAfter = 2;

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
