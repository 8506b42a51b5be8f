/** What advisors promise, in their own words: heard, dated on the clock of their boutique, and nothing taken for one that is not. */
import { describe, expect, test } from '@jest/globals';
import { scoreOf } from '../../bench/eval/promises.ts';
import { fresh, sentences } from '../../bench/promises/sentences.ts';
import { findPromises } from '../../src/understanding/promises.ts';

const sunday = new Date('2026-11-22T09:00:00Z');
const inParis = { locale: 'en', now: sunday, timeZone: 'Europe/Paris' };

test('the sentences it was written with are all heard, and no other', () => {
  expect(scoreOf(sentences)).toEqual({ promises: 66, heard: 66, wrong: 0, dates: 57, datesRight: 57 });
});

test('of sentences it has not seen, nothing is taken for a promise, and most promises are heard', () => {
  const { promises, heard, wrong } = scoreOf(fresh);
  expect(wrong).toBe(0);
  expect(heard / promises).toBeGreaterThanOrEqual(0.7);
});

describe('the time it is promised for', () => {
  const dueOf = (text: string, context: Partial<typeof inParis> = {}) =>
    findPromises(text, { ...inParis, ...context })[0]?.dueAt?.toISOString();

  test.each([
    ['Europe/Paris', '2026-11-23T09:00:00.000Z'],
    ['Europe/London', '2026-11-23T10:00:00.000Z'],
    ['America/Toronto', '2026-11-23T15:00:00.000Z'],
    ['Asia/Tokyo', '2026-11-23T01:00:00.000Z'],
  ])('is that of the boutique: %s', (timeZone, due) => {
    expect(dueOf('I will call you tomorrow at 10:00.', { timeZone })).toBe(due);
  });

  test('"tomorrow" is the boutique’s day, not the server’s', () => {
    const lateInParis = new Date('2026-11-22T23:30:00Z');
    expect(dueOf('I will call you tomorrow at 10:00.', { now: lateInParis })).toBe('2026-11-24T09:00:00.000Z');
    expect(dueOf('I will call you tomorrow at 10:00.', { now: lateInParis, timeZone: 'America/Toronto' })).toBe(
      '2026-11-23T15:00:00.000Z',
    );
  });

  test('the night the clocks change keeps the hour on the wall', () => {
    const beforeSummer = new Date('2027-03-27T12:00:00Z');
    const beforeWinter = new Date('2026-10-24T12:00:00Z');
    expect(dueOf('I will call you tomorrow at 10:00.', { now: beforeSummer })).toBe('2027-03-28T08:00:00.000Z');
    expect(dueOf('I will call you tomorrow at 10:00.', { now: beforeWinter })).toBe('2026-10-25T09:00:00.000Z');
  });

  test('today after closing time is still to come', () => {
    const evening = new Date('2026-11-22T20:00:00Z');
    expect(dueOf('I will call you today.', { now: evening })).toBe('2026-11-22T21:00:00.000Z');
  });

  test('an hour that is over is tomorrow’s', () => {
    expect(dueOf('I will call you at 9:00.')).toBe('2026-11-23T08:00:00.000Z');
    expect(dueOf('I will call you at 11:00.')).toBe('2026-11-22T10:00:00.000Z');
  });
});

test('each sentence of a message is heard by itself, and quoted as it was written', () => {
  const text =
    'Good evening Camille. I will hold the tote for you until Saturday. Shall I call you? I will call you tomorrow at 10.';
  expect(findPromises(text, inParis).map(({ kind, text: words }) => [kind, words])).toEqual([
    ['hold', 'I will hold the tote for you until Saturday.'],
    ['call-back', 'I will call you tomorrow at 10.'],
  ]);
});

test('a language the house does not speak promises nothing', () => {
  expect(findPromises('Ik bel u morgen om 10 uur.', { ...inParis, locale: 'nl' })).toEqual([]);
});
