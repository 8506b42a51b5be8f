import { expect, test } from '@jest/globals';
import { type ModeRule, modeFor } from '../../src/domain/mode.ts';

const rules: readonly ModeRule[] = [
  { mode: 'automatic' },
  { topics: ['refund', 'complaint'], mode: 'supervised' },
  { topics: ['legal'], mode: 'human-only' },
  { tiers: ['patron'], mode: 'suggest' },
  { topics: ['delivery'], tiers: ['patron'], mode: 'automatic' },
  { locales: ['ar'], mode: 'supervised' },
  { topics: ['refund'], locales: ['fr-CA'], mode: 'shadow' },
];
const mode = (topics: string[], tier?: string, locale = 'en') => modeFor(rules, { topics, tier, locale }).mode;

test.each([
  [['delivery'], undefined, 'en', 'automatic'],
  [['refund'], undefined, 'en', 'supervised'],
  [['refund'], undefined, 'fr-CA', 'shadow'],
  [['refund'], undefined, 'fr', 'supervised'],
  [['stock'], 'patron', 'en', 'suggest'],
  [['delivery'], 'patron', 'en', 'automatic'],
  [['delivery'], undefined, 'ar', 'supervised'],
  [['delivery', 'legal'], 'patron', 'en', 'human-only'],
  [[], undefined, 'en', 'automatic'],
] as const)('%j of a %s in %s is %s', (topics, tier, locale, expected) => {
  expect(mode([...topics], tier, locale)).toBe(expected);
});

test('without a rule the concierge answers; the topic that a rule names is told', () => {
  expect(modeFor([], { topics: ['refund'], locale: 'en' })).toEqual({ mode: 'automatic' });
  expect(modeFor(rules, { topics: ['refund'], locale: 'en' })).toEqual({ mode: 'supervised', topic: 'refund' });
});
