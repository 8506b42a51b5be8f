import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/domain/commerce.ts';
import { canVisit, visitTimes } from '../../src/domain/visit-times.ts';

const weekdays = [1, 2, 3, 4, 5, 6];
const paris = {
  id: 'paris',
  timeZone: 'Europe/Paris',
  hours: weekdays.map((day) => ({ day, opens: '10:00', closes: '19:00' })),
  holidays: [{ date: '2026-11-24', name: 'Inventory' }],
} as unknown as Store;

describe('times for a visit', () => {
  const saturday = new Date('2026-11-21T10:10:00Z'); // 11:10 in Paris

  test('only whole visits within opening hours, with notice, and no closed day', () => {
    const days = visitTimes(paris, saturday, 3);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-23', '2026-11-25']);
    expect(days[0]?.times.map(({ time }) => time)).toEqual(['14:30', '16:00', '17:30']);
    expect(days[1]?.times.map(({ time }) => time)).toEqual(['10:00', '11:30', '13:00', '14:30', '16:00', '17:30']);
    expect(days[1]?.times[0]?.at.toISOString()).toBe('2026-11-23T09:00:00.000Z');
  });

  test('a boutique that does not open has none', () => {
    expect(visitTimes({ ...paris, hours: [] }, saturday, 3)).toEqual([]);
  });

  test.each([
    ['within hours', '2026-11-23T09:00:00Z', true],
    ['on a closed day', '2026-11-24T09:00:00Z', false],
    ['on a Sunday', '2026-11-22T09:00:00Z', false],
    ['too late to be whole', '2026-11-23T17:30:00Z', false],
    ['in the past', '2026-11-20T09:00:00Z', false],
  ])('%s: %s', (_what, at, fits) => expect(canVisit(paris, new Date(at), saturday)).toBe(fits));
});
