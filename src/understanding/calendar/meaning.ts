/** From the words of a date to the day they mean, counted from today. */

import type { Unit } from './date-words.ts';
import {
  addMonths,
  addWorkdays,
  type Day,
  dateOf,
  dayAt,
  lastOfMonth,
  mondayOf,
  mondayOfWeek,
  monthOf,
  weekdayOf,
  yearOf,
} from './day.ts';
import { feastDay } from './feasts.ts';
import type { Calendar, Form } from './forms.ts';

export type Tense = 'past' | 'future' | 'untold';
export type Moment = { readonly today: Day; readonly region: string; readonly tense: Tense };
type Groups = Readonly<Record<string, string | undefined>>;

export function dayMeant(form: Form, groups: Groups, calendar: Calendar, moment: Moment): Day | undefined {
  const { today } = moment;
  const { meaning } = form;
  switch (meaning) {
    case 'fixed':
      return today + (form.days ?? 0);
    case 'ahead':
    case 'ago':
      return byCount(groups, calendar, today, meaning === 'ahead' ? 1 : -1);
    case 'weekday':
    case 'weekday-next-week':
    case 'weekday-last':
    case 'weekday-last-week':
    case 'weekday-week-after':
      return byWeekday(meaning, indexOf(calendar.weekdays, groups['weekday']), moment);
    case 'weekday-and-day':
      return byBoth(indexOf(calendar.weekdays, groups['weekday']), Number(groups['day']), moment);
    case 'unit-next':
    case 'unit-last':
    case 'unit-this':
      return byUnit(meaning, unitOf(groups, calendar), today);
    case 'weekend':
      return weekdayOf(today) >= 6 ? today + (weekdayOf(today) === 7 ? 6 : 0) : mondayOf(today) + 5;
    case 'weekend-next':
      return mondayOf(today) + 12;
    case 'weekend-last':
      return mondayOf(today) - 2;
    case 'date':
      return byDate(groups, calendar, moment);
    case 'month':
    case 'month-last':
    case 'month-middle':
    case 'month-end':
      return byMonth(meaning, groups, calendar, moment);
    case 'day-of-month':
      return nextDate(Number(groups['day']), moment);
    case 'day-of-next-month': {
      const next = addMonths(today, 1);
      return dayAt(yearOf(next), monthOf(next), Number(groups['day'] ?? groups['day2']));
    }
    case 'end-of-this':
      return endOfThis(unitOf(groups, calendar), today);
    case 'week-number':
      return byWeek(Number(groups['week']), moment);
    case 'feast': {
      const feast = calendar.feasts.find(([words]) => words.test(groups['feast'] ?? ''))?.[1];
      return feast === undefined ? undefined : feastDay(feast, today, moment.region, moment.tense === 'past');
    }
    default:
      meaning satisfies never;
      return undefined;
  }
}

/** Which of the words, counted from 1; 0 when none. */
const indexOf = (words: readonly RegExp[], said: string | undefined): number =>
  words.findIndex((word) => word.test(said ?? '')) + 1;

/** Chinese and Japanese write a month of the calendar and a month of time with one sign: these forms name it alone. */
const unitSigns: Readonly<Record<string, Unit>> = { 月: 'month', 週: 'week', 周: 'week', 年: 'year' };

function unitOf(groups: Groups, { units }: Calendar): Unit | undefined {
  const said = groups['unit'] ?? groups['unit2'];
  if (said === undefined) return undefined;
  return units.find(([word]) => word.test(said))?.[1] ?? unitSigns[said];
}

function byCount(groups: Groups, calendar: Calendar, today: Day, sign: 1 | -1): Day | undefined {
  const said = groups['n'] ?? '';
  const count = calendar.numbers.get(said) ?? Number(said);
  if (!Number.isInteger(count) || count < 0) return undefined;
  switch (unitOf(groups, calendar)) {
    case 'day':
      return today + sign * count;
    case 'workday':
      return sign === 1 ? addWorkdays(today, count) : today - count;
    case 'week':
      return today + sign * count * 7;
    case 'fortnight':
      return today + sign * count * 14;
    case 'month':
      return addMonths(today, sign * count);
    case 'year':
      return addMonths(today, sign * count * 12);
    case 'hour':
      return count >= 24 ? today + sign * Math.round(count / 24) : undefined;
    case undefined:
      return undefined;
  }
}

type WeekdayMeaning = 'weekday' | 'weekday-next-week' | 'weekday-last' | 'weekday-last-week' | 'weekday-week-after';

function byWeekday(meaning: WeekdayMeaning, weekday: number, { today, tense }: Moment): Day | undefined {
  if (weekday === 0) return undefined;
  const coming = today + ((weekday - weekdayOf(today) + 6) % 7) + 1;
  const gone = today - ((weekdayOf(today) - weekday + 6) % 7) - 1;
  switch (meaning) {
    case 'weekday':
      return tense === 'past' ? gone : coming;
    case 'weekday-last':
      return gone;
    case 'weekday-next-week':
      return mondayOf(today) + 6 + weekday;
    case 'weekday-last-week':
      return mondayOf(today) - 8 + weekday;
    case 'weekday-week-after':
      return coming + 7;
  }
}

