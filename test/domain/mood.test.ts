import { expect, test } from '@jest/globals';
import { advanceMood, calmMood, type Mood, soothe } from '../../src/domain/mood.ts';

const noon = new Date('2026-11-22T12:00:00Z').getTime();
const minute = 60_000;

/** One message a minute, each as frustrated as given. */
function after(...frustrations: number[]): Mood {
  return frustrations.reduce((mood, frustration, at) => said(mood, frustration, noon + at * minute), calmMood);
}

function said(mood: Mood, frustration: number, time: number): Mood {
  const seq = mood.points.length + 1;
  return advanceMood(mood, { frustration, value: -frustration, confidence: 0.8, seq, at: new Date(time) });
}

test('one furious message counts at once, before the average catches up', () => {
  const mood = after(0, 0, 1);
  expect(mood.level).toBeCloseTo(0.3, 2);
  expect(mood.now).toBeCloseTo(0.85, 2);
});

test('steady annoyance climbs towards its own height and no further', () => {
  const mood = after(...Array.from({ length: 30 }, () => 0.5));
  expect(mood.level).toBeGreaterThan(0.48);
  expect(mood.level).toBeLessThanOrEqual(0.5);
});

test('a calm answer after anger lowers the present, while the peak remembers', () => {
  const angry = after(0.9, 0.9, 0.9);
  const calmer = said(angry, 0, noon + 3 * minute);
  expect(calmer.now).toBeLessThan(angry.now);
  expect(calmer.peak).toBeCloseTo(angry.level, 3);
});

test('anger halves in six hours of wall time', () => {
  const angry = after(0.9, 0.9, 0.9);
  const later = said(angry, 0, noon + 2 * minute + 6 * 60 * minute);
  expect(later.level).toBeCloseTo(0.7 * (angry.level / 2), 3);
});

test('a clock that went backwards never makes anger grow', () => {
  const angry = after(0.9, 0.9);
  expect(said(angry, 0, noon - 60 * minute).level).toBeLessThanOrEqual(angry.level);
});

test('an accepted apology halves what was felt', () => {
  const angry = after(0.8, 0.8);
  expect(soothe(angry).level).toBeCloseTo(angry.level / 2, 6);
  expect(soothe(angry).now).toBeLessThan(angry.now);
});

test('the last 60 messages are kept for the plot', () => {
  const mood = after(...Array.from({ length: 75 }, () => 0.1));
  expect(mood.points).toHaveLength(60);
  expect(mood.points.at(-1)?.seq).toBe(61);
});
