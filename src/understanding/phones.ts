/** Phone numbers, as libphonenumber reads them in the shopper's country. */

import { createRequire } from 'node:module';
import type { UnderstandingContext } from '../domain/understanding.ts';
import { type Span, spansOf } from './span.ts';

/** Between digits stand at most two signs, so a run is read once from its start and not again from each of its digits. */
const phoneLike = /(?<![a-z\d#-]|\d[.,]|\d[ /])\+?\(?\d(?:[ ().-]{0,2}\d){6,15}(?![a-z\d]|[.,]\d)/g;
const fewestDigits = 8;
const dayLike = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$/;

/** The numbering data costs 70 ms to load: only a message with enough digits in a row pays for it. */
export function findPhones(text: string, { locale, expecting }: UnderstandingContext): Span[] {
  if (!/\d[ ().-]{0,2}\d[ ().-]{0,2}\d[ ().-]{0,2}\d/.test(text)) return [];
  return spansOf(text, phoneLike, 'phone', ([whole]) => {
    const digits = whole.match(/\d/g)?.length ?? 0;
    if (digits < fewestDigits || dayLike.test(whole)) return undefined;
    return internationalNumber(whole, regionOf(locale), expecting === 'phone');
  });
}

type PhoneLibrary = typeof import('libphonenumber-js/min');
const load = createRequire(import.meta.url);

/** `any` is for a number that was asked for: a shopper may be from anywhere and mistype. */
function internationalNumber(written: string, region: string, any: boolean): string | undefined {
  const { parsePhoneNumberFromString } = load('libphonenumber-js/min') as PhoneLibrary;
  const parsed = parsePhoneNumberFromString(
    written.replace(/^00/, '+'),
    region as Parameters<typeof parsePhoneNumberFromString>[1] & string,
  );
  if (!parsed) return undefined;
  return parsed.isValid() || (any && parsed.isPossible()) ? parsed.number : undefined;
}

const regions: Readonly<Record<string, string>> = {
  en: 'GB',
  fr: 'FR',
  ar: 'AE',
  de: 'DE',
  it: 'IT',
  es: 'ES',
  ja: 'JP',
  zh: 'CN',
};

const regionOf = (locale: string): string => locale.split('-')[1] ?? regions[locale.split('-')[0] ?? ''] ?? 'FR';
