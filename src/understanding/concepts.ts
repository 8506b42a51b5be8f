/**
 * What a text is about, in the ideas of a shop's service whatever the word or the language: "money back" and "refund" are
 * one idea. The lexicon has a line per idea: `refund: refund, money back, ...`; words stand for all their forms (they are
 * stemmed like the text), a run of words counts before its single words, and a word may belong to several ideas.
 */

import { arabic } from './lexicon/concepts-ar.ts';
import { german } from './lexicon/concepts-de.ts';
import { english } from './lexicon/concepts-en.ts';
import { spanish } from './lexicon/concepts-es.ts';
import { french } from './lexicon/concepts-fr.ts';
import { italian } from './lexicon/concepts-it.ts';
import { japanese } from './lexicon/concepts-ja.ts';
import { chinese } from './lexicon/concepts-zh.ts';
import { littleWords } from './lexicon/little-words.ts';
import { stem } from './stemmers.ts';
import { allStems, wordsOf } from './stems.ts';

type Term = { readonly stems: readonly string[]; readonly ideas: readonly string[] };
type Lexicon = {
  /** By their first stem, longest first. */
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  /** Single words by first letter and length (`w7`), where a slip of the finger is looked for. */
  readonly bySize: ReadonlyMap<string, readonly string[]>;
};

const sources: Readonly<Record<string, string>> = {
  en: english,
  fr: french,
  ar: arabic,
  de: german,
  es: spanish,
  it: italian,
  ja: japanese,
  zh: chinese,
};
const lexicons = new Map<string, Lexicon>();

/**
 * The ideas of a text, marked `#`, and the stems of its telling words that stand for none. As often as they are said.
 * Without a lexicon of the language: the stems alone.
 */
export function ideasAndWordsOf(text: string, language: string): string[] {
  const lexicon = lexiconOf(language);
  const little = littleWords(language);
  const words = wordsOf(text);
  const stems = words.map((one) => stem(one, language));
  const found: string[] = [];
  for (let at = 0; at < stems.length; ) {
    const term = lexicon.terms.get(stems[at] ?? '')?.find((candidate) => standsAt(candidate, stems, at));
    if (term) found.push(...term.ideas);
    else if (!little.has(words[at] ?? '')) found.push(stems[at] ?? '', ...ideasNear(stems[at] ?? '', lexicon));
    at += term?.stems.length ?? 1;
  }
  return found;
}

/** Shorter words have too many neighbours to guess. */
const shortestGuessed = 5; // letters

/** Of a word that nobody knows: the ideas of the only kind of word one slip of the finger away, after a right first letter. */
function ideasNear(word: string, lexicon: Lexicon): readonly string[] {
  if (word.length < shortestGuessed || /\d/.test(word)) return [];
  for (const size of [0, -1, 1]) {
    for (const known of lexicon.bySize.get(`${word[0]}${word.length + size}`) ?? []) {
      if (isOneSlip(word, known)) return lexicon.terms.get(known)?.find(({ stems }) => stems.length === 1)?.ideas ?? [];
    }
  }
  return [];
}

/** One letter more, fewer or other, or two neighbours swapped. */
export function isOneSlip(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = one.slice(at);
  const wanted = other.slice(at);
  if (one.length === other.length) {
    if (rest.slice(1) === wanted.slice(1)) return true;
    return rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
  }
  return one.length > other.length ? rest.slice(1) === wanted : rest === wanted.slice(1);
}

/** How much an idea says about which article is meant: the form of a question and the kind of piece say little. */
export const tellingOf = (term: string): number => (faint.has(term) ? faintly : 1);
const faintly = 0.5;
const faint: ReadonlySet<string> = new Set(
  '#howto #when #permission #product #method #place #order #clothing #bag #shoe #watch #colour #parcel'.split(' '),
);

/** "How long?" asks without saying about what: no article is surely the answer. */
export function isVague(question: string, language: string): boolean {
  return ideasAndWordsOf(question, language).every((term) => forms.has(term));
}
const forms: ReadonlySet<string> = new Set(
  '#howto #when #duration #deadline #cost #permission #method #place #product'.split(' '),
);

function standsAt({ stems: wanted }: Term, stems: readonly string[], at: number): boolean {
  for (let index = 1; index < wanted.length; index++) if (stems[at + index] !== wanted[index]) return false;
  return true;
}

/** Built when a language is first met, and kept: the lexicon never changes. */
function lexiconOf(language: string): Lexicon {
  const known = lexicons.get(language);
  if (known) return known;
  const built = build(sources[language] ?? '', language);
  lexicons.set(language, built);
  return built;
}

function build(source: string, language: string): Lexicon {
  const ideas = new Map<string, Set<string>>();
  for (const line of source.split('\n')) {
    const [idea = '', terms] = line.split(': ');
    for (const term of terms?.split(',') ?? []) {
      const key = allStems(term, language).join(' ');
      if (key !== '') ideas.set(key, (ideas.get(key) ?? new Set()).add(`#${idea}`));
    }
  }
  const terms = new Map<string, Term[]>();
  const bySize = new Map<string, string[]>();
  for (const [key, said] of ideas) {
    const stems = key.split(' ');
    const first = stems[0] ?? '';
    terms.set(first, [...(terms.get(first) ?? []), { stems, ideas: [...said] }]);
    if (stems.length > 1 || first.length < shortestGuessed - 1) continue;
    const size = `${first[0]}${first.length}`;
    bySize.set(size, [...(bySize.get(size) ?? []), first]);
  }
  for (const same of terms.values()) same.sort((one, other) => other.stems.length - one.stems.length);
  return { terms, bySize };
}
