/** A plain copy of a message for matching (lower case, no accents, no tricks), with the way back to the shopper's own words. */

export type Folded = {
  readonly text: string;
  readonly original: string;
  /** The original's words behind a span of the folded text. */
  span(start: number, end: number): { readonly text: string; readonly start: number; readonly end: number };
};

/** Understanding reads this much of a message; Meta channels may deliver more. */
const readable = 4_000; // characters

const pairs: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '、': ',',
  '，': ',',
  '。': '.',
  '،': ',',
  '؟': '?',
  '؛': ';',
  '٫': '.',
  '٬': ',',
  '٪': '%',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  گ: 'ك',
  ک: 'ك',
  ی: 'ي',
  // Letters of other scripts that look Latin: typed by mistake, or to slip past a filter. None of our languages uses them.
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  һ: 'h',
  α: 'a',
  ο: 'o',
  ι: 'i',
  ν: 'v',
  ρ: 'p',
};

const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cs}|\u0640/u;
const mark = /\p{M}/u;
const space = /\s/u;

export function fold(message: string): Folded {
  const original = message.length > readable ? message.slice(0, readable) : message;
  if (isPlain(original)) return { text: original.toLowerCase(), original, span: sameSpan(original) };
  return foldSlowly(original);
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 126 || code < 32 || code === 96) return false;
  }
  return true;
}

const sameSpan = (original: string) => (start: number, end: number) => ({
  text: original.slice(start, end),
  start,
  end,
});

function foldSlowly(original: string): Folded {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    text += folded;
    at += character.length;
  }
  const span = (start: number, end: number) => {
    const from = starts[start] ?? original.length;
    const to = end > start ? (ends[end - 1] ?? original.length) : from;
    return { text: original.slice(from, to), start: from, end: to };
  };
  return { text, original, span };
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 127) return code < 32 ? ' ' : code === 96 ? "'" : character.toLowerCase();
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  const known = pairs[character] ?? pairs[character.toLowerCase()];
  if (known !== undefined) return known;
  if (invisible.test(character) || mark.test(character)) return '';
  if (space.test(character)) return ' ';
  return foldByUnicode(character, code);
}

/** NFKC turns a few characters into long strings (U+FDFA into 18); those carry no words of a shopper. */
const longestExpansion = 4; // characters

function foldByUnicode(character: string, code: number): string {
  const withAccents = code < 0x530 || (code >= 0x1e00 && code < 0x2000);
  const spelled = withAccents
    ? character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    : character.normalize('NFKC').toLowerCase();
  return spelled.length > longestExpansion ? ' ' : spelled;
}
