/** Everything in a message that a dialog can use: who, what, how much, when, which order. */

import type { Entity, UnderstandingContext } from '../domain/understanding.ts';
import { findDates } from './dates.ts';
import type { Folded } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import { findMoney } from './money.ts';
import { isNegated } from './negation.ts';
import { findEmails, findOrderNumbers, findPhones, findPostcodes, findTrackingNumbers } from './references.ts';
import { findQuantities, findSizes } from './sizes.ts';
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
  const numbers = /\d/.test(text)
    ? withoutOverlap(
        findEmails(text),
        findOrderNumbers(text, context),
        findTrackingNumbers(text, context),
        findPostcodes(text, context),
        findPhones(text, context),
        moneyOrSize(text, context),
        findQuantities(text, context),
      )
    : withoutOverlap(findEmails(text), findSizes(text, context), findQuantities(text, context));
  const things = gazetteer.find(text).flatMap((found) => (found.kind === 'nothing' ? [] : [found]));
  const named = things.map((found) => ({ ...found, kind: found.kind as Span['kind'] }));
  const spoken = withoutNumbers(named, numbers);
  const days = findDates(text, { language, locale: context.locale, now });
  const dates = withoutOverlap(numbers, days).filter(({ kind }) => kind === 'date');
  return [...numbers, ...spoken, ...dates]
    .sort((one, other) => one.start - other.start)
    .map((span) => tell(span, folded));
}

/** "under 42" while a size is expected is a size; everywhere else a price is looked for first. */
function moneyOrSize(text: string, context: UnderstandingContext): Span[] {
  const money = findMoney(text, context);
  const sizes = findSizes(text, context);
  return context.expecting === 'size' ? withoutOverlap(sizes, money) : withoutOverlap(money, sizes);
}

/** A word may be two things at once ("evening bag"); only what the numbers took is out of bounds. */
function withoutNumbers(named: readonly Span[], numbers: readonly Span[]): Span[] {
  return named.filter((span) => !numbers.some((taken) => span.start < taken.end && taken.start < span.end));
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
