/** What is asked of the figures: a range of hours, in a time zone, of which part of the house. */
import type { SignalKind } from '../domain/escalation.ts';
import { hourOf } from '../domain/fact.ts';
import type { Pointer, Rollup, Segment } from './rollup.ts';

export type Filter = {
  readonly store?: string;
  readonly locale?: string;
  readonly channel?: string;
  readonly reason?: SignalKind;
};

export type Question = Filter & {
  readonly from: Date;
  readonly to: Date;
  /** An IANA name: days and hours of the answer are this zone's. */
  readonly timeZone: string;
};

/** `hour` for two days and less, `day` for a quarter and less, then `week`. */
export type Step = 'hour' | 'day' | 'week';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function stepOf({ from, to }: Pick<Question, 'from' | 'to'>): Step {
  const length = to.getTime() - from.getTime();
  if (length <= 2 * dayMs) return 'hour';
  return length <= 93 * dayMs ? 'day' : 'week';
}

export function rangeOf({ from, to }: Pick<Question, 'from' | 'to'>): { readonly from: string; readonly to: string } {
  return { from: hourOf(from), to: hourOf(to) };
}

/** The same length just before. */
export function periodBefore(question: Question): Question {
  const { from, to } = question;
  return { ...question, from: new Date(2 * from.getTime() - to.getTime()), to: from };
}

export function filtered(rollup: Rollup, filter: Filter): Rollup {
  const { store, locale, channel, reason } = filter;
  if ([store, locale, channel, reason].every((part) => part === undefined)) return rollup;
  const { segments, pointers } = rollup;
  return {
    segments: segments.filter((segment) => matches(segment, filter)),
    pointers: pointers.filter((pointer) => matchesPlace(pointer, filter)),
  };
}

function matches(segment: Segment, filter: Filter): boolean {
  const { store, reason } = filter;
  return (
    (store === undefined || segment.store === store) &&
    (reason === undefined || segment.reasons.includes(reason)) &&
    matchesPlace(segment, filter)
  );
}

function matchesPlace({ locale, channel }: Pick<Pointer, 'locale' | 'channel'>, filter: Filter): boolean {
  return (
    (filter.locale === undefined || locale === filter.locale) &&
    (filter.channel === undefined || channel === filter.channel)
  );
}

/** The start of an hour's step as the zone reads it, and its hour of the day: `2026-11-22`, `2026-11-22T10`, 10. */
export type LocalHour = { readonly step: string; readonly hourOfDay: number };

export function localHours(timeZone: string, step: Step): (hour: string) => LocalHour {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
  });
  return (hour) => {
    const found = Object.fromEntries(
      parts.formatToParts(new Date(`${hour}:00:00Z`)).map(({ type, value }) => [type, value]),
    );
    const day = `${found['year']}-${found['month']}-${found['day']}`;
    const at = step === 'hour' ? `${day}T${found['hour']}` : step === 'week' ? mondayOf(day) : day;
    return { step: at, hourOfDay: Number(found['hour']) };
  };
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const since = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - since * dayMs).toISOString().slice(0, 10);
}
