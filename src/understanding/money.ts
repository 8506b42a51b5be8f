/** Prices and budgets: "under 2000", "moins de 1 500 $", "€1.500", "2k", "between 500 and 1000", "أقل من ٢٠٠٠". */

import type { UnderstandingContext } from '../domain/understanding.ts';
import { currencyNames, currencyOf, nameEnds } from './currencies.ts';
import type { Span } from './span.ts';

type Bound = NonNullable<Span['bound']>;

const withoutMinorUnits: ReadonlySet<string> = new Set(['JPY']);

const number = "\\d{1,3}(?:[ .,']\\d{3}){1,3}(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?";
const amount = new RegExp(
  `(?<!\\p{Script=Latin}|[\\p{N}#]|\\d[.,]|(?<!\\d[€$£k]? ?)-)(?:(${currencyNames})\\s?)?(${number})(?![\\p{N}])\\s?(k(?![\\p{L}\\p{N}])|mille(?!\\p{L})|thousand|grand(?!\\p{L})|mila(?!\\p{L})|mil(?!\\p{L})|tausend|الف|千|万|萬)?\\s?(?:(${currencyNames})${nameEnds})?`,
  'gu',
);
const times: Readonly<Record<string, number>> = {
  k: 1e3,
  mille: 1e3,
  thousand: 1e3,
  grand: 1e3,
  mila: 1e3,
  mil: 1e3,
  tausend: 1e3,
  الف: 1e3,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
};

