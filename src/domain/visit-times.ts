/** Times at which a boutique can receive somebody: whole half hours of its opening hours on the next days. Pure. */
import type { Store } from './commerce.ts';
import { addDays, hoursOn, instantOf, localTime } from './opening-hours.ts';

export type VisitDay = {
  readonly day: string;
  readonly times: readonly { readonly at: Date; readonly time: string }[];
};

export const visitMinutes = 45;

const everyMinutes = 90;
/** An advisor has to see the wish and to confirm it. */
const noticeMs = 3 * 3_600_000;
const lookAhead = 14; // days

/** The next `count` days, today or from a later day on, on which the boutique is open for long enough. */
export function visitTimes(
  store: Store,
  now: Date,
  count: number,
  from = localTime(now, store.timeZone).day,
): readonly VisitDay[] {
  const earliest = now.getTime() + noticeMs;
  const days: VisitDay[] = [];
  for (let ahead = 0; ahead <= lookAhead && days.length < count; ahead++) {
    const day = addDays(from, ahead);
    const hours = hoursOn(store, day);
    if (!hours.open) continue;
    const times = startsBetween(hours.opens, hours.closes)
      .map((time) => ({ time, at: instantOf(day, time, store.timeZone) }))
      .filter(({ at }) => at.getTime() >= earliest);
    if (times.length > 0) days.push({ day, times });
  }
  return days;
}

/** Whether the boutique would be open for such a visit; what comes from outside may be any instant. */
export function canVisit(store: Store, at: Date, now: Date): boolean {
  const { day, time } = localTime(at, store.timeZone);
  const hours = hoursOn(store, day);
  if (at.getTime() < now.getTime() || !hours.open) return false;
  return time >= hours.opens && minutesOf(time) + visitMinutes <= minutesOf(hours.closes);
}

function startsBetween(opens: string, closes: string): readonly string[] {
  const first = Math.ceil(minutesOf(opens) / 30) * 30;
  const starts: string[] = [];
  for (let start = first; start + visitMinutes <= minutesOf(closes); start += everyMinutes) starts.push(clock(start));
  return starts;
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
