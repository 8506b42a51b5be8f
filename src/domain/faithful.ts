/** Whether a translation says the same figures as its original: numbers, prices with their currency, dates, times, spans, addresses. */
import { type Claim, claimsOf, withPlainDigits } from './claims.ts';
import { byOneClock } from './clock-times.ts';
import { markPattern } from './set-aside.ts';
import { otherSpans } from './spans.ts';

/** `figures` that only one of the two has, by one clock; empty: none is missing and none was added. */
export function unlikeFigures(
  original: { readonly text: string; readonly locale: string },
  translation: { readonly text: string; readonly locale: string },
): readonly string[] {
  const one = plain(original.text);
  const other = plain(translation.text);
  return [
    ...lacking(one, other),
    ...lacking(other, one),
    ...unlike(measured(one), measured(other)),
    ...unlike(calendar(one, original.locale), calendar(other, translation.locale)),
    ...otherSpans(one, other),
  ];
}

/** Without our marks, in Latin digits and by one clock. */
const plain = (text: string): string => byOneClock(withPlainDigits(text.replace(markPattern, ' ')));

/** Written figures of `text` that `other` does not have, in digits or in words. Words alone may be others: "neuf" is new. */
function lacking(text: string, other: string): string[] {
  const known = new Set(claimsOf(other).map(({ form }) => form));
  return claimsOf(text)
    .filter((claim) => isWritten(claim) && !known.has(claim.form))
    .map(({ text: written }) => written);
}

const isWritten = ({ text }: Claim): boolean => /\p{Nd}|@|\./u.test(text);

const units: readonly (readonly [unit: string, before: RegExp, after: RegExp])[] = [
  ['euro', /(?:€|EUR)\s*$/u, /^\s*(?:€|EUR\b|euros?\b|يورو|欧元|ユーロ)/iu],
  ['dollar', /(?:\$|USD|CAD)\s*$/u, /^\s*(?:\$|USD\b|CAD\b|dollars?\b|دولار|美元|ドル)/iu],
  ['pound', /(?:£|GBP)\s*$/u, /^\s*(?:£|GBP\b|pounds?\b|livres? sterling|جنيه)/iu],
  [
    'share',
    /[%٪]\s*$/u,
    /^\s*(?:[%٪]|percent\b|per cent\b|pour cent\b|prozent\b|per cento\b|por ciento\b|(?:في|ب) ?المئة)/iu,
  ],
];

/** Figures with what they measure: "12 %" is another thing than "12 EUR". */
function measured(text: string): readonly string[] {
  return Array.from(text.matchAll(/\p{Nd}(?:[.,'’\u00a0\u202f ]?\p{Nd})*/gu)).flatMap(({ 0: written, index }) => {
    const before = text.slice(Math.max(0, index - 5), index);
    const after = text.slice(index + written.length, index + written.length + 16);
    const unit = units.find(([, leads, follows]) => leads.test(before) || follows.test(after))?.[0];
    return unit === undefined ? [] : [`${claimsOf(written).map(({ form }) => form)} ${unit}`];
  });
}

/** Days of the week, and months beside a figure: "may" and "mars" are words too. */
function calendar(text: string, locale: string): readonly string[] {
  const low = text.toLowerCase();
  const days = namesOf(locale, 'weekday').flatMap((names, day) =>
    names.some((name) => new RegExp(`(?<!\\p{L})${name}s?(?!\\p{L})`, 'u').test(low)) ? [`day ${day}`] : [],
  );
  const months = namesOf(locale, 'month').flatMap((names, month) =>
    names.some((name) =>
      new RegExp(
        `\\p{Nd}(?:st|nd|rd|th|er|\\.)?\\s+(?:of |de |من )?${name}(?!\\p{L})|(?<!\\p{L})${name}\\.?\\s+\\p{Nd}`,
        'u',
      ).test(low),
    )
      ? [`month ${month}`]
      : [],
  );
  return [...days, ...months];
}

/** As months are called from Beirut to Baghdad; `Intl` knows the names of Cairo. */
const levantine = 'كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول'.split(
  ',',
);

const known = new Map<string, readonly (readonly string[])[]>();

/** Names of the seven days or twelve months, in lower case. */
function namesOf(locale: string, part: 'weekday' | 'month'): readonly (readonly string[])[] {
  const key = `${locale} ${part}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const names = Array.from({ length: part === 'month' ? 12 : 7 }, (_, at) => [
    ...spelled(locale, part, at),
    ...(part === 'month' && locale.startsWith('ar') ? levantine.slice(at, at + 1) : []),
  ]);
  known.set(key, names);
  return names;
}

function spelled(locale: string, part: 'weekday' | 'month', at: number): string[] {
  // the 22nd of November 2026 is a Sunday
  const date = part === 'month' ? new Date(Date.UTC(2026, at, 15)) : new Date(Date.UTC(2026, 10, 22 + at));
  const styles = part === 'month' ? (['long', 'short'] as const) : (['long'] as const);
  return styles.map((style) =>
    new Intl.DateTimeFormat(locale, { [part]: style, timeZone: 'UTC' }).format(date).toLowerCase().replace(/\.$/, ''),
  );
}

/** What one list has and the other has not. */
function unlike(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...one.filter((item) => !other.includes(item)), ...other.filter((item) => !one.includes(item))];
}
