/** How many: "two pairs", "deux exemplaires", "3 scarves", "2個", "قطعتين". Patterns read folded text. */

import type { UnderstandingContext } from '../domain/understanding.ts';
import { fold } from './fold.ts';
import { type Span, spansOf } from './span.ts';

const words: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    2: 'two deux zwei due dos 两 兩 二 اثنين اثنان',
    3: 'three trois drei tre tres 三 ثلاثة ثلاث',
    4: 'four quatre vier quattro cuatro 四 اربعة اربع',
    5: 'five cinq fünf cinque cinco 五 خمسة خمس',
    6: 'six sechs sei seis 六 ستة ست',
    7: 'seven sept sieben sette siete 七',
    8: 'eight huit acht otto ocho 八',
    10: 'ten dix zehn dieci diez 十',
    12: 'twelve douze zwölf dodici doce',
  }).flatMap(([count, said]) => said.split(' ').map((word) => [fold(word).text, count])),
);
const number = `\\d{1,2}|${Object.keys(words).join('|')}`;
const starts = '(?<![\\p{Script=Latin}\\p{N}#-]|\\d[.,])';
const counted = new RegExp(
  `${starts}(${number}) ?(?:of (?:them|these|those|each)|pieces?|pairs?|pcs|units?|items|exemplaires?|paires?|unites?|articles|stuck|stk|paar|paare|exemplare|pezzi|paia|unita|unidades|piezas|pares|قطع|قطعه|حبات|حبه|ازواج)(?!\\p{L})`,
  'gu',
);
/** つ and 个 count questions and stars too: only before a thing of the house. */
const eastern = new RegExp(
  `${starts}(${number})(?:個|点(?!以)|足|枚|本(?!当)|件|双|雙|条|條|只(?![是有能要想])|(?:个|個|つの)(?=\\p{Script=Han}{0,4}(?:包|鞋|戒指|项链|耳环|围巾|丝巾|手表|带|外套|裙|衬衫|帽|手套|香水|蜡烛|財布|靴|指輪)))`,
  'gu',
);
const dual = /(?:قطعتين|حبتين|زوجين|نسختين)/g;
const anyNumber = new RegExp(`${starts}(${number})(?![\\p{Script=Latin}\\p{N}])`, 'gu');

export function findQuantities(text: string, { expecting }: UnderstandingContext): Span[] {
  const count = ([, written = '']: RegExpExecArray) => words[written] ?? written;
  if (expecting === 'quantity') return spansOf(text, anyNumber, 'quantity', count);
  return [
    ...spansOf(text, counted, 'quantity', count),
    ...spansOf(text, eastern, 'quantity', count),
    ...spansOf(text, dual, 'quantity', () => '2'),
  ];
}

/** "2 scarves", "drei Taschen": a number right before a thing, or before its colour or material. */
export function countsOf(text: string, things: readonly Span[]): Span[] {
  const counts = spansOf(text, anyNumber, 'quantity', ([, written = '']) => words[written] ?? written);
  return counts.filter(({ value, end }) => {
    const next = things.find(({ start }) => start > end && text.slice(end, start).trim() === '' && start - end <= 2);
    if (!next || Number(value) < 2 || Number(value) > 20) return false;
    if (next.kind === 'category' || next.kind === 'product') return true;
    const qualifies = next.kind === 'color' || next.kind === 'material';
    return qualifies && things.some(({ kind, start }) => kind === 'category' && start === next.end + 1);
  });
}
