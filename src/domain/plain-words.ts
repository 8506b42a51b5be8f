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

/** Whether one of the phrases of `list` ("cheaper|less expensive") stands in the text as whole words. */
export function mentions(text: string, list: string): boolean {
  const words = ` ${plain(text)} `;
  return list.split('|').some((phrase) => phrase !== '' && words.includes(` ${plain(phrase)} `));
}
