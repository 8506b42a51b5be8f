/** A day without a clock: whole days since 1970-01-01 in the proleptic Gregorian calendar, so that sums cannot slip an hour. */

export type Day = number;

const msPerDay = 86_400_000;

/** The day that the process's own clock shows. */
export const dayOf = (moment: Date): Day => at(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());

const at = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / msPerDay;

/** Months count from 1; the 31st of February is no day. */
export function dayAt(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > lastOfMonth(year, month)) return undefined;
  return at(year, month, day);
}

export const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isoOf = (day: Day): string => new Date(day * msPerDay).toISOString().slice(0, 10);
export const yearOf = (day: Day): number => new Date(day * msPerDay).getUTCFullYear();
export const monthOf = (day: Day): number => new Date(day * msPerDay).getUTCMonth() + 1;
export const dateOf = (day: Day): number => new Date(day * msPerDay).getUTCDate();

/** Monday 1 .. Sunday 7; day 0 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;
export const mondayOf = (day: Day): Day => day - weekdayOf(day) + 1;

/** The 31st plus a month is the last day of a shorter one. */
export function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return at(year, month, Math.min(dateOf(day), lastOfMonth(year, month)));
}

/** Saturdays and Sundays do not count. */
export function addWorkdays(day: Day, count: number): Day {
  let reached = day;
  for (let left = count; left > 0; left -= weekdayOf(reached) <= 5 ? 1 : 0) reached += 1;
  return reached;
}

/** ISO 8601: week 1 holds the fourth of January. */
export const mondayOfWeek = (year: number, week: number): Day => mondayOf(at(year, 1, 4)) + (week - 1) * 7;
