/** Templates of a language made into patterns, once per language and when it is first spoken. */

import { fold } from '../fold.ts';
import type { DateWords, Meaning, Unit } from './date-words.ts';
import type { Feast } from './feasts.ts';

export type Form = { readonly pattern: RegExp; readonly meaning: Meaning | 'fixed'; readonly days?: number };

/** A language ready to be read. Lists of words are anchored, to tell which one of them was matched. */
export type Calendar = {
  readonly forms: readonly Form[];
  /** Any word that a form could need: a message without one is not looked at further. */
  readonly hint: RegExp;
  readonly beforeFigures: RegExp;
  readonly past: RegExp;
  readonly future: RegExp;
  readonly months: readonly RegExp[];
  readonly weekdays: readonly RegExp[];
  readonly units: readonly (readonly [RegExp, Unit])[];
  readonly feasts: readonly (readonly [RegExp, Feast])[];
  readonly numbers: ReadonlyMap<string, number>;
};

const dayOfMonth = '0?[1-9]|[12]\\d|3[01]';
const arabic = /\p{Script=Arabic}/u;
/** "Up to the 5th": a day without its month has only its own form to tell. */
const dayAlone = '\\d(?:st|nd|rd|th)|(?:le|au|du|am|vom|zum|dal|al|il|el) \\d|\\d ?[日号號]';
const hanDay = '三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]';

export function calendarOf(words: DateWords): Calendar {
  const unspaced = words.unspaced === true;
  const slots = slotsOf(words);
  const pattern = (template: string) => edged(filled(template, slots), unspaced);
  const anchored = (source: string) => new RegExp(`^(?:${plain(source)})$`, 'u');
  const hints = [
    ...words.months,
    ...words.weekdays,
    ...Object.values(words.units),
    ...words.fixed.map(([template]) => template),
    ...words.feasts.map(([source]) => source),
    ...words.forms.filter(([template]) => !template.includes('{')).map(([template]) => template),
    words.unspaced
      ? '週末|周末|月底|年内|年末'
      : 'week-?end|kw|kalenderwoche|huitaine|quinzaine|fine settimana|fin de semana|finde',
  ];
  return {
    forms: [
      ...words.fixed.map(([template, days]): Form => ({ pattern: pattern(template), meaning: 'fixed', days })),
      ...words.forms.map(([template, meaning]): Form => ({ pattern: pattern(template), meaning })),
    ],
    hint: new RegExp(`${wholeWords(plain(hints.join('|')), unspaced)}|${dayAlone}`, 'u'),
    beforeFigures: new RegExp(
      words.beforeFigures === '' ? '$^' : `(?<!\\p{L})(?:${plain(words.beforeFigures)}) {0,2}$`,
      'u',
    ),
    past: cue(words.past, unspaced),
    future: cue(words.future, unspaced),
    months: words.months.map(anchored),
    weekdays: words.weekdays.map(anchored),
    units: (Object.entries(words.units) as [Unit, string][]).map(([unit, source]) => [anchored(source), unit]),
    feasts: words.feasts.map(([source, feast]) => [anchored(source), feast]),
    numbers: new Map(Object.entries(words.numbers).map(([word, value]) => [fold(word).text, value])),
  };
}

function slotsOf({ months, weekdays, numbers, units, feasts, unspaced }: DateWords): Readonly<Record<string, string>> {
  const any = (sources: readonly string[]) => sources.join('|');
  const written = Object.keys(numbers).sort((one, other) => other.length - one.length);
  const article = '(?:the |le |den |dem |el |il )?';
  return {
    n: `(?<n>\\d{1,3}|${any(written)})`,
    unit: `(?<unit>${any(Object.values(units))})`,
    weekday: `(?<weekday>${any(weekdays)})`,
    weekdayonly: `(?:[月火水木金土日]曜?日?|${any(weekdays)})`,
    wd: `(?:(?:${any(weekdays)})\\.?,? ${article})?`,
    month: `(?<month>${any(months)})`,
    month1: `(?<month1>${any(months)})`,
    day: `(?<day>${dayOfMonth})`,
    day2: `(?<day2>${dayOfMonth})`,
    handay: `(?<handay>${hanDay})`,
    d: `(?:${dayOfMonth})`,
    year: unspaced ? '(?:年)?' : '(?:,? (?:de |del |di )?(?<year>20\\d\\d))?',
    week: '(?<week>[1-5]?\\d)',
    feast: `(?<feast>${any(feasts.map(([source]) => source))})`,
    end: '(?= {0,2}(?:[.,!?;:)]|$))',
  };
}

const filled = (template: string, slots: Readonly<Record<string, string>>): string =>
  template.replace(/\{([a-z]+[12]?)\}/g, (written, name: string) => slots[name] ?? written);

/** Folded as messages are, so that words can be written as they are spelled. Folding lowers `\p{L}`, which has to stay. */
const plain = (source: string): string =>
  fold(source)
    .text.replaceAll('\\p{l}', '\\p{L}')
    .replace(/ (?![?{])/g, ' {1,3}');

function edged(source: string, unspaced: boolean): RegExp {
  if (unspaced) return new RegExp(plain(source), 'gu');
  const prefix = arabic.test(source) ? '[وفلب]{0,2}' : '';
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${prefix}(?:${plain(source)})(?![\\p{L}\\p{N}])`, 'gu');
}

/** Without their edges a unit's one letter would be in every message. Arabic writes its article with the word. */
const wholeWords = (source: string, unspaced: boolean): string =>
  unspaced || arabic.test(source) ? source : `(?<!\\p{L})(?:${source})(?!\\p{L})`;

const cue = (source: string, unspaced: boolean): RegExp =>
  unspaced ? new RegExp(plain(source), 'gu') : new RegExp(`(?<!\\p{L})(?:${plain(source)})(?!\\p{L})`, 'gu');
