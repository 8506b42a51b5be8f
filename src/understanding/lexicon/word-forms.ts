/** Plurals and genders by rule, so that word lists hold each word once. Rules may make a word that nobody says: it does no harm. */

type Rule = (word: string) => readonly string[];

const vowels = /[aeiou]$/;

const rules: Readonly<Record<string, Rule>> = {
  en: (word) => [
    `${word}s`,
    ...(/(?:s|x|ch|sh)$/.test(word) ? [`${word}es`] : []),
    ...(word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : []),
  ],
  fr: (word) => [
    `${word}s`,
    ...(/(?:eau|eu)$/.test(word) ? [`${word}x`] : []),
    ...(word.endsWith('al') ? [`${word.slice(0, -2)}aux`] : []),
  ],
  de: (word) => [`${word}n`, `${word}en`, `${word}e`, `${word}s`],
  it: (word) => (vowels.test(word) ? ['o', 'a', 'i', 'e'].map((end) => word.slice(0, -1) + end) : []),
  es: (word) => [`${word}s`, `${word}es`],
  // Adjectives made from a noun: عنابي, عنابية.
  ar: (word) => (word.endsWith('ي') ? [`${word}ه`] : []),
};

/** A phrase with its last word, or its first ("sacs à main"), or both in the plural. Words shorter than 4 letters stay as they are. */
export function formsOf(phrase: string, language: string): string[] {
  const rule = rules[language];
  const words = phrase.split(' ');
  const last = words.at(-1) ?? '';
  if (!rule || (last.length < 3 && words.length === 1)) return [phrase];
  const head = words.slice(0, -1);
  const forms = new Set([phrase, ...rule(last).map((form) => [...head, form].join(' '))]);
  if (language === 'fr' && words.length > 1) {
    const [first = '', ...rest] = words;
    forms.add([`${first}s`, ...rest].join(' '));
    forms.add([`${first}s`, ...rest.slice(0, -1), `${last}s`].join(' '));
  }
  return [...forms];
}
