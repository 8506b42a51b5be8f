/** Numbers written out, put together: "two hundred and ten", "quatre-vingt-cinq", "خمسة وعشرون". English, French and Arabic. */

const vocabulary: Readonly<Record<number, string>> = {
  1: 'one un une واحد واحدة',
  2: 'two deux اثنان اثنين',
  3: 'three trois ثلاثة ثلاث',
  4: 'four quatre أربعة أربع',
  5: 'five cinq خمسة خمس',
  6: 'six ستة ست',
  7: 'seven sept سبعة سبع',
  8: 'eight huit ثمانية ثماني',
  9: 'nine neuf تسعة تسع',
  10: 'ten dix عشرة عشر',
  11: 'eleven onze',
  12: 'twelve douze',
  13: 'thirteen treize',
  14: 'fourteen quatorze',
  15: 'fifteen quinze',
  16: 'sixteen seize',
  17: 'seventeen',
  18: 'eighteen',
  19: 'nineteen',
  20: 'twenty vingt vingts عشرون عشرين',
  30: 'thirty trente ثلاثون ثلاثين',
  40: 'forty quarante أربعون أربعين',
  50: 'fifty cinquante خمسون خمسين',
  60: 'sixty soixante ستون ستين',
  70: 'seventy septante سبعون سبعين',
  80: 'eighty huitante ثمانون ثمانين',
  90: 'ninety nonante تسعون تسعين',
  100: 'hundred cent cents مئة مائة',
  200: 'مئتان مئتين مئتي مائتان مائتين مائتي',
  300: 'ثلاثمئة ثلاثمائة',
  400: 'أربعمئة أربعمائة',
  500: 'خمسمئة خمسمائة',
  600: 'ستمئة ستمائة',
  700: 'سبعمئة سبعمائة',
  800: 'ثمانمئة ثمانمائة',
  900: 'تسعمئة تسعمائة',
  1000: 'thousand mille ألف آلاف',
  2000: 'ألفان ألفين ألفي',
};
const values = new Map(
  Object.entries(vocabulary).flatMap(([value, words]) => words.split(' ').map((word) => [word, Number(value)])),
);

/** `written` as it stands in the text. */
export type WrittenNumber = { readonly written: string; readonly start: number; readonly value: number };

type Part = { readonly word: string; readonly value: number; readonly joined: boolean };
type Sum = { readonly thousands: number; readonly rest: number; readonly last: number };

export function numbersInWords(text: string): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  let open: { start: number; end: number; sum: Sum } | undefined;
  const close = () => {
    const value = open === undefined ? 0 : open.sum.thousands + open.sum.rest;
    // "one" alone is an article in most languages
    if (open !== undefined && value > 1)
      found.push({ written: text.slice(open.start, open.end), start: open.start, value });
    open = undefined;
  };
  let before = '';
  for (const { 0: token, index: start } of text.matchAll(/\p{L}+/gu)) {
    const word = token.toLowerCase();
    const end = start + token.length;
    const between = open === undefined ? '' : text.slice(open.end, start);
    const part = partOf(word, /(?:and|et)[\s-]+$/u.test(between));
    const isShare = /^cents?$/.test(word) && /^(?:per|pour)$/.test(before);
    before = word;
    if (part === undefined || isShare) continue;
    const sum = open !== undefined && /^[\s-]+(?:(?:and|et)[\s-]+)?$/u.test(between) ? plus(open.sum, part) : undefined;
    if (open !== undefined && sum !== undefined) open = { ...open, end, sum };
    else {
      close();
      open = { start, end, sum: alone(part.value) };
    }
  }
  close();
  return found;
}

/** Arabic writes "and", "with" and "for" in one word with the number. */
function partOf(word: string, joined: boolean): Part | undefined {
  const value = values.get(word);
  if (value !== undefined) return { word, value, joined };
  const bare = values.get(word.slice(1));
  return bare !== undefined && /^[وبل]/u.test(word) ? { word, value: bare, joined: word.startsWith('و') } : undefined;
}

function alone(value: number): Sum {
  return value >= 1000 ? { thousands: value, rest: 0, last: value } : { thousands: 0, rest: value, last: value };
}

/** Undefined: another number begins here. */
function plus({ thousands, rest, last }: Sum, { word, value, joined }: Part): Sum | undefined {
  const now = (sum: number) => ({ thousands, rest: sum, last: value });
  if (value === 1000 && thousands === 0) return { thousands: rest * 1000, rest: 0, last: 1000 };
  if (value === 100 && rest < 10 && last < 10) return now(rest * 100);
  if (word.startsWith('vingt') && last === 4) return now(rest - 4 + 80);
  if (last >= 100 && value < last) return now(rest + value);
  if (last >= 20 && last % 10 === 0 && value < 10) return now(rest + value);
  // soixante-quinze, quatre-vingt-dix
  if (last === 60 && value > 9 && value < 20) return now(rest + value);
  if (last === 20 && rest % 100 === 80 && value > 9 && value < 20) return now(rest + value);
  // five and twenty, as Arabic has it
  if (joined && /^و/u.test(word) && last < 10 && value >= 20 && value < 100) return now(rest + value);
  return undefined;
}
