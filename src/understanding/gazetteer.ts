/** Finds the catalogue's words in a message: longest phrase first, plural and gender forms, one typing mistake forgiven. */

import type { EntityKind } from '../domain/understanding.ts';
import { fold } from './fold.ts';

export type Meaning = { readonly kind: EntityKind | 'nothing'; readonly value: string };
export type Found = Meaning & { readonly start: number; readonly end: number; readonly exact: boolean };

export type Gazetteer = {
  add(phrase: string, meaning: Meaning): void;
  find(folded: string): Found[];
};

/** `alone`: a character of a language that writes no spaces. */
type Word = { readonly text: string; readonly start: number; readonly end: number; readonly alone: boolean };

/** A character of a language that writes no spaces stands alone; "38の" is a number and a character. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}])+/gu;
const oneCharacter = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u;
const longestPhrase = 6; // words
const longestRun = 10; // characters, where a language writes no spaces

/** Short words are too close to each other for a slip to be told from another word. */
const shortestForgiven = 5; // letters
const longestForgiven = 14; // letters

/**
 * `realWords` says which words are spelled as meant although one letter from a phrase ("while" is not "white").
 */
export function createGazetteer(realWords: ReadonlySet<string>): Gazetteer {
  const meanings = new Map<string, Meaning[]>();
  const shelves: Shelves = new Map();
  /** How phrases of several words begin: few words of a message do, so the longer phrases are seldom put together. */
  const beginnings = new Set<string>();

  const add = (phrase: string, meaning: Meaning): void => {
    const words = wordsOf(fold(phrase).text);
    const key = phrasesFrom(words, 0, words.length).at(-1);
    if (key === undefined) return;
    if (words.length > 1) beginnings.add(words[0]?.text ?? '');
    const known = meanings.get(key);
    // What was said to mean nothing stays so, whatever a rule for plurals makes of another word ("oro", "ora").
    if (known?.some(({ kind, value }) => kind === 'nothing' || (kind === meaning.kind && value === meaning.value)))
      return;
    if (known) known.push(meaning);
    else meanings.set(key, [meaning]);
    if (!known && meaning.kind !== 'nothing' && canForgive(key)) shelve(key, shelves);
  };

  const meant = (key: string): { readonly key: string; readonly exact: boolean } | undefined => {
    if (meanings.has(key)) return { key, exact: true };
    for (const bare of withoutArabicPrefix(key)) if (meanings.has(bare)) return { key: bare, exact: true };
    if (!canForgive(key) || realWords.has(key)) return undefined;
    const near = nearest(key, shelves);
    return near === undefined ? undefined : { key: near, exact: false };
  };

  const begins = (word: string): boolean =>
    beginnings.has(word) || withoutArabicPrefix(word).some((bare) => beginnings.has(bare));

  const find = (folded: string): Found[] => {
    const words = wordsOf(folded);
    const found: Found[] = [];
    for (let at = 0; at < words.length; ) {
      const hit = longestFrom(words, at, { meant, begins });
      if (!hit) {
        at += 1;
        continue;
      }
      const start = words[at]?.start ?? 0;
      const end = words[at + hit.length - 1]?.end ?? start;
      for (const meaning of meanings.get(hit.key) ?? []) {
        if (meaning.kind !== 'nothing') found.push({ ...meaning, start, end, exact: hit.exact });
      }
      at += hit.length;
    }
    return found;
  };

  return { add, find };
}

function wordsOf(folded: string): Word[] {
  return Array.from(folded.matchAll(word), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    alone: oneCharacter.test(match[0]),
  }));
}

/** The word at a place, then with the next one, and so on. Characters of Chinese and Japanese stand together, words are apart. */
function phrasesFrom(words: readonly Word[], at: number, most: number): string[] {
  const phrases: string[] = [];
  let phrase = '';
  for (const [index, { text, alone }] of words.slice(at, at + most).entries()) {
    const apart = index > 0 && !(alone && words[at + index - 1]?.alone);
    phrase += apart ? ` ${text}` : text;
    phrases.push(phrase);
  }
  return phrases;
}

type Hit = { readonly key: string; readonly exact: boolean };
type Known = { readonly meant: (key: string) => Hit | undefined; readonly begins: (word: string) => boolean };

function longestFrom(
  words: readonly Word[],
  at: number,
  { meant, begins }: Known,
): (Hit & { readonly length: number }) | undefined {
  const first = words[at];
  if (!first) return undefined;
  const most = begins(first.text) ? (first.alone ? longestRun : longestPhrase) : 1;
  const phrases = phrasesFrom(words, at, most);
  for (let length = phrases.length; length > 0; length--) {
    const hit = meant(phrases[length - 1] ?? '');
    if (hit) return { ...hit, length };
  }
  return undefined;
}

/** "the", "and", "with", "for" are written into an Arabic word. */
const arabicPrefixes = ['وال', 'بال', 'لل', 'ال', 'و', 'ب', 'ل', 'ف'];

function withoutArabicPrefix(key: string): string[] {
  const first = key.charCodeAt(0);
  if (first < 0x600 || first > 0x6ff) return [];
  const bare = key
    .split(' ')
    .map((text) => text.replace(/^(?:وال|بال|لل|ال)(?=.{3})/, ''))
    .join(' ');
  const cut = arabicPrefixes.flatMap((prefix) =>
    key.startsWith(prefix) && key.length > prefix.length + 2 ? [key.slice(prefix.length)] : [],
  );
  const owned = key.endsWith('تي') ? [`${key.slice(0, -2)}ه`] : [];
  return bare === key ? [...cut, ...owned] : [bare, ...cut, ...owned];
}

function canForgive(key: string): boolean {
  return (
    key.length >= shortestForgiven &&
    key.length <= longestForgiven &&
    !key.includes(' ') &&
    /^\p{L}+$/u.test(key) &&
    !oneCharacter.test(key.charAt(0))
  );
}

/** Keys by first letter and length. The first letter is seldom mistyped, and letting it go makes "match" a "watch". */
type Shelves = Map<string, string[]>;

const shelfOf = (key: string, length = key.length): string => `${key[0]}${length}`;

function shelve(key: string, shelves: Shelves): void {
  const shelf = shelves.get(shelfOf(key));
  if (shelf) shelf.push(key);
  else shelves.set(shelfOf(key), [key]);
}

/** One slip changes a length by one at most: the same length first, then a letter left out, then one too many. */
function nearest(key: string, shelves: Shelves): string | undefined {
  for (const length of [key.length, key.length + 1, key.length - 1]) {
    const near = shelves.get(shelfOf(key, length))?.find((other) => oneEditApart(key, other));
    if (near !== undefined) return near;
  }
  return undefined;
}

/**
 * One slip of the keyboard: neighbours swapped, a letter left out, doubled, or in long words one too many or another one.
 * Short words are a letter away from too many others ("boîte" is no "botte", "leider" no "Leder").
 */
const longEnough = 7; // letters

function oneEditApart(typed: string, key: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === key[at]) at += 1;
  const long = key.length >= longEnough;
  switch (typed.length - key.length) {
    case -1:
      return key.length > shortestForgiven && at < key.length - 1 && typed.slice(at) === key.slice(at + 1);
    case 1:
      return (long || typed[at] === typed[at - 1]) && typed.slice(at + 1) === key.slice(at);
    case 0:
      return (
        (long && typed.slice(at + 1) === key.slice(at + 1)) ||
        (typed[at] === key[at + 1] && typed[at + 1] === key[at] && typed.slice(at + 2) === key.slice(at + 2))
      );
    default:
      return false;
  }
}
