/**
 * Which words of the catalogue a shopper's word stands for: itself, its singular or plural, the same thing in another
 * language, or, when it is none of these, a word one slip of the finger away.
 */

import { synonymsOf } from './gazetteer.ts';
import { otherNamesOf } from './goods.ts';
import type { Spread, Words } from './words.ts';

export type Reading = { readonly term: string; readonly weight: number };

/** Shorter words have too many neighbours to guess. */
const shortestCorrected = 4; // letters
const mostCorrections = 3;
const formWeight = 0.9;
const synonymWeight = 0.8;
const otherNameWeight = 0.6;
const correctionWeight = 0.6;

/** No readings: the catalogue does not know the word. */
export function readingsOf(word: string, words: Words): Reading[] {
  const known = new Map<string, number>();
  const offer = (term: string, weight: number) => {
    if (words.has(term) && !known.has(term)) known.set(term, weight);
  };
  offer(word, 1);
  for (const form of formsOf(word)) offer(form, formWeight);
  for (const form of [word, ...formsOf(word)]) {
    for (const synonym of synonymsOf(form)) offer(synonym, synonymWeight);
    for (const name of otherNamesOf(form)) for (const other of [name, ...formsOf(name)]) offer(other, otherNameWeight);
  }
  if (known.size === 0) {
    for (const term of corrections(word, words)) offer(term, correctionWeight);
  }
  return [...known].map(([term, weight]) => ({ term, weight }));
}

/** Singular and plural as English and French write them, and Arabic words without their article. */
function formsOf(word: string): string[] {
  const bare = word.match(/^[وبك]?ال(.{3,})$/u)?.[1] ?? word.match(/^لل(.{3,})$/u)?.[1];
  if (bare !== undefined) return [bare];
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
  const forms = [`${word}s`, `${word}es`, `${word}x`];
  if (word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('y')) forms.push(`${word.slice(0, -1)}ies`);
  if (word.endsWith('ves')) forms.push(`${word.slice(0, -3)}f`);
  if (word.endsWith('f')) forms.push(`${word.slice(0, -1)}ves`);
  if (word.endsWith('es')) forms.push(word.slice(0, -2));
  if (word.endsWith('s') || word.endsWith('x')) forms.push(word.slice(0, -1));
  return forms;
}

/** Known words one insertion, deletion, exchange or swap away, commonest first. */
function corrections(word: string, words: Words): string[] {
  if (word.length < shortestCorrected || /\d/.test(word)) return [];
  const found = new Set<string>();
  const offer = (term: string) => {
    if (words.has(term)) found.add(term);
  };
  const alphabet = lettersLike(word, words.letters);
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at);
    if (after !== '') offer(before + after.slice(1));
    if (after.length > 1) offer(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of alphabet) {
      offer(before + letter + after);
      if (after !== '') offer(before + letter + after.slice(1));
    }
  }
  return [...found].sort((a, b) => total(words.spread(b)) - total(words.spread(a))).slice(0, mostCorrections);
}

const total = (spread: Spread | undefined) => (spread?.title ?? 0) + (spread?.facts ?? 0) + (spread?.body ?? 0);

/** Only letters of the word's own script: nobody slips from Latin into Arabic by one key. */
function lettersLike(word: string, letters: ReadonlySet<string>): string[] {
  const script = /\p{Script=Latin}/u.test(word) ? /\p{Script=Latin}/u : /\P{Script=Latin}/u;
  return [...letters].filter((letter) => script.test(letter) && /\p{L}/u.test(letter));
}
