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
