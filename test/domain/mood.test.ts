import { expect, test } from '@jest/globals';
import { advanceMood, afterAnswer, calmMood, goingWrong, type Mood, moodSlope, soothe } from '../../src/domain/mood.ts';
import type { TalkSigns } from '../../src/domain/talk.ts';

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

const quiet = { repeats: 0, rejects: false, asks: false, words: '' };

function talked(mood: Mood, frustration: number, talk: Partial<TalkSigns> = {}): Mood {
  const seq = mood.points.length + 1;
  const at = new Date(noon + seq * minute);
  return advanceMood(mood, { frustration, value: -frustration, confidence: 0.8, seq, at, talk: { ...quiet, ...talk } });
}

test('the same calm words weigh more after the bot has failed twice', () => {
  const opened = talked(calmMood, 0.1);
  const smooth = talked(afterAnswer(opened, 'answered'), 0.2);
  const rough = talked(afterAnswer(afterAnswer(opened, 'failed'), 'rejected'), 0.2);
  expect(rough.now).toBeGreaterThan(smooth.now + 0.1);
  expect(rough.unresolved).toBe(2);
});

test('a refusal and a question put again weigh, each for itself', () => {
  const opened = talked(calmMood, 0.1);
  const plain = talked(opened, 0.2).now;
  expect(talked(opened, 0.2, { rejects: true }).now).toBeGreaterThan(plain);
  expect(talked(opened, 0.2, { repeats: 1 }).now).toBeGreaterThan(plain);
  expect(talked(opened, 0.2, { rejects: true, repeats: 1 }).now).toBeGreaterThan(
    talked(opened, 0.2, { rejects: true }).now,
  );
});

test('a first message that is angry counts in full; a calm one is about the errand', () => {
  expect(talked(calmMood, 0.9).now).toBeGreaterThan(0.7);
  expect(talked(calmMood, 0.2).now).toBeLessThan(0.2);
});

test('a good answer ends the row of failures, and friction fades', () => {
  const failed = afterAnswer(afterAnswer(calmMood, 'failed'), 'failed');
  const helped = afterAnswer(failed, 'answered');
  expect(helped.unresolved).toBe(0);
  expect(helped.friction).toBeLessThan(failed.friction ?? 0);
  expect(goingWrong(helped)).toBeLessThan(goingWrong(failed));
});

test('a stage is left later than it is entered', () => {
  const offered = after(0.6);
  expect(offered.stage).toBe('offer');
  const atEdge = said(offered, 0.45, noon + minute);
  expect(atEdge.now).toBeLessThan(0.45);
  expect(atEdge.stage).toBe('offer');
  expect(said(calmMood, 0.45, noon).stage).toBe('soften');
});

test('the slope is read over three turns', () => {
  expect(moodSlope(after(0, 0.5, 1))).toBeGreaterThan(0.1);
  expect(moodSlope(after(1, 0.5, 0, 0, 0))).toBeLessThan(0);
  expect(moodSlope(calmMood)).toBe(0);
});

test('a mood stored before talk was heard goes on', () => {
  const old = { level: 0.5, peak: 0.6, now: 0.5, points: [] } as Mood;
  const next = talked(afterAnswer(old, 'failed'), 0.3);
  expect(next.level).toBeGreaterThan(0.3);
  expect(next.peak).toBe(0.6);
  expect(next.unresolved).toBe(1);
});
