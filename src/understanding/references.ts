/** Numbers and addresses that point at something: orders, parcels, e-mail, phones, postcodes. Patterns read folded text. */

import { createRequire } from 'node:module';
import type { UnderstandingContext } from '../domain/understanding.ts';
import { type Span, spansOf } from './span.ts';

const email = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;

/** `MM-20418`, "mm 20418", "MM20418", "#20418". The prefix is the house's own. */
const orderWithPrefix = /(?<![\p{L}\p{N}])mm[\s._-]{0,2}(\d{5})(?!\d)/gu;
const orderWithHash = /#\s?(?:mm[\s-]?)?(\d{5})(?!\d)/g;
const orderAfterWord =
  /(?:order|commande|bestellung|ordine|pedido|orden|طلب(?:ي|يه|يتي)?|الطلب|注文|订单|訂單)(?:\s?(?:number|no\.?|nr\.?|num\.?|numero|n°|no|nummer|رقم|رقمه|番号|号|號|is|est|is number|est le|:|#|le|la|id)){0,3}\s?:?\s?(\d{5})(?!\d)/g;
const bareFiveDigits = /(?<![\p{L}\p{N}.,-])(\d{5})(?![\p{L}\p{N}]|[.,]\d)/gu;

export function findEmails(text: string): Span[] {
  if (!text.includes('@')) return [];
  return spansOf(text, email, 'email', ([whole]) => whole.replace(/\.+$/, ''));
}

export function findOrderNumbers(text: string, context: UnderstandingContext): Span[] {
  if (!/\d{5}/.test(text)) return [];
  const named = [orderWithPrefix, orderWithHash, orderAfterWord].flatMap((pattern) =>
    spansOf(text, pattern, 'order-number', ([, digits]) => `MM-${digits}`),
  );
  if (named.length > 0 || context.expecting !== 'order-number') return named;
  return spansOf(text, bareFiveDigits, 'order-number', ([, digits]) => `MM-${digits}`);
}

const ups = /(?<![a-z0-9])1z[a-z0-9]{16}(?![a-z0-9])/g;
const postal = /(?<![a-z0-9])[a-z]{2}\s?\d{3}\s?\d{3}\s?\d{3}\s?[a-z]{2}(?![a-z0-9])/g;
const colissimo = /(?<![a-z0-9])[0-9][a-z]\d{11}(?![a-z0-9])/g;
const longDigits = /(?<![\p{L}\p{N}])\d(?:[ -]?\d){9,21}(?![\p{L}\p{N}])/gu;
const parcelWord =
  /track|parcel|shipment|waybill|suivi|colis|sendung|paket|spedizion|tracciam|seguimiento|rastreo|تتبع|شحنه|追跡|運送|快递|物流|运单/;

export function findTrackingNumbers(text: string, context: UnderstandingContext): Span[] {
  if (!/\d{6}/.test(text.replaceAll(' ', ''))) return [];
  const compact = ([whole]: RegExpExecArray) => whole.replace(/[\s-]/g, '').toUpperCase();
  const found = [
    ...spansOf(text, ups, 'tracking-number', compact),
    ...spansOf(text, postal, 'tracking-number', compact).filter(({ value }) => postalCheckDigit(value)),
    ...spansOf(text, colissimo, 'tracking-number', compact),
  ];
  if (found.length > 0) return found;
  const expected = context.expecting === 'tracking-number' || parcelWord.test(text);
  return expected ? spansOf(text, longDigits, 'tracking-number', compact) : [];
}

/** UPU S10: eight digits, weights 8 6 4 2 3 5 9 7, the ninth digit checks them. */
function postalCheckDigit(value: string): boolean {
  const digits = value.slice(2, 11);
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const check = 11 - (sum % 11);
  return Number(digits[8]) === (check === 10 ? 0 : check === 11 ? 5 : check);
}

const phoneLike = /(?<![\p{L}\p{N}])\+?\(?\d[\d\s().-]{6,18}\d(?![\p{L}\p{N}])/gu;
const fewestPhoneDigits = 8;

/** The numbering data costs 70 ms to load: only a message with enough digits in a row pays for it. */
export function findPhones(text: string, context: UnderstandingContext): Span[] {
  return spansOf(text, phoneLike, 'phone', ([whole]) => {
    if ((whole.match(/\d/g)?.length ?? 0) < fewestPhoneDigits) return undefined;
    return internationalNumber(whole, regionOf(context.locale));
  });
}

type PhoneLibrary = typeof import('libphonenumber-js/min');
const load = createRequire(import.meta.url);

function internationalNumber(written: string, region: string): string | undefined {
  const { parsePhoneNumberFromString } = load('libphonenumber-js/min') as PhoneLibrary;
  const parsed = parsePhoneNumberFromString(
    written,
    region as Parameters<typeof parsePhoneNumberFromString>[1] & string,
  );
  return parsed?.isPossible() ? parsed.number : undefined;
}

const regions: Readonly<Record<string, string>> = {
  en: 'GB',
  fr: 'FR',
  'fr-CA': 'CA',
  'en-CA': 'CA',
  'en-US': 'US',
  ar: 'AE',
  de: 'DE',
  it: 'IT',
  es: 'ES',
  ja: 'JP',
  zh: 'CN',
};

const regionOf = (locale: string): string =>
  regions[locale] ?? locale.split('-')[1] ?? regions[locale.split('-')[0] ?? ''] ?? 'FR';

const canadian = /(?<![a-z0-9])[abceghj-nprstvxy]\d[a-z][ -]?\d[a-z]\d(?![a-z0-9])/g;
const british = /(?<![a-z0-9])[a-z]{1,2}\d[a-z0-9]? \d[a-z]{2}(?![a-z0-9])/g;
const japanese = /(?:〒\s?)?(?<!\d)\d{3}-\d{4}(?!\d)/g;
const afterPostcodeWord =
  /(?:post ?code|postal code|zip(?: code)?|code postal|cp|plz|postleitzahl|cap|codigo postal|الرمز البريدي|邮编|郵便番号)\s?(?:is|est|:|ist|e|es)?\s?(\d{4,6})(?!\d)/g;
const bareDigits = /(?<![\p{L}\p{N}.,-])\d{4,6}(?![\p{L}\p{N}]|[.,]\d)/gu;

export function findPostcodes(text: string, context: UnderstandingContext): Span[] {
  if (!/\d/.test(text)) return [];
  const upper = ([whole]: RegExpExecArray) => whole.toUpperCase().replace('〒', '').trim();
  const found = [
    ...spansOf(text, canadian, 'postcode', ([whole]) => whole.toUpperCase().replace(/^(...)[ -]?/, '$1 ')),
    ...spansOf(text, british, 'postcode', upper),
    ...spansOf(text, afterPostcodeWord, 'postcode', ([, digits]) => digits),
  ];
  if (context.expecting !== 'postcode') return found;
  return [...found, ...spansOf(text, japanese, 'postcode', upper), ...spansOf(text, bareDigits, 'postcode', upper)];
}
