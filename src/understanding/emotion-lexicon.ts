/** Finds the words of frustration and praise in a message: lists by hand in eight languages, longest match first, negation heard. */

import { fold } from './fold.ts';
import type { Valence } from './lexicon/valence.ts';
import { valence as ar } from './lexicon/valence-ar.ts';
import { valence as de } from './lexicon/valence-de.ts';
import { valence as en } from './lexicon/valence-en.ts';
import { valence as es } from './lexicon/valence-es.ts';
import { valence as fr } from './lexicon/valence-fr.ts';
import { valence as it } from './lexicon/valence-it.ts';
import { valence as ja } from './lexicon/valence-ja.ts';
import { valence as zh } from './lexicon/valence-zh.ts';

export const strengths = ['furious', 'upset', 'uneasy', 'pleased', 'delighted'] as const;
export type Strength = (typeof strengths)[number];

/** Where in the folded text. `negated`: "not happy", "pas contente"; it then speaks for the other side. */
export type ValenceWord = {
  readonly strength: Strength;
  readonly negated: boolean;
  readonly start: number;
  readonly end: number;
};

export type Word = { readonly text: string; readonly start: number; readonly end: number };

type Entries = { readonly exact: ReadonlyMap<string, Strength>; readonly stems: ReadonlyMap<string, Strength> };
type Lexicon = Entries & { readonly negators: ReadonlySet<string>; readonly openings: ReadonlySet<string> };

const lists: Readonly<Record<string, Valence>> = { en, fr, de, es, it, ar, ja, zh };
const built = new Map<string, Lexicon>();

/** Longest entries, in words or, where no spaces are written, in characters. */
const longestPhrase = 4;
const longestEastern = 8;
/** Stems are told apart by this many letters first: most words of a message fail here. */
const opening = 3;
/** A negator turns what follows within this many words of the same clause. */
const negatorReach = 3;

const wordPattern = /[\p{L}\p{N}]+(?:'t\b)?/gu;
const clauseEnd = /[.,;:!?\n]/;

/** Words of folded text; "don't" stays one word, "j'ai" is two. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function findValence(text: string, words: readonly Word[], language: string): ValenceWord[] {
  const lexicon = lexiconOf(language);
  if (language === 'ja' || language === 'zh') return findEastern(text, lexicon);
  return findInWords(text, language === 'ar' ? words.map((word) => bare(word, lexicon)) : words, lexicon);
}

/** Arabic writes "and", "with", "for" and "the" onto the word. */
const arabicPrefix = /^(?:[وف]?(?:[بلك]?ال|لل)|[وفب])(?=.{3,})/;

function bare(word: Word, { openings }: Lexicon): Word {
  if (openings.has(word.text.slice(0, opening))) return word;
  return { ...word, text: word.text.replace(arabicPrefix, '') };
}

function lexiconOf(language: string): Lexicon {
  const known = built.get(language);
  if (known) return known;
  const lexicon = build(lists[language] ?? en);
  built.set(language, lexicon);
  return lexicon;
}

function build(valence: Valence): Lexicon {
  const exact = new Map<string, Strength>();
  const stems = new Map<string, Strength>();
  const openings = new Set<string>();
  for (const strength of strengths) {
    for (const entry of valence[strength].split(' ')) {
      const phrase = fold(entry.replaceAll('_', ' ').replace(/\*$/, '')).text;
      if (phrase === '') continue;
      // The stronger list is read first and keeps the word.
      const into = entry.endsWith('*') ? stems : exact;
      if (!into.has(phrase)) into.set(phrase, strength);
      openings.add(phrase.slice(0, opening));
    }
  }
  return { exact, stems, negators: new Set(fold(valence.negators).text.split(' ')), openings };
}

function findInWords(text: string, words: readonly Word[], lexicon: Lexicon): ValenceWord[] {
  const found: ValenceWord[] = [];
  for (let first = 0; first < words.length; first++) {
    const match = longestAt(words, first, lexicon);
    if (!match) continue;
    const start = words[first]?.start ?? 0;
    const end = words[first + match.length - 1]?.end ?? start;
    found.push({ strength: match.strength, negated: isTurned(text, words, first, lexicon), start, end });
    first += match.length - 1;
  }
  return found;
}

function longestAt(words: readonly Word[], first: number, lexicon: Lexicon) {
  const head = words[first]?.text ?? '';
  if (!opens(head, lexicon)) return undefined;
  for (let length = Math.min(longestPhrase, words.length - first); length > 0; length--) {
    const phrase = joined(words, first, length);
    const strength = lexicon.exact.get(phrase) ?? stemOf(phrase, lexicon.stems);
    if (strength) return { strength, length };
  }
  return undefined;
}

function opens(head: string, { openings }: Lexicon): boolean {
  // A phrase may begin with a word of one or two letters ("a eviter"); its opening then runs into the next word.
  return head.length < opening || openings.has(head.slice(0, opening));
}

function joined(words: readonly Word[], first: number, length: number): string {
  let phrase = words[first]?.text ?? '';
  for (let index = first + 1; index < first + length; index++) phrase += ` ${words[index]?.text ?? ''}`;
  return phrase;
}

function stemOf(phrase: string, stems: Entries['stems']): Strength | undefined {
  // A stem ends within the last word of the phrase.
  const least = Math.max(opening, phrase.lastIndexOf(' ') + 2);
  for (let length = phrase.length; length >= least; length--) {
    const strength = stems.get(phrase.slice(0, length));
    if (strength) return strength;
  }
  return undefined;
}

function isTurned(text: string, words: readonly Word[], first: number, { negators }: Lexicon): boolean {
  let end = words[first]?.start ?? 0;
  for (let index = first - 1; index >= Math.max(0, first - negatorReach); index--) {
    const word = words[index];
    if (!word || clauseEnd.test(text.slice(word.end, end))) return false;
    if (negators.has(word.text)) return true;
    end = word.start;
  }
  return false;
}

function findEastern(text: string, lexicon: Lexicon): ValenceWord[] {
  const found: ValenceWord[] = [];
  for (let start = 0; start < text.length; start++) {
    for (let end = Math.min(text.length, start + longestEastern); end > start; end--) {
      const strength = lexicon.exact.get(text.slice(start, end));
      if (!strength) continue;
      const kind = strength === 'pleased' || strength === 'delighted';
      const negated =
        lexicon.negators.has(text[start - 1] ?? '') || (kind && turnedAfter.test(text.slice(end, end + 8)));
      found.push({ strength, negated, start, end });
      start = end - 1;
      break;
    }
  }
  return found;
}

/** Japanese says no at the end: 満足していません, 良くない. */
const turnedAfter = /^(?:く|では|じゃ|に|が|は)?(?:して|でき)?(?:い|なら|なり)?(?:ない|ません|なかった|ず)/;
