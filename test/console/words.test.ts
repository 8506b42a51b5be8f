/** Figures and names as an advisor reads them, in three languages; all of them say the same things. */
import { expect, test } from '@jest/globals';
import i18next from 'i18next';
import { routeOf } from '../../handoff-console/app/router.ts';
import { deadline, minutesAndSeconds } from '../../handoff-console/desk/deadline.ts';
import { createServerClock } from '../../handoff-console/desk/server-clock.ts';
import { errorWords } from '../../handoff-console/words/errors.ts';
import { formatFor, formatLocale } from '../../handoff-console/words/format.ts';
import { isolating } from '../../handoff-console/words/isolated.ts';
import { initials, shopperName } from '../../handoff-console/words/people.ts';
import { reasonFigures, reasonTag } from '../../handoff-console/words/reasons.ts';
import { longWait, shortWait, timeLeft } from '../../handoff-console/words/waits.ts';
import { titleOf, whyNot } from '../../handoff-console/words/windows.ts';
import arabic from '../../locales/ar/console.json' with { type: 'json' };
import english from '../../locales/en/console.json' with { type: 'json' };
import french from '../../locales/fr/console.json' with { type: 'json' };
import { fixtureCases } from '../support/desk-fixtures.ts';

await i18next.use(isolating).init({
  lng: 'en',
  defaultNS: 'console',
  ns: ['console'],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, alwaysFormat: true },
  resources: { en: { console: english }, fr: { console: french }, ar: { console: arabic } },
});
const en = i18next.getFixedT('en', 'console');
const fr = i18next.getFixedT('fr', 'console');
const ar = i18next.getFixedT('ar', 'console');
const narrow = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('money comes from minor units, whole amounts without decimals', () => {
  expect(formatFor('en-GB').money({ amount: 248_000, currency: 'EUR' })).toBe('€2,480');
  expect(narrow(formatFor('fr-FR').money({ amount: 248_050, currency: 'EUR' }))).toBe('2 480,50 €');
  expect(formatFor('en-GB').money({ amount: 12_400, currency: 'JPY' })).toBe('JP¥12,400');
  // Made once: a queue of rows asks for it with every frame.
  expect(formatFor('en-GB')).toBe(formatFor('en-GB'));
});

test('dates follow the advisor’s own region, and without one the house’s', () => {
  expect(formatLocale('fr', ['fr-CA', 'en'])).toBe('fr-CA');
  expect(formatLocale('en', ['fr-FR', 'en'])).toBe('en-GB');
});

test('Arabic keeps Latin digits and the Gregorian calendar, wherever the advisor is', () => {
  expect(formatLocale('ar', ['ar-SA', 'en'])).toBe('ar-SA-u-ca-gregory-nu-latn');
  const format = formatFor(formatLocale('ar', ['ar-EG']));
  expect(format.day('2026-11-21T15:00:00.000Z')).toMatch(/21.*نوفمبر/);
  expect(format.money({ amount: 248_000, currency: 'EUR' })).toContain('2,480');
});

test('a Latin name runs its own way in an Arabic sentence; other languages need no marks', () => {
  expect(ar('order.stock', { number: 3, place: 'Paris' })).toBe('3 في \u2068Paris\u2069');
  expect(en('order.stock', { number: 3, place: 'Paris' })).toBe('3 in Paris');
});

test('a mood has a true minus sign', () => {
  expect(formatFor('en-GB').signed(-0.62)).toBe('−0.62');
  expect(formatFor('fr-FR').signed(0.31)).toBe('+0,31');
  // A mark of direction keeps it on the left of its digits.
  expect(formatFor(formatLocale('ar', [])).signed(-0.62)).toBe('\u200e−0.62');
});

test.each([
  [0, 120, 'calm'],
  [59, 61, 'calm'],
  [60, 60, 'warn'],
  [89, 31, 'warn'],
  [90, 30, 'late'],
  [150, -30, 'late'],
] as const)('after %i s there are %i s left: %s', (elapsed, seconds, tone) => {
  const since = '2026-11-21T15:00:00.000Z';
  const due = '2026-11-21T15:02:00.000Z';
  expect(deadline({ since, due }, Date.parse(since) + elapsed * 1000)).toMatchObject({ seconds, tone });
});

