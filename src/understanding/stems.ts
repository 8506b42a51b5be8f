/** Words of a text without endings and little words, for comparing a question with an article. */

import { fold } from './fold.ts';
import { littleWords } from './lexicon/little-words.ts';
import { stem } from './stemmers.ts';

const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{N}]+/gu;
const eastern = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u;

/** How one kind of term is taken from a text of a language. */
export type Terms = (text: string, language: string) => readonly string[];

/** `fr-CA` is read as French. */
export const languageOf = (locale: string): string => locale.split('-')[0] ?? locale;

/** All words in their order, endings cut; Chinese and Japanese by character. */
export function allStems(text: string, language: string): string[] {
  return wordsOf(text).map((one) => stem(one, language));
}

/** Without the little words; Chinese and Japanese also in pairs, since nothing marks where their words end. */
export function stemsOf(text: string, language: string): string[] {
  const words = contentWords(text, language);
  const stems = words.map((one) => stem(one, language));
  return eastern.test(words[0] ?? '') ? [...stems, ...pairs(stems)] : stems;
}

/** A question of nothing but little words keeps them: they are all it has. */
export function contentWords(text: string, language: string): string[] {
  const little = littleWords(language);
  const words = wordsOf(text);
  const telling = words.filter((one) => !little.has(one));
  return telling.length > 0 ? telling : words;
}

/** All words in their order, as they stand; Chinese and Japanese by character. */
export const wordsOf = (text: string): string[] => fold(text).text.match(word) ?? [];

const pairs = (stems: readonly string[]): string[] => stems.slice(1).map((one, at) => (stems[at] ?? '') + one);

/** Runs of 3 to 5 letters within words and their edges: forgiving of endings, compounds and slips. */
export function lettersOf(text: string, language: string): string[] {
  const line = ` ${contentWords(text, language).join(' ')} `;
  const runs: string[] = [];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= line.length; at++) runs.push(line.slice(at, at + size));
  }
  return runs;
}
