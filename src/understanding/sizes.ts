/** Sizes and quantities: "size 38", "taille M", "39 and a half"; a bare "42" only when a size was asked for. */

import type { UnderstandingContext } from '../domain/understanding.ts';
import { type Span, spansOf } from './span.ts';

const letters =
  'xxs|xs|s|m|l|xl|xxl|xxxl|small|medium|large|extra small|extra large|petit|moyen|grand|one size|taille unique';
const numbers = '\\d{1,3}(?:[.,]5| 1/2)?';
const afterWord = new RegExp(
  `(?:size|sizes|sz|uk|eu|us|fr|taille|pointure|grandeur|du|en|große|grosse|groesse|taglia|numero|misura|talla|numero|مقاس|قياس|サイズ|尺码|码|号)\\s?(?:a |an |is |est |le |la |un |une |:)?\\s?(${letters}|${numbers})(?![\\p{L}\\p{N}])`,
  'gu',
);
const withUnit = new RegExp(`(?<![\\p{L}\\p{N}])(${numbers})\\s?(ml|cm|号|码|サイズ|号鞋)(?![\\p{L}\\p{N}])`, 'gu');
const letterAlone = /(?<![\p{L}\p{N}'])(xxs|xs|xl|xxl|xxxl)(?![\p{L}\p{N}'])/gu;
const bare = new RegExp(`(?<![\\p{L}\\p{N}.,-])(${letters}|${numbers})(?![\\p{L}\\p{N}])`, 'gu');
const article =
  /(?:a|an|the|un|une|le|la|du|ein|eine|il|el|num|numero) (\d{2}(?:[.,]5)?)(?=[?.!,]*$| (?:please|svp|fits?|in|en|or|ou|and|et)\b)/g;

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
  /size|taille|pointure|grandeur|gro(?:ß|ss)e|taglia|talla|مقاس|サイズ|尺码|码|fit|wear|porte|chausse|mets|fais/;

export function findSizes(text: string, context: UnderstandingContext): Span[] {
  const read = ([, written = '']: RegExpExecArray) =>
    byName[written] ?? written.toUpperCase().replace(',', '.').replace(' 1/2', '.5');
  if (context.expecting === 'size') return spansOf(text, bare, 'size', read);
  const found = [...spansOf(text, letterAlone, 'size', read)];
  if (sizeWord.test(text) || /\b(?:uk|eu|us|en|du) \d/.test(text))
    found.push(...spansOf(text, afterWord, 'size', read).filter(isASize));
  if (sizeWord.test(text)) found.push(...spansOf(text, article, 'size', read).filter(isASize));
  if (/\d\s?(?:ml|cm|号|码)/.test(text))
    found.push(...spansOf(text, withUnit, 'size', ([whole]) => whole.replace(/\s/g, ' ').trim()));
  return found;
}

/** Shoes, clothes, rings and belts end at about 130; "en 2019" is a year. */
const isASize = ({ value }: Span): boolean => !/^\d/.test(value) || (Number(value) > 0 && Number(value) <= 130);

const counted =
  /(?<![\p{L}\p{N}.,#-])(\d{1,2}|two|three|four|five|six|deux|trois|quatre|cinq|zwei|drei|due|tre|dos|tres|اثنان|اثنين|ثلاثه) (?:of (?:them|these|those)|pieces?|pairs?|pcs|units?|exemplaires?|pieces|paires?|stuck|pezzi|unidades|قطع|قطعه)/gu;
const byWord: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  deux: '2',
  trois: '3',
  quatre: '4',
  cinq: '5',
  zwei: '2',
  drei: '3',
  due: '2',
  tre: '3',
  dos: '2',
  tres: '3',
  اثنان: '2',
  اثنين: '2',
  ثلاثه: '3',
};

export function findQuantities(text: string, context: UnderstandingContext): Span[] {
  const read = ([, written = '']: RegExpExecArray) => byWord[written] ?? written;
  if (context.expecting === 'quantity')
    return spansOf(
      text,
      /(?<![\p{L}\p{N}.,#-])(\d{1,2}|two|three|four|five|six|deux|trois|quatre|cinq|zwei|drei)(?![\p{L}\p{N}])/gu,
      'quantity',
      read,
    );
  return spansOf(text, counted, 'quantity', read);
}