/** Words just before (or after, in Japanese and Chinese) an amount that make it a limit. */
const before: Readonly<Record<Bound, RegExp>> = {
  max: /(?:under|below|less than|cheaper than|no more than|not more than|at most|up to|max(?:imum)?(?: of)?|within|moins(?: cher)? (?:de|que)|en[- ]dessous de|en bas de|au[- ]dessous de|sous(?: les)?|inferieur a|max(?:imum)? de|jusqu'a|pas plus de|au plus|au maximum|budget(?: of| de| is| est| max| di| :)*|unter|bis(?: zu)?|hochstens|maximal|weniger als|meno di|sotto (?:i |gli |ai )?|fino a|massimo|menos de|debajo de|hasta|maximo|no mas de|por debajo de|اقل من|تحت|حتي|بحدود اقصي|لا يتجاوز|لا يزيد عن|بحد اقصي|ميزانيتي|<)\s*(?:the |les |about |around )?$/,
  min: /(?:over|above|more than|at least|from|starting at|min(?:imum)?(?: of)?|plus (?:de|que)|au[- ]dessus de|a partir de|des|au moins|minimum|superieur a|uber|ab|mindestens|mehr als|piu di|sopra (?:i )?|almeno|da|mas de|desde|a partir de|al menos|minimo|اكثر من|فوق|علي الاقل|ابتداء من|>)\s*$/,
  about:
    /(?:around|about|approximately|roughly|circa|ca\.?|some|um die|so um|bei etwa|sui|sugli|environ|autour de|vers|dans les|a peu pres|~|etwa|ungefahr|rund|circa|intorno a|verso|unos|alrededor de|aproximadamente|حوالي|تقريبا|نحو|في حدود|بحدود|大约|大概|约|約|およそ|だいたい)\s*(?:the |les |i )?$/,
};
const after: Readonly<Record<Bound, RegExp>> = {
  max: /^\s*(?:or less|or under|max(?:imum)?|tops|at most|ou moins|maximum|au plus|oder weniger|maximal|o meno|massimo|o menos|como maximo|以下|以内|まで|未満|以下|以內|كحد اقصي)/,
  min: /^\s*(?:or more|and up|\+|minimum|ou plus|et plus|oder mehr|o piu|o mas|以上|から)/,
  about: /^\s*(?:or so|environ|くらい|ぐらい|前後|左右|تقريبا)/,
};
const between = /(?:between|from|entre|de|zwischen|von|tra|fra|dai|بين|من)\s*$/;
const joined = /^\s*(?:and|to|et|a|ai|-|und|bis|e|y|و|الي|から|到|至|~)\s*$/;
/** Without "between", these alone make a range of two prices. */
const upTo = /^\s*(?:to|a|ai|bis|-|الي|حتي)\s*$/;

export function findMoney(text: string, context: UnderstandingContext): Span[] {
  if (!/\d/.test(text)) return [];
  const raw = Array.from(text.matchAll(amount), (match) => read(text, match, context.locale)).filter(
    (span) => span !== undefined,
  );
  const paired = pairUp(text, raw);
  return paired
    .filter(
      (span) => span.currency !== undefined || span.bound !== undefined || context.expecting === 'money' || span.scaled,
    )
    .map(({ scaled: _, ...span }) => span);
}

type Read = Span & { readonly scaled: boolean };

function read(text: string, match: RegExpExecArray, locale: string): Read | undefined {
  const [whole, prefix, digits = '', scale, suffix] = match;
  const start = match.index;
  const end = start + whole.trimEnd().length;
  const currency = currencyOf(prefix ?? suffix ?? '', locale);
  const value = parseAmount(digits) * (scale ? (times[scale] ?? 1) : 1);
  if (!Number.isFinite(value) || value <= 0) return undefined;
  // "under 3 days", "within 30 jours", "size 38": a small bare number is no price.
  if (currency === undefined && !scale && (value < 20 || notMoney.test(text.slice(end, end + 14)))) return undefined;
  const bound = boundOf(text.slice(Math.max(0, start - 28), start), text.slice(end, end + 14));
  const minor = withoutMinorUnits.has(currency ?? '') ? value : value * 100;
  return {
    kind: 'money',
    value: String(Math.round(minor)),
    start,
    end,
    scaled: scale !== undefined,
    ...(currency === undefined ? {} : { currency }),
    ...(bound === undefined ? {} : { bound }),
  };
}

const notMoney =
  /^\s?(?:%|cm|mm|ml|kg|g\b|kilo|days?|hours?|hrs?|minutes?|mins?|weeks?|months?|years?|yrs|inch|jours?|heures?|semaines?|mois|ans?\b|annees?|tagen?|stunden?|wochen?|jahre?|giorni|ore\b|settimane|anni|dias|horas|semanas|anos|يوم|ايام|ساعه|اسبوع|سنه|日|時|天|小时|岁|歳|年|月|:|h\b|am\b|pm\b|points?|items?|pieces?|people|personnes|\/)/;

function boundOf(left: string, right: string): Bound | undefined {
  const bounds = ['max', 'min', 'about'] as const;
  return bounds.find((bound) => before[bound].test(left)) ?? bounds.find((bound) => after[bound].test(right));
}

/** "between 500 and 1000", "500-1000 €": the first is the least, the second the most; they share a currency. */
function pairUp(text: string, spans: readonly Read[]): Read[] {
  return spans.map((span, at) => {
    const next = spans[at + 1];
    const last = spans[at - 1];
    const currency =
      span.currency ??
      (next && opens(text, span, next) ? next.currency : undefined) ??
      (last && opens(text, last, span) ? last.currency : undefined);
    const paid = currency === undefined ? span : { ...span, currency };
    if (next && opens(text, span, next)) return { ...paid, bound: 'min' as const };
    if (last && opens(text, last, span)) return { ...paid, bound: 'max' as const };
    return paid;
  });
}

function opens(text: string, first: Read, second: Read): boolean {
  const link = text.slice(first.end, second.start);
  if (!joined.test(link)) return false;
  return (
    between.test(text.slice(Math.max(0, first.start - 12), first.start)) ||
    (upTo.test(link) &&
      (first.currency ?? second.currency) !== undefined &&
      Number(first.value) < Number(second.value)) ||
    /から|到|至|~/.test(link)
  );
}

/** "1.500" and "1 500" are one thousand five hundred everywhere; "1.5" and "1,50" are fractions. */
function parseAmount(written: string): number {
  const grouped = /^\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?$/.test(written);
  const fraction = /[.,](\d{1,2})$/.exec(written);
  const whole = fraction && !(grouped && /[ .,']\d{3}$/.test(written)) ? written.slice(0, fraction.index) : written;
  const cents = fraction && whole !== written ? `.${fraction[1]}` : '';
  return Number(whole.replace(/[ .,']/g, '') + cents);
}
