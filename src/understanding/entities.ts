/** Everything in a message that a dialog can use: who, what, how much, when, which order. */

import type { Entity, UnderstandingContext } from '../domain/understanding.ts';
import { findDates } from './dates.ts';
import type { Folded } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isInCompany } from './lexicon/only-with.ts';
import { findMoney } from './money.ts';
import { isNegated } from './negation.ts';
import { findTrackingNumbers } from './parcels.ts';
import { findPhones } from './phones.ts';
import { findPostcodes } from './postcodes.ts';
import { countsOf, findQuantities } from './quantities.ts';
import { findEmails, findOrderNumbers } from './references.ts';
import { findSizes } from './sizes.ts';
import { type Span, withoutOverlap } from './span.ts';

export type EntityParts = {
  readonly gazetteer: Gazetteer;
  readonly language: string;
  readonly now: Date;
};

export function readEntities(
  folded: Folded,
  context: UnderstandingContext,
  { gazetteer, language, now }: EntityParts,
): Entity[] {
  const { text } = folded;
  const days = findDates(text, { language, locale: context.locale, now });
  const numbers = /\d/.test(text)
    ? withoutOverlap(
        findEmails(text),
        findOrderNumbers(text, context),
        findTrackingNumbers(text, context),
        findPostcodes(text, context),
        moneyWithCurrency(text, context),
        days,
        findPhones(text, context),
        moneyOrSize(text, context),
        findQuantities(text, context),
      )
    : withoutOverlap(findEmails(text), days, findSizes(text, context), findQuantities(text, context));
  const named = gazetteer.find(text).flatMap((found): Span[] => {
    if (found.kind === 'nothing' || !isInCompany(text, language, found)) return [];
    return [{ kind: found.kind, value: found.value, start: found.start, end: found.end }];
  });
  const things = withoutNumbers(text, named, numbers);
  return [...things, ...withoutOverlap(numbers, countsOf(text, things))]
    .sort((one, other) => one.start - other.start)
    .map((span) => tell(span, folded));
}

/** A price that names its currency is sure; a bare number waits until days and phones have been told. */
const moneyWithCurrency = (text: string, context: UnderstandingContext): Span[] =>
  findMoney(text, context).filter(({ currency }) => currency !== undefined);

/** "under 42" while a size is expected is a size; everywhere else a price is looked for first. */
function moneyOrSize(text: string, context: UnderstandingContext): Span[] {
  const money = findMoney(text, context);
  const sizes = findSizes(text, context);
  return context.expecting === 'size' ? withoutOverlap(sizes, money) : withoutOverlap(money, sizes);
}

/**
 * A word may be two things at once ("evening bag", "Christmas"); what the numbers took is out of bounds, and so is the gold
 * in a Japanese Friday and the burgundy in "33000 Bordeaux".
 */
function withoutNumbers(text: string, named: readonly Span[], numbers: readonly Span[]): Span[] {
  const feasts = (span: Span) => span.kind === 'occasion' && span.value !== 'weekend' && span.value !== 'evening';
  const kindAt = new Map<number, Span['kind']>();
  for (const { start, end, kind } of numbers) for (let at = start; at < end; at++) kindAt.set(at, kind);
  return named.filter((span) => {
    for (let at = span.start; at < span.end; at++) {
      const kind = kindAt.get(at);
      if (kind !== undefined && !(kind === 'date' && feasts(span))) return false;
    }
    const isTown = span.kind === 'color' || span.kind === 'store';
    return !(isTown && text[span.start - 1] === ' ' && kindAt.get(span.start - 2) === 'postcode');
  });
}

const canBeRuledOut: ReadonlySet<Span['kind']> = new Set([
  'category',
  'color',
  'material',
  'occasion',
  'recipient',
  'product',
  'store',
  'size',
]);

function tell(span: Span, folded: Folded): Entity {
  const words = folded.span(span.start, span.end);
  const negated = canBeRuledOut.has(span.kind) && isNegated(folded.text, span.start, span.end);
  return {
    kind: span.kind,
    value: span.value,
    ...words,
    ...(span.bound === undefined ? {} : { bound: span.bound }),
    ...(span.currency === undefined ? {} : { currency: span.currency }),
    ...(negated ? { negated: true } : {}),
  };
}
