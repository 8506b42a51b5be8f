/** The length doubled twice costs about four times the time, for every reader of patterns, on text made to mislead it. */

import { expect, test } from '@jest/globals';
import { redact } from '../../src/domain/redact.ts';
import { personWish } from '../../src/understanding/asks-person.ts';
import { calendarOf } from '../../src/understanding/calendar/forms.ts';
import { figureDates } from '../../src/understanding/calendar/figures.ts';
import { ar } from '../../src/understanding/calendar/words/ar.ts';
import { de } from '../../src/understanding/calendar/words/de.ts';
import { en } from '../../src/understanding/calendar/words/en.ts';
import { es } from '../../src/understanding/calendar/words/es.ts';
import { fr } from '../../src/understanding/calendar/words/fr.ts';
import { it } from '../../src/understanding/calendar/words/it.ts';
import { ja } from '../../src/understanding/calendar/words/ja.ts';
import { zh } from '../../src/understanding/calendar/words/zh.ts';
import { tokensOf } from '../../src/understanding/features.ts';
import { findMoney } from '../../src/understanding/money.ts';
import { findTrackingNumbers } from '../../src/understanding/parcels.ts';
import { findPhones } from '../../src/understanding/phones.ts';
import { findPostcodes } from '../../src/understanding/postcodes.ts';
import { findQuantities } from '../../src/understanding/quantities.ts';
import { findEmails, findOrderNumbers } from '../../src/understanding/references.ts';
import { findSizes } from '../../src/understanding/sizes.ts';
import { type Span, withoutOverlap } from '../../src/understanding/span.ts';
import { readTopics } from '../../src/understanding/topics.ts';
import { createVocabulary } from '../../src/understanding/vocabulary.ts';
import { local } from './support.ts';

const calendars = Object.fromEntries(
  Object.entries({ ar, de, en, es, fr, it, ja, zh }).map(([name, words]) => [name, calendarOf(words)]),
);
const vocabulary = createVocabulary({ products: [], stores: [] });
const untold = { today: 20_000, region: 'FR', tense: 'untold' } as const;
const as = (expecting: 'size' | 'order-number' | 'tracking-number' | 'postcode' | 'phone' | 'money' | 'quantity') => ({
  locale: 'fr',
  expecting,
});
const unfolded = (text: string) => ({
  text,
  original: text,
  span: (start: number, end: number) => ({ text: text.slice(start, end), start, end }),
});

/** What comes first opens the gates before the patterns. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  money: (text) => findMoney(`€5 ${text}`, as('money')),
  sizes: (text) => [findSizes(`size 5 ${text}`, { locale: 'en' }), findSizes(text, as('size'))],
  quantities: (text) => findQuantities(text, { locale: 'en' }),
  addresses: (text) => findEmails(text),
  orders: (text) => findOrderNumbers(`order 12345 ${text}`, as('order-number')),
  parcels: (text) => findTrackingNumbers(`parcel 12345 ${text}`, as('tracking-number')),
  phones: (text) => findPhones(text, as('phone')),
  postcodes: (text) => findPostcodes(`75001 ${text}`, as('postcode')),
  topics: (text) => readTopics(unfolded(text)),
  persons: (text) => Object.keys(calendars).map((language) => personWish(text, language)),
  figures: (text) => figureDates(text, { order: 'day-first', before: /le $/u }, () => untold),
  days: (text) =>
    Object.values(calendars).map(({ forms, hint, past, future }) => [
      ...forms.map(({ pattern }) => [...text.matchAll(pattern)].length),
      hint.test(text),
      [...text.matchAll(past), ...text.matchAll(future)].length,
    ]),
  catalogue: (text) => vocabulary.for('fr').find(text),
  redaction: (text) => redact(text),
  features: (text) => tokensOf(text),
  overlaps: (text) =>
    withoutOverlap(
      Array.from({ length: text.length }, (_, start): Span => ({ kind: 'size', value: '', start, end: start + 1 })),
    ),
};

const hostile = [
  '1',
  '12 ',
  '1.',
  '1-',
  '(',
  '1/',
  '12/12/',
  '#',
  '@',
  'a@',
  'a.',
  'a@a.',
  'a',
  ' ',
  '.',
  ',',
  'not ',
  'the ',
  'next ',
  'in 3 ',
  'to a person ',
  'password is ',
  'cvv ',
  'bearer ',
  'fr76 ',
  '4111 ',
  '日',
  '1月',
  '人と',
  'ال',
  'و',
  'size ',
  '1€',
  'between 1 and ',
  "l'",
  'rue 1 ',
  'mother ',
  '😀',
]; // prettier-ignore

const starts = ['', 'cvv', 'password is', 'my mother '];
const usual = 2_000; // characters
/** The models read a beginning only: lengths above it would prove nothing. */
const lengths: Readonly<Record<string, number>> = { features: 290 };

function timed(read: (text: string) => unknown, text: string): number {
  const startedAt = performance.now();
  read(text);
  return performance.now() - startedAt;
}

/** Below this a busy machine decides, not the reader; a square would be far above it at these lengths. */
const noise = 6; // milliseconds
const rounds = 60;
/** Linear is 4, a square 16. */
const tooMuch = 10;

/** Both lengths are timed in turn and the least of each is kept until they are in proportion: a square never is. */
function growth(read: (text: string) => unknown, unit: string, length = usual): number {
  const made = (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  const [short, long] = [made(length), made(length * 4)];
  let [once, fourfold] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    fourfold = Math.min(fourfold, timed(read, long));
    once = Math.min(once, timed(read, short));
    if (fourfold < noise) return 0;
    if (round >= 2 && fourfold <= once * tooMuch) break;
  }
  return fourfold / once;
}

test.each(Object.keys(readers))('%s', (name) => {
  const read = readers[name] ?? (() => undefined);
  read('warm up 1 2 3');
  const slow = hostile
    .map((unit) => [unit, growth(read, unit, lengths[name])] as const)
    .filter(([, ratio]) => ratio > tooMuch);
  expect(slow).toEqual([]);
});

test.each(starts)('redaction after "%s" and a long run of spaces', (start) => {
  const read = (spaces: string) => redact(start + spaces);
  expect(growth(read, ' ')).toBeLessThanOrEqual(tooMuch);
});

test('a message of 100,000 characters is read, and quoted as it stands', () => {
  for (const unit of hostile) {
    const text = unit.repeat(100_000 / unit.length);
    const { entities } = local.read(text, { locale: 'en' });
    for (const { text: quoted, start, end } of entities) expect(text.slice(start, end)).toBe(quoted);
  }
});
