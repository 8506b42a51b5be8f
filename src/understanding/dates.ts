/** Days a shopper names, by chrono-node in the message's language. It is loaded and called only when a cheap look finds a date. */

import { createRequire } from 'node:module';
import type { Span } from './span.ts';

const load = createRequire(import.meta.url);

type Parsed = {
  readonly index: number;
  readonly text: string;
  readonly start: { get(component: string): number | null; isCertain(component: string): boolean; date(): Date };
  tags?(): Set<string>;
};
type Parser = { parse(text: string, reference: Date, option: { forwardDate: boolean }): Parsed[] };

/** chrono's names; British English reads 3/4 as the third of April, as every locale of ours but American does. */
function parserFor(language: string, region: string | undefined): Parser | undefined {
  switch (language) {
    case 'en': {
      const english = load('chrono-node/en') as { readonly casual: Parser; readonly GB: Parser };
      return region === 'US' || region === 'CA' ? english.casual : english.GB;
    }
    case 'zh':
      return (load('chrono-node/zh') as { readonly casual: Parser }).casual;
    case 'fr':
    case 'de':
    case 'it':
    case 'es':
    case 'ja':
    case 'ar':
      return (load(`chrono-node/${language}`) as { readonly casual: Parser }).casual;
    default:
      return undefined;
  }
}

const figures = /\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}\s?(?:st|nd|rd|th|er)\b|\d+\s?[月日号]/;
const dayWords: Readonly<Record<string, RegExp>> = {
  en: /\b(?:today|tonight|tomorrow|tmrw|yesterday|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ago|next|last|(?:in )?(?:a|an|one|two|three|four|five|six|ten|\d+) (?:days?|weeks?|months?))\b/,
  fr: /\b(?:aujourd'hui|demain|apres-demain|hier|avant-hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|il y a|dans|prochaine?|dernier|derniere)\b/,
  de: /\b(?:heute|morgen|ubermorgen|gestern|vorgestern|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|vor|in|nachste[nrs]?|letzte[nrs]?)\b/,
  it: /\b(?:oggi|domani|dopodomani|ieri|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|fa|tra|prossim[oa]|scors[oa])\b/,
  es: /\b(?:hoy|manana|ayer|anteayer|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|hace|dentro|proximo|pasad[oa])\b/,
  ja: /今日|明日|あした|昨日|明後日|曜日|先週|来週|今週|先月|来月|\d月|前|後/,
  zh: /今天|明天|后天|昨天|前天|星期|周[一二三四五六日]|礼拜|上周|下周|月|天前/,
  ar: /اليوم|غدا|بكره|امس|الامس|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|قبل|بعد/,
};

/** Words that are months or days to chrono and something else to a shopper, when they stand alone. */
const notADay =
  /^(?:may|mar|march|sun|sat|sec|second|now|maintenant|jetzt|ora|ahora|sera|soir|matin|night|morning|evening|afternoon|ce soir|mars|mai|am|pm|noon|midi|minuit)$/i;

export function findDates(
  original: string,
  folded: string,
  context: { readonly language: string; readonly locale: string; readonly now: Date },
): Span[] {
  const words = dayWords[context.language];
  if (!figures.test(folded) && !words?.test(folded)) return [];
  const parser = parserFor(context.language, context.locale.split('-')[1]);
  if (!parser) return [];
  const found = parser.parse(original.slice(0, longestRead), context.now, { forwardDate: true });
  return found.flatMap((result) => (isADay(result) ? [toSpan(result)] : []));
}

/** A date stands near the start of what people write; chrono's cost grows with the text. */
const longestRead = 600; // characters

/** "3 days" without "in" or "ago" is how long, not when. */
const howLong =
  /^\d+ ?(?:days?|weeks?|months?|jours?|semaines?|mois|tage?n?|wochen?|giorni|settimane|dias|semanas|日|天|周)$/i;

function isADay({ start, text }: Parsed): boolean {
  if (howLong.test(text.trim())) return false;
  if (notADay.test(text.trim())) return false;
  if (/^\d+(?:[.,]\d+)?$/.test(text.trim()) || /^\d{1,2}[:h]\d{0,2}$/.test(text.trim())) return false;
  return start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month');
}

function toSpan({ index, text, start }: Parsed): Span {
  const day = [start.get('year'), start.get('month'), start.get('day')].map((part, at) =>
    String(part ?? 1).padStart(at === 0 ? 4 : 2, '0'),
  );
  return { kind: 'date', value: day.join('-'), start: index, end: index + text.length };
}
