/** Feasts that shoppers date their wishes by, fixed or computed for the shopper's country. */

import { type Day, dayAt, lastOfMonth, mondayOf, weekdayOf, yearOf } from './day.ts';

export const feasts = [
  'christmas',
  'christmas-eve',
  'boxing-day',
  'new-year',
  'new-years-eve',
  'epiphany',
  'saint-nicholas',
  'valentine',
  'mothers-day',
  'fathers-day',
  'easter',
  'easter-monday',
  'good-friday',
  'ascension',
  'pentecost',
  'black-friday',
  'cyber-monday',
  'thanksgiving',
  'halloween',
  'all-saints',
  'bastille-day',
  'assumption',
  'ramadan',
  'eid-al-fitr',
  'eid-al-adha',
  'lunar-new-year',
  'qixi',
  'mid-autumn',
  'singles-day',
  'white-day',
] as const;
export type Feast = (typeof feasts)[number];

/** The feast that comes next, today included; with `past`, the one that was last, before today. */
export function feastDay(feast: Feast, today: Day, region: string, past: boolean): Day | undefined {
  const year = yearOf(today);
  const days = [year - 1, year, year + 1, year + 2].flatMap((near) => {
    const day = inYear(feast, near, region);
    return day === undefined ? [] : [day];
  });
  return past ? days.filter((day) => day < today).at(-1) : days.find((day) => day >= today);
}

function inYear(feast: Feast, year: number, region: string): Day | undefined {
  switch (feast) {
    case 'christmas':
      return dayAt(year, 12, 25);
    case 'christmas-eve':
      return dayAt(year, 12, 24);
    case 'boxing-day':
      return dayAt(year, 12, 26);
    case 'new-year':
      return dayAt(year, 1, 1);
    case 'new-years-eve':
      return dayAt(year, 12, 31);
    case 'epiphany':
      return dayAt(year, 1, 6);
    case 'saint-nicholas':
      return dayAt(year, 12, 6);
    case 'valentine':
      return dayAt(year, 2, 14);
    case 'white-day':
      return dayAt(year, 3, 14);
    case 'halloween':
      return dayAt(year, 10, 31);
    case 'all-saints':
      return dayAt(year, 11, 1);
    case 'bastille-day':
      return dayAt(year, 7, 14);
    case 'assumption':
      return dayAt(year, 8, 15);
    case 'singles-day':
      return dayAt(year, 11, 11);
    case 'mothers-day':
      return mothersDay(year, region);
    case 'fathers-day':
      return fathersDay(year, region);
    case 'easter':
      return easter(year);
    case 'easter-monday':
      return easter(year) + 1;
    case 'good-friday':
      return easter(year) - 2;
    case 'ascension':
      return easter(year) + 39;
    case 'pentecost':
      return easter(year) + 49;
    case 'thanksgiving':
      return region === 'CA' ? nth(year, 10, 1, 2) : nth(year, 11, 4, 4);
    case 'black-friday':
      return nth(year, 11, 4, 4) + 1;
    case 'cyber-monday':
      return nth(year, 11, 4, 4) + 4;
    case 'ramadan':
      return byMoon('islamic-umalqura', 9, 1, year);
    case 'eid-al-fitr':
      return byMoon('islamic-umalqura', 10, 1, year);
    case 'eid-al-adha':
      return byMoon('islamic-umalqura', 12, 10, year);
    case 'lunar-new-year':
      return lunarNewYear(year);
    case 'qixi':
      return byMoon('chinese', 7, 7, year);
    case 'mid-autumn':
      return byMoon('chinese', 8, 15, year);
    default:
      feast satisfies never;
      return undefined;
  }
}

/** The nth Monday (1) .. Sunday (7) of a month. */
function nth(year: number, month: number, weekday: number, count: number): Day {
  const first = dayAt(year, month, 1) ?? 0;
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7;
}

function mothersDay(year: number, region: string): Day | undefined {
  switch (region) {
    case 'GB':
    case 'IE':
      return easter(year) - 21;
    case 'FR': {
      const last = dayAt(year, 5, lastOfMonth(year, 5)) ?? 0;
      const sunday = mondayOf(last + 1) - 1;
      return sunday === easter(year) + 49 ? sunday + 7 : sunday;
    }
    case 'ES':
      return nth(year, 5, 7, 1);
    case 'AE':
    case 'SA':
    case 'EG':
      return dayAt(year, 3, 21);
    default:
      return nth(year, 5, 7, 2);
  }
}

function fathersDay(year: number, region: string): Day | undefined {
  switch (region) {
    case 'DE':
      return easter(year) + 39;
    case 'IT':
    case 'ES':
      return dayAt(year, 3, 19);
    case 'AE':
    case 'SA':
    case 'EG':
      return dayAt(year, 6, 21);
    default:
      return nth(year, 6, 7, 3);
  }
}

/** Anonymous Gregorian computus (Meeus, Jones, Butcher). */
function easter(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const count = moon + sunday - 7 * late + 114;
  return dayAt(year, Math.floor(count / 31), (count % 31) + 1) ?? 0;
}

/** As proclaimed (Purple Mountain Observatory); ICU reckons 2027 a day late. Month and day of each year from 2025 on. */
const lunarNewYears = ['1-29', '2-17', '2-6', '1-26', '2-13', '2-3', '1-23', '2-11', '1-31', '2-19', '2-8', '1-28'];

function lunarNewYear(year: number): Day | undefined {
  const [month, day] = (lunarNewYears[year - 2025] ?? '').split('-').map(Number);
  return month === undefined || day === undefined ? undefined : dayAt(year, month, day);
}

const reckoned = new Map<string, Day | undefined>();

/** Walks a year with the platform's calendar (about a millisecond, once a year and feast). Leap months do not match. */
function byMoon(calendar: string, month: number, day: number, year: number): Day | undefined {
  const key = `${calendar} ${month} ${day} ${year}`;
  if (!reckoned.has(key)) reckoned.set(key, walk(calendar, month, day, year));
  return reckoned.get(key);
}

function walk(calendar: string, month: number, day: number, year: number): Day | undefined {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
  const first = dayAt(year, 1, 1) ?? 0;
  for (let at = first; at < first + 366; at++) {
    const parts = format.formatToParts(new Date(at * 86_400_000));
    const part = (type: string) => parts.find((one) => one.type === type)?.value;
    if (part('month') === String(month) && part('day') === String(day)) return at;
  }
  return undefined;
}
