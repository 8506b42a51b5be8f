/** The shape of a language's words for days. Sources of patterns are written as spoken; they are folded like messages. */

import type { Feast } from './feasts.ts';

/** What a form means; the slots that it needs stand in its template. */
export type Meaning =
  | 'ahead'
  | 'ago'
  | 'weekday'
  | 'weekday-next-week'
  | 'weekday-last'
  | 'weekday-last-week'
  | 'weekday-week-after'
  | 'weekday-and-day'
  | 'unit-next'
  | 'unit-last'
  | 'unit-this'
  | 'weekend'
  | 'weekend-next'
  | 'weekend-last'
  | 'date'
  | 'month'
  | 'month-last'
  | 'month-middle'
  | 'month-end'
  | 'day-of-month'
  | 'day-of-next-month'
  | 'end-of-this'
  | 'week-number'
  | 'feast';

export type Unit = 'day' | 'workday' | 'week' | 'fortnight' | 'month' | 'year' | 'hour';

/**
 * A template is a regular expression with slots: `{n}` a number, `{unit}`, `{weekday}`, `{wd}` a weekday that only goes
 * along, `{month}`, `{day}` 1..31, `{d}` the same without a meaning, `{year}` (may be missing), `{week}` 1..53, `{feast}`,
 * `{end}` the end of a clause. A space stands for one to three. Quantifiers must be bounded: reading is linear in the text.
 */
export type DateWords = {
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly units: Readonly<Partial<Record<Unit, string>>>;
  /** Words that are a day by themselves, and how far it is from today. */
  readonly fixed: readonly (readonly [template: string, days: number])[];
  readonly feasts: readonly (readonly [words: string, feast: Feast])[];
  readonly forms: readonly (readonly [template: string, meaning: Meaning])[];
  /** Before a bare 3/12 that makes it a day. */
  readonly beforeFigures: string;
  /** What tells of the past, or of what is to come, in the same sentence. */
  readonly past: string;
  readonly future: string;
  /** Words are not apart from each other, so a match may begin and end anywhere. */
  readonly unspaced?: boolean;
};
