/** Finds payment card numbers among all the other digits that shoppers write, and keeps their last four. */

/** Digits of any script; card forms are typed with spaces, dots, dashes, slashes, and invisible characters between. */
const digit = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19]';
const between = '[ \\t\\u00a0\\u2000-\\u200f\\u202f\\u2060\\ufeff.\\-\\u2010-\\u2015/_,]';
const digitRun = new RegExp(`(?<![\\p{N}+@])${digit}(?:${between}{0,2}${digit}){12,80}`, 'gu');

const cardLengths: readonly number[] = [19, 18, 17, 16, 15, 14, 13];

export function maskCardNumbers(text: string): string {
  if (!/\p{Nd}/u.test(text)) return text;
  return text.replace(digitRun, (written, at: number) => (isReference(text, at) ? written : maskWithin(written)));
}

/** "Tracking 4242 4242 4242 4242" is a parcel even when its digits pass the check that cards pass. */
const reference =
  /(?:track(?:ing)?|parcel|shipment|waybill|serial|siret|siren|ean|gtin|barcode|isbn|imei|suivi|colis|code[- ]barres|n°? de serie|sendung(?:snummer)?|spedizione|seguimiento|شحنه|تتبع|追跡|快递|运单)\s*(?:number|no\.?|nr\.?|num[eé]ro|code|id|#|n°)?\s*(?:is|est|ist|:|=)?\s*$/i;

const isReference = (text: string, at: number): boolean =>
  reference.test(
    text
      .slice(Math.max(0, at - 36), at)
      .normalize('NFD')
      .replace(/\p{M}/gu, ''),
  );

/** A run may hold more than a card: an expiry date after it ("4242 4242 4242 4242 09 29"), or another card. */
function maskWithin(written: string): string {
  const places = digitPlaces(written);
  const digits = places.map((place) => asciiDigit(written[place] ?? '')).join('');
  for (let from = 0; from + 13 <= digits.length; from++) {
    const length = cardLengths.find(
      (count) =>
        from + count <= digits.length && endsAGroup(places, from, count) && isCard(digits.slice(from, from + count)),
    );
    if (length === undefined) continue;
    const first = places[from] ?? 0;
    const last = places[from + length - 1] ?? written.length - 1;
    return `${written.slice(0, first)}•••• ${digits.slice(from + length - 4, from + length)}${maskWithin(written.slice(last + 1))}`;
  }
  return written;
}

/** A card does not begin or end in the middle of an unbroken row of digits. */
function endsAGroup(places: readonly number[], from: number, count: number): boolean {
  const before = from === 0 || (places[from] ?? 0) - (places[from - 1] ?? 0) > 1;
  const next = places[from + count];
  const after = next === undefined || next - (places[from + count - 1] ?? 0) > 1;
  return before && after;
}

function digitPlaces(written: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < written.length; at++) if (asciiDigit(written[at] ?? '') !== '') places.push(at);
  return places;
}

const zeros = [0x30, 0x660, 0x6f0, 0xff10] as const;

function asciiDigit(character: string): string {
  const code = character.charCodeAt(0);
  const zero = zeros.find((start) => code >= start && code <= start + 9);
  return zero === undefined ? '' : String(code - zero);
}

/**
 * Issuer ranges by length. One digit string in ten passes Luhn by chance; asking for a real range as well keeps order,
 * parcel and article numbers readable.
 */
const issuers: readonly { readonly starts: RegExp; readonly lengths: readonly number[] }[] = [
  { starts: /^4/, lengths: [16, 19] },
  { starts: /^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, lengths: [16] },
  { starts: /^3[47]/, lengths: [15] },
  { starts: /^3(?:0[0-5]|095|[689])/, lengths: [14, 16, 19] },
  { starts: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { starts: /^6(?:011|4[4-9]|5)/, lengths: [16, 19] },
  { starts: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  { starts: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [13, 14, 15, 16, 17, 18, 19] },
  { starts: /^220[0-4]/, lengths: [16, 17, 18, 19] },
];

function isCard(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false;
  // Old Visa cards have the length of the number under a bar code, which has a check of its own.
  if (/^4\d{12}$/.test(digits)) return passesLuhn(digits) && !isArticleNumber(digits);
  return (
    issuers.some(({ starts, lengths }) => lengths.includes(digits.length) && starts.test(digits)) && passesLuhn(digits)
  );
}

/** EAN-13: digits weigh 1 and 3 in turn. */
function isArticleNumber(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, one, at) => total + Number(one) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const value = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? value * 2 : value;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
