/** Days written in figures: 2026-12-03, 3/12/2026, 3.12., and a bare 3/12 where the words around it say so. */

import type { Day } from './day.ts';
import { inYear, type Moment } from './meaning.ts';

export type FigureDate = { readonly start: number; readonly end: number; readonly day: Day };
export type Order = 'day-first' | 'month-first';

const notInside = '(?<![\\p{L}\\p{N}#/.:-]|\\d,|[€$£¥] ?)';
const notGoingOn = '(?![\\p{L}\\p{N}]|[/.:-]\\d| ?[€$£¥%]| ?(?:eur|euros?|cm|mm|kg|km)(?!\\p{L}))';
const yearFirst = new RegExp(`${notInside}(20\\d\\d)[-/.年] ?(\\d{1,2})[-/.月] ?(\\d{1,2})日?${notGoingOn}`, 'gu');
const yearLast = new RegExp(`${notInside}(\\d{1,2})([-/.]) ?(\\d{1,2})\\2 ?(20\\d\\d|[2-3]\\d)${notGoingOn}`, 'gu');
const withoutYear = new RegExp(`${notInside}(\\d{1,2}) ?([-/.]) ?(\\d{1,2})(\\.)?${notGoingOn}`, 'gu');

/** Round the clock, fractions and marks out of five, ten and twenty look like days. */
const notADay = /^(?:24\/7|7\/7|24\/24|1\/[234]|[23]\/[34]|\d{1,2}\/(?:5|10|20)|50\/50)$/;
const sizeBefore =
  /(?:size|taille|pointure|gr(?:o(?:ss|ß)e|\.)|taglia|talla|サイズ|码|مقاس|uk|eu|us|version|v|app|t)\.? ?$/;

export function figureDates(
  text: string,
  { order, before }: { readonly order: Order; readonly before: RegExp },
  moment: (start: number, end: number) => Moment,
): FigureDate[] {
  if (!/\d[-/.年月]/.test(text)) return [];
  const found: FigureDate[] = [];
  const add = (match: RegExpExecArray, day: Day | undefined) => {
    if (day !== undefined) found.push({ start: match.index, end: match.index + match[0].length, day });
  };
  for (const match of text.matchAll(yearFirst)) {
    const [whole, year, month, date] = match;
    add(match, inYear(year, Number(month), Number(date), moment(match.index, match.index + whole.length)));
  }
  for (const match of text.matchAll(yearLast)) {
    const [whole, one = '', , other = '', year] = match;
    const [month, date] = ordered(Number(one), Number(other), order);
    add(match, inYear(year, month, date, moment(match.index, match.index + whole.length)));
  }
  for (const match of text.matchAll(withoutYear)) {
    const [whole, one = '', sign = '', other = '', dot] = match;
    const left = text.slice(Math.max(0, match.index - 20), match.index);
    if (!isSaidAsADay(left, { written: `${one}${sign}${other}`, sign, dot: dot !== undefined, before })) continue;
    const [month, date] = ordered(Number(one), Number(other), order);
    add(match, inYear(undefined, month, date, moment(match.index, match.index + whole.length)));
  }
  return found;
}

/** Where the usual order gives no month, the other one is meant. */
function ordered(one: number, other: number, order: Order): readonly [month: number, date: number] {
  const monthFirst = order === 'month-first' ? one <= 12 : other > 12;
  return monthFirst ? [one, other] : [other, one];
}

type Written = { readonly written: string; readonly sign: string; readonly dot: boolean; readonly before: RegExp };

function isSaidAsADay(left: string, { written, sign, dot, before }: Written): boolean {
  if (sizeBefore.test(left)) return false;
  if (before.test(left)) return true;
  if (sign === '.') return dot;
  if (sign === '-') return false;
  return !notADay.test(written) && (/^0|\/0/.test(written) || written.length >= 4);
}
