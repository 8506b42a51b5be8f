/**
 * Claims that can be checked word by word: figures, prices, dates, percentages, addresses. A text may be sent on its
 * sources' authority only when every such claim of it stands in one of them.
 */

import { numbersInWords } from './number-words.ts';

const address =
  /https?:\/\/[^\s<>()"']{1,300}|www\.[^\s<>()"']{1,300}|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,120}/giu;
const figure =
  /\p{Nd}{1,3}(?: \p{Nd}{3})+(?:[.,٫]\p{Nd}{2})?(?!\p{Nd})|\p{Nd}[\p{Nd}.,٫٬:/'’\u00a0\u202f-]{0,24}\p{Nd}|\p{Nd}/gu;

/** Numbers that people write out, in the languages of the house; "one" is an article in most of them. */
const numberWords: Readonly<Record<string, readonly string[]>> = {
  2: ['two', 'deux', 'zwei', 'due', 'dos', 'اثنان', 'يومان', 'يومين', 'شهرين', 'سنتين', 'سنتان', 'أسبوعين'],
  3: ['three', 'trois', 'drei', 'tre', 'tres', 'ثلاثة', 'ثلاث'],
  4: ['four', 'quatre', 'vier', 'quattro', 'cuatro', 'أربعة', 'أربع'],
  5: ['five', 'cinq', 'fünf', 'cinque', 'cinco', 'خمسة', 'خمس'],
  6: ['six', 'sechs', 'sei', 'seis', 'ستة', 'ست'],
  7: ['seven', 'sept', 'sieben', 'sette', 'siete', 'سبعة', 'سبع'],
  8: ['eight', 'huit', 'acht', 'otto', 'ocho', 'ثمانية', 'ثماني'],
  9: ['nine', 'neuf', 'neun', 'nove', 'nueve', 'تسعة', 'تسع'],
  10: ['ten', 'dix', 'zehn', 'dieci', 'diez', 'عشرة', 'عشر'],
  14: ['fourteen', 'quatorze', 'vierzehn', 'quattordici', 'catorce'],
  15: ['fifteen', 'quinze', 'fünfzehn', 'quindici', 'quince'],
  30: ['thirty', 'trente', 'dreißig', 'dreissig', 'trenta', 'treinta', 'ثلاثين'],
};
const spelled = new Map(Object.entries(numberWords).flatMap(([value, words]) => words.map((word) => [word, value])));
/** "Neuf" is also new and "six" also French; a false claim only costs the model's answer. */
const word = /\p{L}+/gu;

/** A claim as it is written, with the form in which two writings of it are the same. */
export type Claim = { readonly text: string; readonly form: string };

export function claimsOf(text: string): Claim[] {
  const rest = text.replace(address, ' ');
  const spelt = Array.from(rest.toLowerCase().matchAll(word)).flatMap(([written]) => {
    const form = spelled.get(written);
    return form === undefined ? [] : [{ text: written, form }];
  });
  return [...figuresAndAddresses(text), ...spelt];
}

/**
 * The same for a reader who knows one language: numbers in words are put together where they can be. Between two languages
 * that would find a number in one of them that the other one's words hide.
 */
export function claimsInWords(text: string): Claim[] {
  const rest = text.replace(address, ' ');
  const whole = numbersInWords(rest).map(({ written, value }) => ({ text: written, form: String(value) }));
  const parts = new Set(whole.flatMap(({ text: written }) => written.toLowerCase().match(word) ?? []));
  const others = claimsOf(text).slice(figuresAndAddresses(text).length);
  return [...figuresAndAddresses(text), ...whole, ...others.filter((claim) => !parts.has(claim.text))];
}

function figuresAndAddresses(text: string): Claim[] {
  const addresses = Array.from(text.matchAll(address), ([written]) => ({ text: written, form: addressForm(written) }));
  const rest = text.replace(address, ' ');
  const figures = Array.from(rest.matchAll(figure), ([written]) => ({ text: written, form: figureForm(written) }));
  return [...addresses, ...figures];
}

/** The claims of `text` that stand in none of `sources`. */
export function unsupportedClaims(text: string, sources: readonly string[]): Claim[] {
  const known = new Set(sources.flatMap((source) => claimsOf(source).map(({ form }) => form)));
  return claimsOf(text).filter(({ form }) => !known.has(form));
}

const addressForm = (written: string): string =>
  written
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/.,;:!?]+$/, '');

/** "1 850,00", "1,850" and "١٬٨٥٠٫٠٠" are one price; "12/11" and "12-11" one date. */
function figureForm(written: string): string {
  const digits = withPlainDigits(written.normalize('NFKC'));
  return digits
    .replace(/[.,]00$/, '')
    .replace(/(?<=\d)[.,'’\s](?=\d{3}(?!\d))/g, '')
    .replace(/[-.]/g, '/')
    .replace(',', '/');
}

/** Arabic digits and their signs for thousands and decimals as Latin ones; letter for letter, nothing moves. */
export function withPlainDigits(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/(?<=\d)[٫٬](?=\d)/gu, (sign) => (sign === '٫' ? '.' : ','));
}

/** Arabic-Indic digits stand in Unicode in runs of ten. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 48;
  if (code >= 0x660 && code <= 0x669) return code - 0x660;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  return code - 48;
}
