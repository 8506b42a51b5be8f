/**
 * Parcel numbers, with the check digits of their carriers where they have one: UPS, the postal union's S10, FedEx, DHL,
 * USPS, Canada Post, and the Japanese carriers. Colissimo publishes none, so its shape has to do. Folded text.
 */

import type { UnderstandingContext } from '../domain/understanding.ts';
import { type Span, spansOf } from './span.ts';

const ups = /(?<![a-z0-9])1z(?: ?[a-z0-9]){16}(?![a-z0-9])/g;
const postal = /(?<![a-z0-9])[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2}(?![a-z0-9])/g;
const colissimo = /(?<![a-z0-9])\d[a-z] ?\d(?: ?\d){10}(?![a-z0-9])/g;
const longDigits = /(?<![a-z\d+-]|\d[.,]|[\p{Script=Arabic}])\d(?:[ -]?\d){9,21}(?![a-z0-9]|[.,-]\d)/gu;
const parcelWord =
  /track|parcel|shipment|waybill|consignment|courier|ups|dhl|fedex|usps|royal mail|suivi|colis|chronopost|livreur|sendung|paket|zustell|hermes|spedizion|pacco|corriere|tracciam|seguimiento|rastreo|envio|paquete|مسار|تتبع|شحن|طرد|追跡|荷物|配送|伝票|運送|快递|快遞|物流|运单|單號|单号|包裹|顺丰/;

export function findTrackingNumbers(text: string, context: UnderstandingContext): Span[] {
  if (!/\d ?\d ?\d ?\d ?\d/.test(text)) return [];
  const compact = ([whole]: RegExpExecArray) => whole.replace(/[ -]/g, '').toUpperCase();
  const expected = context.expecting === 'tracking-number';
  const certain = [
    ...spansOf(text, ups, 'tracking-number', compact).filter(({ value }) => upsCheck(value)),
    ...spansOf(text, postal, 'tracking-number', compact).filter(({ value }) => postalCheck(value)),
    ...spansOf(text, colissimo, 'tracking-number', compact),
  ];
  if (certain.length > 0) return certain;
  if (!expected && !parcelWord.test(text)) return [];
  const digits = spansOf(text, longDigits, 'tracking-number', compact);
  const checked = digits.filter(({ value }) => digitCheck(value));
  // A slip in a digit still is the shopper's parcel when a number was asked for; a phone number is not.
  return checked.length > 0
    ? checked
    : digits.filter(({ value }) => expected || (value.length >= 12 && !value.startsWith('0')));
}

/** UPS: letters count as (code - 63) mod 10, every second place is doubled, the last digit makes the sum a multiple of 10. */
function upsCheck(value: string): boolean {
  const places = Array.from(value.slice(2, 17), (sign) =>
    /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10,
  );
  const sum = places.reduce((total, place, at) => total + (at % 2 === 1 ? place * 2 : place), 0);
  return (10 - (sum % 10)) % 10 === Number(value.at(-1));
}

/** UPU S10: eight digits, weights 8 6 4 2 3 5 9 7, the ninth digit checks them. */
function postalCheck(value: string): boolean {
  const digits = value.slice(2, 11);
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const check = 11 - (sum % 11);
  return Number(digits[8]) === (check === 10 ? 0 : check === 11 ? 5 : check);
}

function digitCheck(value: string): boolean {
  switch (value.length) {
    case 10:
      return mod7(value);
    case 12:
      return weighted(value) || mod7(value);
    case 15:
    case 16:
    case 18:
    case 20:
    case 22:
      return threeOne(value);
    default:
      return false;
  }
}

/** DHL Express (10 digits), Yamato and Sagawa (12): the digits before the last, modulo 7. */
const mod7 = (value: string): boolean => Number(value.slice(0, -1)) % 7 === Number(value.at(-1));

/** FedEx Express: weights 3 1 7, modulo 11, a remainder of 10 is written 0. */
function weighted(value: string): boolean {
  const weights = [3, 1, 7];
  const sum = Array.from(value.slice(0, -1)).reduce(
    (total, digit, at) => total + Number(digit) * (weights[at % 3] ?? 0),
    0,
  );
  return (sum % 11) % 10 === Number(value.at(-1));
}

/** Canada Post, USPS, FedEx Ground and GS1's SSCC: weights 3 and 1 from the right, modulo 10. */
function threeOne(value: string): boolean {
  const places = Array.from(value.slice(0, -1)).reverse();
  const sum = places.reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === Number(value.at(-1));
}