/** "Saturday 12": the nearest twelfth that is a Saturday; when they disagree for a year, the number counts. */
function byBoth(weekday: number, day: number, moment: Moment): Day | undefined {
  const step = moment.tense === 'past' ? -1 : 1;
  for (let ahead = 0; ahead <= 12; ahead++) {
    const month = addMonths(moment.today - dateOf(moment.today) + 1, ahead * step);
    const found = dayAt(yearOf(month), monthOf(month), day);
    if (found === undefined || weekdayOf(found) !== weekday) continue;
    if (step === 1 ? found >= moment.today : found <= moment.today) return found;
  }
  return nextDate(day, moment);
}

function byUnit(meaning: 'unit-next' | 'unit-last' | 'unit-this', unit: Unit | undefined, today: Day): Day | undefined {
  const step = meaning === 'unit-next' ? 1 : meaning === 'unit-last' ? -1 : 0;
  switch (unit) {
    case 'week':
    case 'fortnight':
      return step === 0 ? today : mondayOf(today) + step * 7;
    case 'month': {
      const month = addMonths(today, step);
      return step === 0 ? today : month - dateOf(month) + 1;
    }
    case 'year':
      return step === 0 ? undefined : dayAt(yearOf(today) + step, 1, 1);
    case 'day':
    case 'workday':
      return step === 1 ? today + 1 : undefined;
    case 'hour':
    case undefined:
      return undefined;
  }
}

function endOfThis(unit: Unit | undefined, today: Day): Day | undefined {
  switch (unit) {
    case 'week':
      return mondayOf(today) + 6;
    case 'month':
      return dayAt(yearOf(today), monthOf(today), lastOfMonth(yearOf(today), monthOf(today)));
    case 'day':
      return today;
    case 'year':
    case undefined:
      return dayAt(yearOf(today), 12, 31);
    default:
      return undefined;
  }
}

function byDate(groups: Groups, calendar: Calendar, moment: Moment): Day | undefined {
  const month = indexOf(calendar.months, groups['month'] ?? groups['month1']);
  const day = groups['month1'] === undefined ? Number(groups['day'] ?? hanNumber(groups['handay'] ?? '')) : 1;
  return inYear(groups['year'], month, day, moment);
}

/** 二十三 is 23, 十 is 10, 三十一 is 31. */
function hanNumber(written: string): number {
  const digits = '一二三四五六七八九';
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written];
  const ten = !written.includes('十') ? 0 : tens === '' ? 1 : digits.indexOf(tens ?? '') + 1;
  return ten * 10 + (ones ? digits.indexOf(ones) + 1 : 0);
}

const recent = 45; // days

/** Without a year: as the sentence tells; where it does not, a day just gone is meant as it is, any other is to come. */
export function inYear(year: string | undefined, month: number, day: number, moment: Moment): Day | undefined {
  if (year !== undefined) return dayAt(Number(year.length === 2 ? `20${year}` : year), month, day);
  const { today, tense } = moment;
  const near = [-1, 0, 1, 4].flatMap((step) => dayAt(yearOf(today) + step, month, day) ?? []);
  const gone = near.filter((one) => one < today).at(-1);
  const coming = near.find((one) => one >= today);
  if (tense === 'past') return gone;
  if (tense === 'untold' && gone !== undefined && today - gone <= recent) return gone;
  return coming;
}

type MonthMeaning = 'month' | 'month-last' | 'month-middle' | 'month-end';

function byMonth(meaning: MonthMeaning, groups: Groups, calendar: Calendar, moment: Moment): Day | undefined {
  const month = indexOf(calendar.months, groups['month']);
  if (month === 0) return undefined;
  const { today, tense } = moment;
  const past = meaning === 'month-last' || tense === 'past';
  const now = monthOf(today);
  const offset = past ? (month <= now ? 0 : -1) : month >= now ? 0 : 1;
  const stated = groups['year'];
  const before = meaning === 'month-last' && month === now ? -1 : 0;
  const year = stated === undefined ? yearOf(today) + offset + before : Number(stated);
  const day = meaning === 'month-middle' ? 15 : meaning === 'month-end' ? lastOfMonth(year, month) : 1;
  return dayAt(year, month, day);
}

/** "The 5th": of this month or, when it is over, of the next that has one. */
function nextDate(day: number, { today, tense }: Moment): Day | undefined {
  const step = tense === 'past' ? -1 : 1;
  for (let ahead = 0; ahead < 3; ahead++) {
    const month = addMonths(today - dateOf(today) + 1, ahead * step);
    const found = dayAt(yearOf(month), monthOf(month), day);
    if (found !== undefined && (step === 1 ? found >= today : found <= today)) return found;
  }
  return undefined;
}

function byWeek(week: number, { today, tense }: Moment): Day | undefined {
  if (week < 1 || week > 53) return undefined;
  const monday = mondayOfWeek(yearOf(today), week);
  return monday + 6 < today && tense !== 'past' ? mondayOfWeek(yearOf(today) + 1, week) : monday;
}
