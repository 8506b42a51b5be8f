/** The pace of numbers and pairs, on a clock moved by hand. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { createRate, messengerLimits, type Rate, whatsAppLimits } from '../../src/channels/rate.ts';

let now = 0;
let rate: Rate;
beforeEach(() => {
  now = 5_000;
  rate = createRate({ clock: { monotonicMs: () => now }, limits: whatsAppLimits });
});

const forever = Number.POSITIVE_INFINITY;

test('never more than the limit in any second, whatever is asked at once', () => {
  for (const limits of [whatsAppLimits, messengerLimits, { ...whatsAppLimits, perSecond: 1_000 }]) {
    const fresh = createRate({ clock: { monotonicMs: () => now }, limits });
    const times = Array.from({ length: 3_000 }, (_, peer) => fresh.take('n', String(peer), forever).inMs).sort(
      (a, b) => a - b,
    );
    times.forEach((at, index) => {
      const later = times[index + limits.perSecond];
      if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(999);
    });
    // and not much slower than allowed
    expect(times.at(-1) ?? 0).toBeLessThan((3_000 / limits.perSecond) * 1_000 * 1.15);
  }
});

test('a place that is too far off is not taken, and the next is told the same', () => {
  while (rate.delayMs('n') < 100) rate.take('n', `p${Math.random()}`, forever);
  expect(rate.take('n', 'x', 50)).toEqual({ granted: false, inMs: rate.delayMs('n') });
  expect(rate.take('n', 'y', 50)).toEqual({ granted: false, inMs: rate.delayMs('n') });
  now += rate.delayMs('n');
  expect(rate.take('n', 'x', 50)).toEqual({ granted: true, inMs: 0 });
});

test('a pair: nearly 45 at once, then one in six seconds; others are not held up', () => {
  const slow = createRate({ clock: { monotonicMs: () => now }, limits: { ...whatsAppLimits, perSecond: 10_000 } });
  const burst = () => {
    for (let at = 0; at < 42; at += 1) expect(slow.take('n', 'camille', 0).granted).toBe(true);
  };
  burst();
  expect(slow.delayMs('n', 'camille')).toBe(6_120);
  expect(slow.delayMs('n')).toBe(0);
  expect(slow.delayMs('n', 'jonas')).toBe(0);
  expect(slow.delayMs('other', 'camille')).toBe(0);
  now += 6_120;
  expect(slow.take('n', 'camille', 0).granted).toBe(true);
  expect(slow.take('n', 'camille', 0)).toEqual({ granted: false, inMs: 6_120 });
  now += 6_120 * 42;
  burst();
});

describe('what arrives is counted, however it was pushed together on the way', () => {
  const few = () => createRate({ clock: { monotonicMs: () => now }, limits: { ...whatsAppLimits, perSecond: 3 } });

  test('what is under way counts until a second after its answer', () => {
    const way = few();
    expect([1, 2, 3].map(() => way.begin('n'))).toEqual([0, 0, 0]);
    expect(way.begin('n')).toBeGreaterThan(0);
    expect(way.begin('other')).toBe(0);
    now += 5_000;
    expect(way.begin('n')).toBeGreaterThan(0);
    way.ended('n');
    expect(way.begin('n')).toBe(1_000);
    now += 1_000;
    expect(way.begin('n')).toBe(0);
  });

  test('less half the time that the way takes at least', () => {
    const way = few();
    way.begin('n');
    way.begin('n');
    way.begin('n');
    now += 200;
    way.ended('n', 200);
    expect(way.begin('n')).toBe(900);
  });

  test('a provider that gets ten seconds of messages in one moment still counts no more than the limit', () => {
    const way = few();
    const arrivals: number[] = [];
    const underWay: number[] = [];
    for (let tick = 0; tick < 1_000; tick += 1) {
      now += 10;
      while (way.begin('n') === 0) underWay.push(now);
      // the line hangs, then lets everything through at once
      if (tick % 250 !== 0) continue;
      for (const began of underWay.splice(0)) {
        arrivals.push(now);
        way.ended('n', now - began);
      }
    }
    for (const at of arrivals)
      expect(arrivals.filter((other) => other > at - 1_000 && other <= at).length).toBeLessThanOrEqual(3);
    expect(arrivals.length).toBeGreaterThan(10);
  });
});

describe('the provider says that it is too fast', () => {
  test('a pair waits 1, 4, 16, 64 s until one goes through', () => {
    const waits = Array.from({ length: 8 }, () => {
      const told = rate.slowPair('n', 'camille');
      now += told;
      return told / 1_000;
    });
    expect(waits).toEqual([1, 4, 16, 64, 256, 1_024, 4_096, 4_096]);
    rate.went('n', 'camille');
    expect(rate.slowPair('n', 'camille')).toBe(1_000);
    expect(rate.delayMs('n', 'jonas')).toBe(0);
  });

  test('after its pause a pair starts with an empty bucket', () => {
    rate.slowPair('n', 'camille');
    expect(rate.delayMs('n', 'camille')).toBe(1_000);
    now += 1_000;
    expect(rate.take('n', 'camille', 0).granted).toBe(true);
    expect(rate.delayMs('n', 'camille')).toBeGreaterThan(4_000);
  });

  test('a number waits as told, else a growing time; many at once are one complaint', () => {
    expect(rate.slowAccount('n', 7_000)).toBe(7_000);
    now += 1_000;
    expect(rate.slowAccount('n')).toBe(6_000);
    expect(rate.delayMs('n', 'anybody')).toBe(6_000);
    now += 6_000;
    expect(rate.slowAccount('n')).toBe(2_000);
  });
});

test('shoppers long gone are forgotten', () => {
  for (let peer = 0; peer < 25_000; peer += 1) {
    now += 100;
    rate.take('n', String(peer), forever);
  }
  expect(rate.delayMs('n', '24999')).toBe(0);
});
