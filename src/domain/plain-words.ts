/** Words without what people leave out when they type: case, accents, punctuation, Arabic vowel signs and letter forms. */

const marks = /\p{M}+/gu;
const notWords = /[^\p{L}\p{N}]+/gu;

/** "J’ai changé d’avis !" becomes "j ai change d avis". For comparing, never for showing. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ـ/g, '')
    .replace(notWords, ' ')
    .trim();
}

/** Lists of phrases are the house's own sentences: few, and asked for with every message. */
const phrasesOf = new Map<string, readonly string[]>();
const mostLists = 1_000;

function phrases(list: string): readonly string[] {
  const known = phrasesOf.get(list);
  if (known !== undefined) return known;
  const fresh = list.split('|').flatMap((phrase) => (phrase === '' ? [] : [` ${plain(phrase)} `]));
  if (phrasesOf.size < mostLists) phrasesOf.set(list, fresh);
  return fresh;
}

/** A message is asked about many lists in a row: its words are made once. */
let latest = { text: '', words: '  ' };

function wordsOf(text: string): string {
  if (latest.text !== text) latest = { text, words: ` ${plain(text)} ` };
  return latest.words;
}

/** Whether one of the phrases of `list` ("cheaper|less expensive") stands in the text as whole words. */
export function mentions(text: string, list: string): boolean {
  const words = wordsOf(text);
  return phrases(list).some((phrase) => words.includes(phrase));
}
