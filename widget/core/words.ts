/** The panel's own dictionary: one flat file of sentences per locale, `{{name}}` for what varies, Intl for the rest. */
import type en from '../../locales/en/widget.json';
import { formatLocale } from './locale.ts';

export type WordKey = keyof typeof en;
export type Sentences = Readonly<Record<WordKey, string>>;
export type Values = Readonly<Record<string, string | number>>;

export type Words = {
  readonly locale: string;
  say(key: WordKey, values?: Values): string;
  number(value: number): string;
  time(at: Date): string;
  day(at: Date, now: Date): string;
  /** "Monday 23 November, 10:30", on the shopper's own clock. */
  moment(iso: string): string;
  /** "38 seconds", "2 minutes": the unit that a person would use. */
  duration(seconds: number): string;
  /** "30 days". */
  days(count: number): string;
};

export function createWords(locale: string, sentences: Sentences): Words {
  const tag = formatLocale(locale);
  const number = (value: number) => new Intl.NumberFormat(tag).format(value);
  const say = (key: WordKey, values: Values = {}) =>
    sentences[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? number(value) : (value ?? '');
    });
  const measure = (value: number, unit: string) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return {
    locale,
    say,
    number,
    time: (at) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at),
    day: (at, now) => dayName(tag, at, now),
    moment: (iso) =>
      new Intl.DateTimeFormat(tag, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(iso)),
    duration: (seconds) =>
      seconds < 60 ? measure(Math.round(seconds), 'second') : measure(Math.round(seconds / 60), 'minute'),
    days: (count) => measure(count, 'day'),
  };
}

const dayMs = 86_400_000;

function dayName(tag: string, at: Date, now: Date): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / dayMs);
  if (days > -2 && days <= 0) {
    const word = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(days, 'day');
    return word.charAt(0).toLocaleUpperCase(tag) + word.slice(1);
  }
  return new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
