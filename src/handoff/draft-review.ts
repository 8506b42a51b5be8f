/** Looks at a reply before it goes: its claims against the facts of now, its words against the voice of the house. */
import { type Finding, lintVoice, type VoiceLimits } from '../domain/brand-lint.ts';
import { type CheckedClaim, checkClaims, type Fact, unsourcedWords } from '../domain/claim-check.ts';
import { claimsOf } from '../domain/claims.ts';
import { AparteError } from '../domain/errors.ts';
import type { DraftFigure, MachineDraft } from '../domain/machine-draft.ts';
import type { Formats } from '../domain/wording.ts';
import type { DraftContext, DraftFacts } from './draft-facts.ts';

export type Review = {
  readonly claims: readonly CheckedClaim[];
  readonly findings: readonly Finding[];
  /** Prices and counts in the text that are not so any more, with what is so now, in words. */
  readonly changed: readonly string[];
};

export type DraftReviewParts = {
  readonly facts: DraftFacts;
  readonly voice: (locale: string) => VoiceLimits;
  readonly formats: Formats;
};

export type DraftReview = ReturnType<typeof createDraftReview>;

export function createDraftReview({ facts, voice, formats }: DraftReviewParts) {
  /** What a figure was and is, when the text still says what it was. */
  function changes(text: string, was: DraftFigure, locale: string): string[] {
    const now = facts.figureNow(was);
    if (now === undefined) return [was.title];
    const said = new Set(claimsOf(text).map(({ form }) => form));
    const says = (amount: string) => claimsOf(amount).some(({ form }) => said.has(form));
    const money = (figure: DraftFigure) => formats.money(figure.price, locale);
    const price = was.price.amount !== now.price.amount && says(money(was)) ? [`${was.title}: ${money(now)}`] : [];
    const mentions = text.toLowerCase().includes(was.title.toLowerCase());
    const stock = Object.entries(was.stock).flatMap(([place, units]) => {
      const left = now.stock[place] ?? 0;
      const isSaid = units > 0 && left !== units && mentions && (says(String(units)) || left === 0);
      return isSaid ? [`${was.title}: ${left} (${place})`] : [];
    });
    return [...price, ...stock];
  }

  return {
    /** `known`: what the house says besides, as the concierge's own sources. */
    of(text: string, context: DraftContext, machine?: MachineDraft, known: readonly Fact[] = []): Review {
      const { locale } = context.conversation;
      return {
        claims: checkClaims(text, [...known, ...facts.factsFor(text, context)]),
        findings: lintVoice(text, voice(locale), locale),
        changed: (machine?.figures ?? []).flatMap((figure) => changes(text, figure, locale)),
      };
    },
  };
}

/** Throws what stands in the way of sending: a figure that has changed, a word the house never uses, a claim of nobody's. */
export function refuseUnsound({ claims, findings, changed }: Review, confirmed: readonly string[]): void {
  if (changed.length > 0)
    throw refusal(
      'changed',
      changed,
      `This is not so any more: ${changed.join('; ')}. Correct it, or ask for a new draft.`,
    );
  const banned = findings.filter(({ blocking }) => blocking).map(({ words }) => words);
  if (banned.length > 0)
    throw refusal('voice', banned, `The house does not say: ${banned.join(', ')}. Put it another way.`);
  const open = unsourcedWords(claims).filter((claim) => !confirmed.includes(claim));
  if (open.length > 0)
    throw refusal('unsourced', open, `No source says this: ${open.join(', ')}. Change it, or confirm it.`);
}

function refusal(reason: string, words: readonly string[], message: string): AparteError {
  return new AparteError(reason === 'changed' ? 'conflict' : 'bad-request', message, { details: { reason, words } });
}
