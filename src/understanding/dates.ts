/** Days a shopper names, in eight languages: by words, by figures and by feasts, as the language and the region count them. */

import type { DateWords } from './calendar/date-words.ts';
import { dayOf, isoOf } from './calendar/day.ts';
import { figureDates, type Order } from './calendar/figures.ts';
import { type Calendar, calendarOf } from './calendar/forms.ts';
import { dayMeant, type Moment, type Tense } from './calendar/meaning.ts';
import { ar } from './calendar/words/ar.ts';
import { de } from './calendar/words/de.ts';
import { en } from './calendar/words/en.ts';
import { es } from './calendar/words/es.ts';
import { fr } from './calendar/words/fr.ts';
import { it } from './calendar/words/it.ts';
import { ja } from './calendar/words/ja.ts';
import { zh } from './calendar/words/zh.ts';
import { type Span, withoutOverlap } from './span.ts';

const spoken: Readonly<Record<string, DateWords>> = { en, fr, de, it, es, ja, zh, ar };
const homes: Readonly<Record<string, string>> = {
  en: 'GB',
  fr: 'FR',
  de: 'DE',
  it: 'IT',
  es: 'ES',
  ja: 'JP',
  zh: 'CN',
  ar: 'AE',
};
const monthFirst: ReadonlySet<string> = new Set(['US', 'JP', 'CN', 'TW', 'HK']);

const built = new Map<string, Calendar>();

function calendarFor(language: string): Calendar | undefined {
  const known = built.get(language);
  const words = spoken[language];
  if (known || !words) return known;
  const calendar = calendarOf(words);
  built.set(language, calendar);
  return calendar;
}

/** A date stands near the start of what people write. */
const longestRead = 1_000; // characters

export type DateContext = { readonly language: string; readonly locale: string; readonly now: Date };

/** Places are those of the folded text. */
export function findDates(folded: string, { language, locale, now }: DateContext): Span[] {
  const calendar = calendarFor(language);
  if (!calendar) return [];
  const text = folded.slice(0, longestRead);
  const region = locale.split('-')[1] ?? homes[language] ?? 'GB';
  const today = dayOf(now);
  const moment = (start: number, end: number): Moment => ({
    today,
    region,
    tense: tenseAt(text, start, end, calendar),
  });
  const order: Order = monthFirst.has(region) || locale === 'en-CA' ? 'month-first' : 'day-first';
  const figures = figureDates(text, { order, before: calendar.beforeFigures }, moment).map(
    ({ start, end, day }): Span => ({ kind: 'date', value: isoOf(day), start, end }),
  );
  const said = calendar.hint.test(text) ? spokenDates(text, calendar, moment) : [];
  return withoutOverlap(longestFirst([...figures, ...said.filter(({ whole }) => whole)]), longestFirst(said)).map(
    ({ kind, value, start, end }) => ({ kind, value, start, end }),
  );
}

/** A date with its day and month says more than any longer form around one of them ("by March" in "by March 3"). */
type Said = Span & { readonly whole: boolean };

function spokenDates(text: string, calendar: Calendar, moment: (start: number, end: number) => Moment): Said[] {
  return calendar.forms.flatMap((form) =>
    Array.from(text.matchAll(form.pattern)).flatMap((match): Said[] => {
      const end = match.index + match[0].length;
      const day = dayMeant(form, match.groups ?? {}, calendar, moment(match.index, end));
      return day === undefined
        ? []
        : [{ kind: 'date', value: isoOf(day), start: match.index, end, whole: form.meaning === 'date' }];
    }),
  );
}

/** "Monday 7 December" holds a Monday and a 7 December: the longest is what was said. */
function longestFirst(found: readonly Span[]): Span[] {
  return withoutOverlap(
    [...found].sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start),
  );
}

const reach = 80; // characters of the same clause

/** What the date's own words say, then the cue before it in the clause, then the one after. */
function tenseAt(text: string, start: number, end: number, { past, future }: Calendar): Tense {
  const own = text.slice(start, end);
  const left = text.slice(Math.max(0, start - reach), start);
  const right = text.slice(end, end + reach);
  const before = left.slice(lastBreak(left));
  const after = right.slice(0, firstBreak(right));
  const tense = lastCue(own, past, future) ?? lastCue(before, past, future) ?? firstCue(after, past, future);
  return tense ?? 'untold';
}

const breaks = /[,;!?]|\. /g;
const lastBreak = (left: string): number => Array.from(left.matchAll(breaks)).at(-1)?.index ?? 0;
const firstBreak = (right: string): number => right.matchAll(breaks).next().value?.index ?? right.length;

const placesOf = (clause: string, cue: RegExp): number[] => Array.from(clause.matchAll(cue), ({ index }) => index);

function lastCue(clause: string, past: RegExp, future: RegExp): Tense | undefined {
  const gone = placesOf(clause, past).at(-1) ?? -1;
  const coming = placesOf(clause, future).at(-1) ?? -1;
  return gone === coming ? undefined : gone > coming ? 'past' : 'future';
}

function firstCue(clause: string, past: RegExp, future: RegExp): Tense | undefined {
  const gone = placesOf(clause, past)[0] ?? clause.length;
  const coming = placesOf(clause, future)[0] ?? clause.length;
  return gone === coming ? undefined : gone < coming ? 'past' : 'future';
}