test('clocks and waits', () => {
  expect([96, 8, -12, 3_730].map(minutesAndSeconds)).toEqual(['1:36', '0:08', '+0:12', '1:02:10']);
  expect([12, 72, 180, 900].map((seconds) => shortWait(seconds, en))).toEqual(['12 s', '1 min 12', '3 min', '15 min']);
  expect([longWait(38, en), longWait(1, fr), longWait(540, fr)]).toEqual(['38 seconds', '1 seconde', '9 minutes']);
  expect([1, 2, 3, 11, 100, 180].map((seconds) => longWait(seconds, ar))).toEqual([
    'ثانية واحدة',
    'ثانيتين',
    '3 ثوانٍ',
    '11 ثانية',
    '100 ثانية',
    '3 دقائق',
  ]);
});

test('the server’s clock is learned when it differs by more than the way takes', () => {
  const clock = createServerClock(() => 1_000_000);
  clock.learn(new Date(1_000_900).toISOString());
  expect(clock.now()).toBe(1_000_000);
  clock.learn(new Date(1_090_000).toISOString());
  expect(clock.now()).toBe(1_090_000);
  clock.learn('not a date');
  expect(clock.now()).toBe(1_090_000);
});

test('a shopper without a name is a guest from a place, or one who speaks a language', () => {
  const format = formatFor('en-GB');
  expect(shopperName({ name: 'Camille Aubert', locale: 'fr' }, en, format)).toBe('Camille Aubert');
  expect(shopperName({ locale: 'it-IT' }, en, format)).toBe('Guest from Italy');
  expect(shopperName({ locale: 'ar' }, fr, formatFor('fr-FR'))).toBe('Invité, Arabe');
});

test('initials', () => {
  expect(['Ines Moreau', 'Prince', 'Ana Maria de Souza'].map(initials)).toEqual(['IM', 'P', 'AS']);
});

test('reasons say their figure; the mood’s is the one of the plot', () => {
  const briefing = fixtureCases().find(({ conversationId }) => conversationId === 'camille')?.briefing;
  if (briefing === undefined) throw new Error('no Camille');
  const words = { t: en, format: formatFor('en-GB'), currency: 'EUR' };
  expect(briefing.reasons.map((reason) => reasonFigures(reason, briefing, words))).toEqual([
    {},
    { value: '−0.62', limit: '−0.45' },
    { value: '2', limit: '2' },
    { value: '€2,480', limit: '€1,500' },
  ]);
  expect(briefing.reasons.map((reason) => reasonTag(reason, 'patron', words))).toEqual([
    'Asked for a person',
    'Mood below the limit',
    '2 answers did not help',
    'Over €1,500',
  ]);
});

test('a signal this console does not know yet is still a reason', () => {
  const unknown = { signal: 'moon-phase', weight: 1, value: 3, limit: 1, evidence: '' };
  expect(reasonTag(unknown, undefined, { t: en, format: formatFor('en-GB'), currency: 'EUR' })).toBe('Another reason');
});

test.each([
  ['/console', { name: 'desk' }],
  ['/console/login', { name: 'login' }],
  ['/console/desk', { name: 'desk' }],
  ['/console/desk/web%3A1', { name: 'desk', conversationId: 'web:1' }],
  ['/console/desk/a/b', { name: 'unknown' }],
  ['/console/board', { name: 'board' }],
  ['/console/nowhere', { name: 'unknown' }],
] as const)('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});

test.each([
  [0, 'less than a minute', 'moins d’une minute'],
  [59, 'less than a minute', 'moins d’une minute'],
  [60, '1 min', '1 min'],
  [3_599, '59 min', '59 min'],
  [3_600, '1 h 00', '1 h 00'],
  [11_520, '3 h 12', '3 h 12'],
  [47 * 3_600, '47 h 00', '47 h 00'],
  [6 * 86_400 + 4 * 3_600, '6 d 4 h', '6 j 4 h'],
])('%d seconds left', (seconds, inEnglish, inFrench) => {
  expect(timeLeft(seconds, en)).toBe(inEnglish);
  expect(timeLeft(seconds, fr)).toBe(inFrench);
});

test('a refusal of the channel says why, also one that nobody knows yet', () => {
  const refused = { code: 'forbidden', message: 'no', retryable: false };
  expect(errorWords({ ...refused, reason: 'tag-over' }, en)).toMatch(/more than seven days ago/);
  expect(errorWords(refused, en)).toBe('Your role does not allow this.');
  expect(whyNot('something-new', en)).toBe('This channel does not allow a reply now.');
});

test('a template is called by its words', () => {
  expect(titleOf('order_news')).toBe('Order news');
});
