/** Whether an advisor fits a waiting case, and what speaks for them. */
import {
  type Candidate,
  type OfferReason,
  offerReasons,
  type RoutingStep,
  type TransferTarget,
  type WaitingCase,
} from './routing.ts';

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

export function fits(waiting: WaitingCase, candidate: Candidate, step: RoutingStep, serves: boolean): boolean {
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

export function reasonsFor(candidate: Candidate, waiting: WaitingCase): readonly OfferReason[] {
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

export function byEase(a: Candidate, b: Candidate): number {
  return (
    a.load / a.capacity - b.load / b.capacity ||
    (a.lastOfferAt?.getTime() ?? 0) - (b.lastOfferAt?.getTime() ?? 0) ||
    (a.advisorId < b.advisorId ? -1 : 1)
  );
}
