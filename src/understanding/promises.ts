/**
 * Hears when somebody of the house promises something to a shopper, sentence by sentence, in eight languages. Local and
 * the same each time. It would rather miss a promise than take a courtesy for one: what it finds is put to its author.
 */
import { addDays, instantOf, localTime } from '../domain/opening-hours.ts';
import type { NewPromise } from '../domain/promise.ts';
import { findDates } from './dates.ts';
import { fold } from './fold.ts';
import { type PromiseWords, promiseWords } from './promising/words.ts';

export type PromiseContext = {
  readonly locale: string;
  readonly now: Date;
  /** Where "tomorrow at ten" is said. */
  readonly timeZone: string;
};

export type FoundPromise = Pick<NewPromise, 'kind' | 'text' | 'dueAt'>;

/** A day without an hour is meant until a boutique closes. */
const endOfDay = '18:00';
const mostFound = 3;

export function findPromises(text: string, context: PromiseContext): FoundPromise[] {
  const language = context.locale.split('-')[0] ?? '';
  const words = promiseWords[language];
  if (words === undefined) return [];
  const found = sentencesOf(text).flatMap((sentence) => promiseIn(sentence, words, language, context) ?? []);
  return found.slice(0, mostFound);
}

function promiseIn(
  sentence: string,
  words: PromiseWords,
  language: string,
  context: PromiseContext,
): FoundPromise | undefined {
  const { text } = fold(sentence);
  if (words.unless.test(text)) return undefined;
  const forms = words.forms.filter(([, pattern]) => pattern.test(text));
  // Days are dearer to find than forms, and most sentences promise nothing.
  const dueAt = forms.length === 0 ? undefined : dueIn(text, words, language, context);
  const form = forms.find(([, , dated]) => dated === undefined || dueAt !== undefined);
  if (form === undefined || (dueAt !== undefined && dueAt <= context.now)) return undefined;
  return { kind: form[0], text: sentence.trim(), ...(dueAt === undefined ? {} : { dueAt }) };
}

/** A stop within a number, an hour or an abbreviation ends no sentence. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?؟])\s+|(?<=[。！？])|\n+/u).filter((sentence) => sentence.trim() !== '');
}

/** The instant that is named, on the clock of the place; undefined when none is. */
function dueIn(
  text: string,
  { time, hours }: PromiseWords,
  language: string,
  { locale, now, timeZone }: PromiseContext,
): Date | undefined {
  const ahead = hours.exec(text)?.groups?.['n'];
  if (ahead !== undefined) return new Date(now.getTime() + countOf(ahead) * 3_600_000);
  const here = localTime(now, timeZone);
  const clock = timeIn(text, time, language);
  const day = coming(findDates(text, { language, locale, now: noonOf(here.day) })[0]?.value, here.day);
  if (day !== undefined && day >= here.day)
    return later(instantOf(day, clock ?? endOfDay, timeZone), day, here.day, now);
  if (day !== undefined || clock === undefined) return day === undefined ? undefined : new Date(0);
  const today = instantOf(here.day, clock, timeZone);
  return today > now ? today : instantOf(addDays(here.day, 1), clock, timeZone);
}

/** A promise looks ahead: a weekday that the reader took for the last one is the next one. */
function coming(day: string | undefined, today: string): string | undefined {
  if (day === undefined || day >= today || day < addDays(today, -7)) return day;
  return addDays(day, 7);
}

/** "Today" said after closing time is still today. */
function later(due: Date, day: string, today: string, now: Date): Date {
  return day === today && due <= now ? new Date(now.getTime() + 3_600_000) : due;
}

function timeIn(text: string, time: RegExp, language: string): string | undefined {
  const groups = time.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const hour = Number(groups['h'] ?? groups['h2']);
  const minute = Number(groups['m'] ?? groups['m2'] ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(shifted(hour, groups['half'], text, language)).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const afternoon: Readonly<Record<string, RegExp>> = {
  en: /\b(?:this|tomorrow|in the) (?:afternoon|evening)\b|\btonight\b/,
  ja: /午後/,
  zh: /下午|晚上/,
  ar: /مساء|بعد الظهر|عصرا/,
};

/** A shop is not open at four in the morning: a small hour without "am" is one of the afternoon in English. */
function shifted(hour: number, half: string | undefined, text: string, language: string): number {
  if (half?.startsWith('p') && hour < 12) return hour + 12;
  if (half?.startsWith('a') && hour === 12) return 0;
  if (hour < 12 && afternoon[language]?.test(text)) return hour + 12;
  return language === 'en' && half !== 'am' && half !== 'a.m.' && hour >= 1 && hour <= 7 ? hour + 12 : hour;
}

/** The day reader counts from the day that the process's clock shows: noon of the place's day is that day everywhere. */
function noonOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

const counts: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
  ...{ une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5 },
  ...{ einer: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6 },
  ...{ "un'": 1, due: 2, tre: 3, quattro: 4, cinque: 5, sei: 6 },
  ...{ una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6 },
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, ساعه: 1, ساعتين: 2 },
};

const countOf = (said: string): number => counts[said] ?? (Number(said) || 1);
