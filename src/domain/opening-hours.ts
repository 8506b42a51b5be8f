/** When a boutique is open, in its own time zone: today, on a day, next. Pure; the clock is the caller's. */
import type { Store } from './commerce.ts';

export type DayHours =
  | { readonly open: true; readonly opens: string; readonly closes: string }
  | { readonly open: false; readonly holiday?: string };

export type OpenState =
  | { readonly open: true; readonly closes: string }
  /** `day` is the ISO day of the next opening, absent when there is none within two weeks. */
  | {
      readonly open: false;
      readonly next?: { readonly day: string; readonly opens: string; readonly isToday: boolean };
    };

const lookAhead = 14; // days

/** The calendar day and clock of a place: `2026-11-20`, `10:30`. */
export function localTime(now: Date, timeZone: string): { readonly day: string; readonly time: string } {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

export function hoursOn({ hours, holidays }: Pick<Store, 'hours' | 'holidays'>, day: string): DayHours {
  const holiday = holidays.find(({ date }) => date === day);
  if (holiday) return { open: false, holiday: holiday.name };
  const today = hours.find((row) => row.day === weekdayOf(day));
  return today ? { open: true, opens: today.opens, closes: today.closes } : { open: false };
}

export function openState(store: Store, now: Date): OpenState {
  const { day, time } = localTime(now, store.timeZone);
  const today = hoursOn(store, day);
  if (today.open && time >= today.opens && time < today.closes) return { open: true, closes: today.closes };
  if (today.open && time < today.opens) return { open: false, next: { day, opens: today.opens, isToday: true } };
  for (let ahead = 1; ahead <= lookAhead; ahead++) {
    const later = addDays(day, ahead);
    const hours = hoursOn(store, later);
    if (hours.open) return { open: false, next: { day: later, opens: hours.opens, isToday: false } };
  }
  return { open: false };
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

const zones = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = zones.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  zones.set(timeZone, made);
  return made;
}

/** The instant at which a place's clock shows a day and time. In the hour that summer time skips, the one after it. */
export function instantOf(day: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let guess = wanted;
  // The first step corrects by the zone's offset, the second where that offset changes in between.
  for (let step = 0; step < 2; step++) {
    const shown = localTime(new Date(guess), timeZone);
    guess += wanted - Date.parse(`${shown.day}T${shown.time}:00Z`);
  }
  return new Date(guess);
}

export type Expected =
  | { readonly open: true; readonly store: Store; readonly closesAt: Date }
  | { readonly open: false; readonly store: Store; readonly opensAt: Date };

/** The boutique whose people can be expected first: one that is open now, else the one that opens next. */
export function nextExpected(stores: readonly Store[], now: Date): Expected | undefined {
  let next: Extract<Expected, { open: false }> | undefined;
  for (const store of stores) {
    const state = openState(store, now);
    const { day } = localTime(now, store.timeZone);
    if (state.open) return { open: true, store, closesAt: instantOf(day, state.closes, store.timeZone) };
    if (state.next === undefined) continue;
    const opensAt = instantOf(state.next.day, state.next.opens, store.timeZone);
    if (next === undefined || opensAt < next.opensAt) next = { open: false, store, opensAt };
  }
  return next;
}

const answerWithinMs = 2 * 3_600_000; // two hours of a boutique's day

/** By when the house can promise an answer: two open hours from now, at the place that can give it first. */
export function answerBy(
  stores: readonly Store[],
  now: Date,
): { readonly at: Date; readonly store: Store } | undefined {
  const expected = nextExpected(stores, now);
  if (expected === undefined) return undefined;
  const { store } = expected;
  if (!expected.open) return { at: new Date(expected.opensAt.getTime() + answerWithinMs), store };
  const at = new Date(now.getTime() + answerWithinMs);
  if (at <= expected.closesAt) return { at, store };
  const later = nextExpected(stores, expected.closesAt);
  if (later === undefined || later.open) return { at, store };
  return { at: new Date(later.opensAt.getTime() + answerWithinMs), store: later.store };
}
