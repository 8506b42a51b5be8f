/** One spelling for the catalogue's words and the shopper's: no accents, no vowel marks, one form of each Arabic letter. */

const arabic: Readonly<Record<string, string>> = { ة: 'ه', ى: 'ي', ٱ: 'ا', ی: 'ي', ک: 'ك' };
const ligatures: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  Æ: 'ae',
  ß: 'ss',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
};

/** Case is left alone: the index folds it anyway, and most catalogue text is plain ASCII and passes untouched. */
export function foldText(text: string): string {
  if (isAscii(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[ةىٱیکœŒæÆßøØłŁ]/g, (letter) => arabic[letter] ?? ligatures[letter] ?? letter);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
