import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../src/domain/commerce.ts';
import {
  addDays,
  answerBy,
  hoursOn,
  instantOf,
  localTime,
  nextExpected,
  openState,
} from '../../src/domain/opening-hours.ts';

const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '10:00', closes: '19:00' }));
const store = (change: Partial<Store> = {}): Store => ({
  id: 'montreal',
  name: 'Montréal',
  city: 'Montréal',
  address: '1360, rue Sherbrooke Ouest',
  country: 'CA',
  timeZone: 'America/Montreal',
  languages: ['fr-CA'],
  hours: weekdays,
  holidays: [],
  services: [],
  ...change,
});

test('the clock of the place counts, not ours', () => {
  // Friday 23:30 in London is still the afternoon in Montréal
  const now = new Date('2026-11-20T22:30:00Z');
  expect(localTime(now, 'America/Montreal')).toEqual({ day: '2026-11-20', time: '17:30' });
  expect(openState(store(), now)).toEqual({ open: true, closes: '19:00' });
  expect(openState(store({ timeZone: 'Europe/Paris' }), now)).toMatchObject({
    open: false,
    next: { day: '2026-11-23' },
  });
});

test('closing time is closed, opening time is open', () => {
  const utc = store({ timeZone: 'UTC' });
  expect(openState(utc, new Date('2026-11-20T10:00:00Z')).open).toBe(true);
  expect(openState(utc, new Date('2026-11-20T18:59:00Z')).open).toBe(true);
  expect(openState(utc, new Date('2026-11-20T19:00:00Z')).open).toBe(false);
});

test('before opening it opens today, after closing on the next open day that is no holiday', () => {
  const utc = store({ timeZone: 'UTC', holidays: [{ date: '2026-11-23', name: 'Inventory' }] });
  expect(openState(utc, new Date('2026-11-20T08:00:00Z'))).toEqual({
    open: false,
    next: { day: '2026-11-20', opens: '10:00', isToday: true },
  });
  expect(openState(utc, new Date('2026-11-20T20:00:00Z'))).toEqual({
    open: false,
    next: { day: '2026-11-24', opens: '10:00', isToday: false },
  });
  expect(hoursOn(utc, '2026-11-23')).toEqual({ open: false, holiday: 'Inventory' });
});

test('a boutique that never opens promises nothing', () => {
  expect(openState(store({ hours: [] }), new Date('2026-11-20T08:00:00Z'))).toEqual({ open: false });
});

test('days are counted across months and the change of clocks', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
});

describe('when somebody is expected', () => {
  const paris = storeIn('Europe/Paris', '10:30', '19:00');
  const montreal = storeIn('America/Toronto', '10:00', '18:00');

  test.each([
    // The clocks go back on 25 October 2026, forward on 28 March 2027.
    ['2026-10-25', '10:30', 'Europe/Paris', '2026-10-25T09:30:00.000Z'],
    ['2026-10-24', '10:30', 'Europe/Paris', '2026-10-24T08:30:00.000Z'],
    ['2027-03-28', '10:30', 'Europe/Paris', '2027-03-28T08:30:00.000Z'],
    ['2026-11-22', '00:15', 'Asia/Tokyo', '2026-11-21T15:15:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, instant) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(instant);
  });

  test('an open boutique is named before one that opens sooner elsewhere', () => {
    const evening = new Date('2026-11-23T20:00:00Z');
    expect(nextExpected([paris, montreal], evening)).toMatchObject({
      open: true,
      store: { timeZone: 'America/Toronto' },
    });
    expect(nextExpected([paris], evening)).toMatchObject({ open: false, opensAt: new Date('2026-11-24T09:30:00Z') });
  });

  test('holidays are not waited for in vain', () => {
    const closed = { ...paris, holidays: [{ date: '2026-11-24', name: 'A day off' }] };
    expect(nextExpected([closed], new Date('2026-11-23T20:00:00Z'))).toMatchObject({
      opensAt: new Date('2026-11-25T09:30:00Z'),
    });
  });

  test('an answer is promised two open hours away, over a night if need be', () => {
    expect(answerBy([paris], new Date('2026-11-23T12:00:00Z'))?.at).toEqual(new Date('2026-11-23T14:00:00Z'));
    expect(answerBy([paris], new Date('2026-11-23T17:30:00Z'))?.at).toEqual(new Date('2026-11-24T11:30:00Z'));
    expect(answerBy([], new Date('2026-11-23T12:00:00Z'))).toBeUndefined();
  });
});

function storeIn(timeZone: string, opens: string, closes: string): Store {
  return {
    id: timeZone,
    name: timeZone,
    city: timeZone,
    address: '',
    country: '',
    timeZone,
    languages: [],
    hours: Array.from({ length: 7 }, (_, day) => ({ day, opens, closes })),
    holidays: [],
    services: [],
  };
}
