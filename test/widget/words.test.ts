import { expect, test } from '@jest/globals';
import ar from '../../locales/ar/widget.json' with { type: 'json' };
import en from '../../locales/en/widget.json' with { type: 'json' };
import fr from '../../locales/fr/widget.json' with { type: 'json' };
import frCA from '../../locales/fr-CA/widget.json' with { type: 'json' };
import { chooseLocale, directionOf, languageName, panelLocales } from '../../widget/core/locale.ts';
import { createWords } from '../../widget/core/words.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test.each([
  ['fr', fr],
  ['fr-CA', frCA],
  ['ar', ar],
] as const)('%s has every sentence of the panel, with the same blanks', (_, sentences: Record<string, string>) => {
  expect(Object.keys(sentences).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) expect(placeholders(sentences[key] ?? '')).toEqual(placeholders(text));
});

test.each([
  [['fr-CA'], 'fr-CA'],
  [['fr-BE', 'en'], 'fr'],
  [['ar-EG'], 'ar'],
  [['de', 'ja'], 'en'],
  [[undefined, null, '', 'FR-ca'], 'fr-CA'],
] as const)('someone who wishes for %j is served in %s', (wishes, locale) => {
  expect(chooseLocale(...wishes)).toBe(locale);
});

test('Arabic is written from the right, with its own digits', () => {
  const words = createWords('ar', ar);
  expect(directionOf('ar')).toBe('rtl');
  expect(words.say('carousel.range', { from: 1, to: 2, total: 13 })).toBe('1 إلى 2 من 13');
  expect(words.time(new Date(2026, 0, 1, 15, 12))).toBe('15:12');
});

test('a wait is told as a person would', () => {
  const words = createWords('en', en);
  expect(words.duration(38)).toBe('38 seconds');
  expect(words.duration(60)).toBe('1 minute');
  expect(words.duration(130)).toBe('2 minutes');
});

test.each([
  ['en', en, 'Kept for 1 day. '],
  ['ar', ar, 'ستُحفظ 3 أيام. '],
])('how long it is kept is counted as in %s', (locale, sentences, said) => {
  const words = createWords(locale, sentences);
  const days = locale === 'en' ? 1 : 3;
  expect(words.say('consent.kept', { time: words.days(days) })).toContain(said);
});

test('days near today have names', () => {
  const words = createWords('en', en);
  const now = new Date(2026, 10, 22, 9);
  expect(words.day(new Date(2026, 10, 22, 1), now)).toBe('Today');
  expect(words.day(new Date(2026, 10, 21, 23), now)).toBe('Yesterday');
  expect(words.day(new Date(2026, 10, 14, 23), now)).toBe('Saturday 14 November');
});

test('languages are named in themselves', () => {
  expect(panelLocales.map(languageName)).toEqual(['English', 'Français', 'Français canadien', 'العربية']);
});
