/** Sizes: "size 38", "taille M", "39 and a half"; a bare "42" only when a size was asked for. */

import type { UnderstandingContext } from '../domain/understanding.ts';
import { type Span, spansOf, withoutOverlap } from './span.ts';

const letters =
  'xxs|xs|s|m|l|xl|xxl|xxxl|small|medium|large|extra small|extra large|petit|moyen|grand|one size|taille unique';
const numbers = '\\d{1,3}(?:[.,]5| 1/2)?';
/** No letter of a language with spaces, digit or part of a longer figure follows. */
const ends = '(?![\\p{Script=Latin}\\p{Script=Arabic}\\d]|[/.,:-]\\d| ?(?:%|cm|mm|kg|€|\\$|£))';
const afterWord = new RegExp(
  `(?<!\\p{Script=Latin})(?:size|sizes|sz|uk|eu|us|taille|pointure|grandeur|grosse|groesse|taglia|misura|talla|مقاس|قياس|サイズ|尺码|码|号)(?:は|が)?\\s?(?:a |an |is |est |le |la |un |une |:|of |em |di )?\\s?(${letters}|${numbers})${ends}`,
  'gu',
);
/** "Je fais du 38", "en 42": the house's clothes and shoes run from 30 to 60, and shorter numbers are days or pieces. */
const frenchSize = new RegExp(
  `(?<!\\p{L})(?:du|en|fr) ((?:3\\d|4\\d|5\\d)(?:[.,]5)?)${ends}(?! (?:ans|jours|minutes|heures|euros|fois|mois))`,
  'gu',
);
const shoeNumber = new RegExp(`(?<!\\p{L})(?:numero|n\\.|num\\.?) ?((?:3\\d|4\\d)(?:[.,]5)?)${ends}`, 'gu');
const millilitres = /(?<![\p{Script=Latin}\d.,x])(\d{1,3}) ?ml(?!\p{Script=Latin})/gu;
const centimetres = /(?<![\p{Script=Latin}\d.,]|[x×] ?)(\d{2,3}) ?cm(?! ?[x×]|\p{Script=Latin})/gu;
const beforeWord = new RegExp(
  `(?<![\\p{Script=Latin}\\d.,-])(${letters}|(?:[2-5]\\d)(?:[.,]5)?) ?(?:码|碼|号鞋|サイズ|号サイズ)`,
  'gu',
);
const letterAlone = /(?<![\p{L}\p{N}'])(xxs|xs|xl|xxl|xxxl)(?![\p{Script=Latin}\p{N}'])/gu;
const bare = new RegExp(`(?<![\\p{Script=Latin}\\p{N}.,-])(${letters}|${numbers})(?![\\p{Script=Latin}\\p{N}])`, 'gu');
/** "He's a large.", "in medium, grey": at the end of a clause, so that "a small problem" is none. */
const spelled =
  /(?<!\p{L})(?:in|in a|a|an|an extra|is|i'm|he's|she's|wears?|takes?|me|the) (small|medium|large|extra small|extra large)(?= {0,2}(?:[.,;!?)]|$| (?:or|and|if|please|but|though)(?!\p{L})))/gu;
const article =
  /(?<!\p{L})(?:a|an|the|un|une|le|la|du|ein|eine|il|el|num|numero) (\d{2}(?:[.,]5)?)(?=[?.!,]{0,3}$|[?.!,]| (?:please|svp|fits?|in|en|or|ou|and|et|is|was|est)(?!\p{L}))/gu;
/** "M ou L", "38 or 39": the same kind of size goes on. */
const goesOn = new RegExp(
  `^ ?(?:or|ou|oder|o|u|and|et|und|e|y|/|か|または|或者|还是|او|أو) ?(?:a |an |un |une |the |le |la )?(${letters}|${numbers})${ends}`,
  'u',
);

const byName: Readonly<Record<string, string>> = {
  small: 'S',
  petit: 'S',
  medium: 'M',
  moyen: 'M',
  large: 'L',
  grand: 'L',
  'extra small': 'XS',
  'extra large': 'XL',
  'one size': 'ONE',
  'taille unique': 'ONE',
};

const sizeWord =
  /size|taille|pointure|grandeur|gro(?:ß|ss)e|taglia|talla|مقاس|サイズ|尺码|码|fits?(?!\p{L})|wear|tight|loose|too (?:small|big)|exchange|porte|chausse|mets|fais|serre|echang|chauss|shoe|boots?(?!\p{L})|scarp|stival|eng(?!\p{L})/u;

export function findSizes(text: string, context: UnderstandingContext): Span[] {
  if (context.expecting === 'size') return spansOf(text, bare, 'size', sizeOf);
  const found = [...spansOf(text, letterAlone, 'size', sizeOf), ...spansOf(text, spelled, 'size', sizeOf)];
  const said = sizeWord.test(text);
  if (said || /(?<!\p{L})(?:uk|eu|us) ?\d/u.test(text)) found.push(...spansOf(text, afterWord, 'size', sizeOf));
  if (said) found.push(...spansOf(text, article, 'size', sizeOf), ...spansOf(text, shoeNumber, 'size', sizeOf));
  if (/(?<!\p{L})(?:du|en|fr) \d/u.test(text)) found.push(...spansOf(text, frenchSize, 'size', sizeOf));
  if (/[码碼鞋ズ]/.test(text)) found.push(...spansOf(text, beforeWord, 'size', sizeOf));
  if (/\d ?(?:ml|cm)/.test(text)) {
    found.push(...spansOf(text, millilitres, 'size', ([, amount]) => `${amount} ml`));
    found.push(...spansOf(text, centimetres, 'size', ([, amount]) => `${amount} cm`));
  }
  const sizes = withoutOverlap(found.filter(isASize));
  return withoutOverlap(
    sizes,
    sizes.flatMap((size) => following(text, size)),
  );
}

const sizeOf = ([, written = '']: RegExpExecArray): string =>
  byName[written] ?? written.toUpperCase().replace(',', '.').replace(' 1/2', '.5');

function following(text: string, { end, value }: Span): Span[] {
  const match = goesOn.exec(text.slice(end, end + 24));
  if (!match?.[1]) return [];
  const next = sizeOf(match);
  const alike = /^\d/.test(next) === /^\d/.test(value);
  const start = end + match[0].lastIndexOf(match[1]);
  const span: Span = { kind: 'size', value: next, start, end: start + match[1].length };
  return alike && isASize(span) ? [span] : [];
}

/** Shoes, clothes, rings and belts end at about 130; "en 2019" is a year. */
const isASize = ({ value }: Span): boolean =>
  !/^\d+(?:\.5)?$/.test(value) || (Number(value) > 0 && Number(value) <= 130);
