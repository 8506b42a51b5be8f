/** Postcodes by the shapes of their countries; five bare digits only where an address or a city says so. Folded text. */

import type { UnderstandingContext } from '../domain/understanding.ts';
import { type Span, spansOf } from './span.ts';

const canadian = /(?<![a-z0-9])[abceghj-nprstvxy]\d[a-z][ -]?\d[a-z]\d(?![a-z0-9])/g;
/** The outward code is one of six shapes; the inward letters are never c i k m o v. */
const british =
  /(?<![a-z0-9])(?:[a-pr-uwyz](?:\d{1,2}|[a-hk-y]\d{1,2}|\d[a-hjkstuw]|[a-hk-y]\d[abehmnprvwxy])) ?\d[abd-hjlnp-uw-z]{2}(?![a-z0-9])/g;
const dutch =
  /(?<![a-z0-9])[1-9]\d{3} ?(?!sa|sd|ss)[a-z]{2}(?= (?:amsterdam|rotterdam|utrecht|den haag|eindhoven|haarlem))/g;
const japanese = /(?:〒 ?|(?:郵便番号|住所)(?:は|:)? ?)(\d{3}-?\d{4})(?!\d)/g;
const american =
  /(?<![a-z0-9])(?:al|ak|az|ar|ca|co|ct|dc|de|fl|ga|hi|ia|id|il|in|ks|ky|la|ma|md|me|mi|mn|mo|ms|mt|nc|nd|ne|nh|nj|nm|nv|ny|oh|ok|or|pa|ri|sc|sd|tn|tx|ut|va|vt|wa|wi|wv|wy),? (\d{5}(?:-\d{4})?)(?![\d-])/g;
const named =
  '(?:post ?codes?|postal codes?|zip(?: ?codes?)?|codes? postal|code postale?|cp|plz|postleitzahl|cap|codice postale|c\\.?p\\.?|codigo postal|الرمز البريدي|邮编|郵編|邮政编码|郵便番号)';
const afterWord = new RegExp(
  `(?<![a-z])${named} ?(?:is|est|:|ist|e|es|le|is:|は|是)? ?(\\d{4,7}(?:-\\d{3,4})?)(?!\\d)`,
  'g',
);

const street =
  /(?:rue|avenue|av\.?|boulevard|bd|place|chemin|impasse|allee|quai|street|st\.?|road|rd\.?|lane|ave|strasse|str\.|platz|weg|gasse|via|viale|piazza|corso|calle|avenida|plaza|paseo|c\/)(?![a-z]).{0,48}$|(?:strasse|str\.|gasse|weg|platz) ?\d.{0,24}$/;
const destination =
  /(?:livr\w{0,5}|expedi\w{0,5}|envo\w{0,5}|habite|deliver\w{0,3}|ship\w{0,4}|liefer\w{0,3}|wohne|consegn\w{0,4}|spedi\w{0,4}|entreg\w{0,4}|envi\w{0,4}|vivo)(?: .{0,24})? (?:au|a|dans le|to|nach|in|a|en|al) (?:le |zip |the )?$/;
/** A few letters after the digits are looked at: the biggest cities of the countries that write five digits before them. */
const city =
  /^,? {1,2}(?:paris|lyon|marseille|toulouse|nice|nantes|bordeaux|lille|rennes|strasbourg|montpellier|grenoble|dijon|reims|berlin|munchen|muenchen|hamburg|koln|koeln|frankfurt|stuttgart|dusseldorf|leipzig|dresden|hannover|roma|milano|torino|napoli|firenze|bologna|genova|venezia|madrid|barcelona|valencia|sevilla|bilbao|malaga|zaragoza)(?![a-z])/;
const fiveDigits = /(?<![a-z\d#-]|\d[.,])\d{5}(?![a-z\d]|[.,-]\d)/g;
const bareDigits = /(?<![a-z\d-]|\d[.,])\d{4,6}(?![a-z\d]|[.,]\d)/g;
const japaneseBare = /(?<!\d)\d{3}-\d{4}(?!\d)/g;

export function findPostcodes(text: string, { expecting }: UnderstandingContext): Span[] {
  if (!/\d/.test(text)) return [];
  const upper = ([whole]: RegExpExecArray) => whole.toUpperCase();
  const told = ([, digits]: RegExpExecArray) => digits;
  const found = [
    ...spansOf(text, canadian, 'postcode', ([whole]) => whole.toUpperCase().replace(/^(...)[ -]?/, '$1 ')),
    ...spansOf(text, british, 'postcode', ([whole]) => whole.toUpperCase().replace(/ ?(...)$/, ' $1')),
    ...spansOf(text, dutch, 'postcode', ([whole]) => whole.toUpperCase().replace(/ ?(..)$/, ' $1')),
    ...spansOf(text, japanese, 'postcode', ([, digits = '']) => digits.replace(/^(...)-?/, '$1-')),
    ...spansOf(text, american, 'postcode', told),
    ...spansOf(text, afterWord, 'postcode', told),
    ...spansOf(text, fiveDigits, 'postcode', (match) => (isAddressed(text, match) ? match[0] : undefined)),
  ];
  if (expecting !== 'postcode') return found;
  return [...found, ...spansOf(text, japaneseBare, 'postcode', upper), ...spansOf(text, bareDigits, 'postcode', upper)];
}

function isAddressed(text: string, { index, 0: digits }: RegExpExecArray): boolean {
  const left = text.slice(Math.max(0, index - 64), index);
  if (/(?:mm|#|command\w{0,3}|order|pedido|ordine|bestellung|numero|number|nummer) ?$/.test(left)) return false;
  return city.test(text.slice(index + digits.length)) || street.test(left) || destination.test(left);
}
