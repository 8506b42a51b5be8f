/** The index behind `knowledge.ts`: every sign that an article of one locale answers a question. */

import type { Article } from '../domain/commerce.ts';
import { ideasAndWordsOf, tellingOf } from './concepts.ts';
import { coverageOf, type Fields, readFields } from './coverage.ts';
import { languageOf, lettersOf, stemsOf, type Terms } from './stems.ts';
import { rarities, type Vector, weigh } from './term-weights.ts';
import { asShares, meanWishes, sameWish, type Wish, type Wishes, type WishReader } from './wishes.ts';

/**
 * Each 0..1. `letters` and `ideas`: likeness to the best way to ask for the article; `several`: to its best three;
 * `whole`: to all of it. `found` and `meant`: how much of the question's words and ideas stands anywhere in it. `wish`:
 * whether the intent model sees the same wish behind both; `filed`: whether the house filed it under that wish.
 */
export const signs = ['letters', 'ideas', 'several', 'whole', 'found', 'meant', 'wish', 'filed'] as const;
export type Signs = Record<(typeof signs)[number], number>;
export type Evidence = { readonly article: Article; readonly signs: Signs };
/** `outside`: how likely the question is not about the house at all, as the intent model sees it. */
export type Look = { readonly evidence: readonly Evidence[]; readonly outside: number };
export type ArticleIndex = { look(question: string): Look };

/** One way to ask for the article at a place: its title or a phrasing. */
type Way = { readonly text: string; readonly at: number; readonly language: string };
/** One kind of term over many texts: which texts have it, and how much it weighs there. */
type View = { readonly rarity: Vector; readonly postings: Postings };
type Postings = Map<string, { readonly texts: number[]; readonly weights: number[] }>;

export function indexArticles(articles: readonly Article[], locale: string, wishesOf: WishReader): ArticleIndex {
  const language = languageOf(locale);
  const ways = articles.flatMap((article, at) =>
    waysOf(article).map((text): Way => ({ text, at, language: languageOf(article.locale) })),
  );
  const letters = view(ways, lettersOf);
  const ideas = view(ways, ideasAndWordsOf);
  const whole = { rarity: ideas.rarity, postings: post(articles.map(allIdeasOf), ideas.rarity) };
  const words = readFields(articles, stemsOf);
  const meanings = readFields(articles, ideasAndWordsOf);
  const wishes = articles.map((article) => wishesBehind(article, wishesOf));

  return {
    look(question) {
      const evidence = articles.map((article) => ({ article, signs: noSigns() }));
      const asked = ideasAndWordsOf(question, language);
      addBestWays(evidence, ways, likeness(letters, lettersOf(question, language), ways.length), ['letters']);
      addBestWays(evidence, ways, likeness(ideas, asked, ways.length), ['ideas', 'several']);
      const alike = likeness(whole, asked, articles.length);
      const wanted = wishesOf(question, language);
      const shares = asShares(wanted);
      for (const [at, { article, signs: found }] of evidence.entries()) {
        found.whole = alike[at] ?? 0;
        found.wish = sameWish(shares, wishes[at] ?? new Map());
        found.filed = filedUnder(article, wanted);
      }
      cover(evidence, 'found', words, stemsOf(question, language));
      cover(evidence, 'meant', meanings, asked);
      return { evidence, outside: wanted.find(({ name }) => name === 'out-of-scope')?.probability ?? 0 };
    },
  };
}

const noSigns = (): Signs => ({ letters: 0, ideas: 0, several: 0, whole: 0, found: 0, meant: 0, wish: 0, filed: 0 });

const waysOf = ({ title, phrasings }: Article): string[] => [title, ...phrasings];

const allIdeasOf = (article: Article): string[] =>
  ideasAndWordsOf([...waysOf(article), article.body].join(' '), languageOf(article.locale));

/** Enough to know what an article is about; a house may write hundreds. */
const mostWays = 8;

function wishesBehind(article: Article, wishesOf: WishReader): Wishes {
  const language = languageOf(article.locale);
  const ways = waysOf(article).slice(0, mostWays);
  return meanWishes(ways.map((way) => asShares(wishesOf(way, language))));
}

/** A sure wish counts for the articles filed under it; half as sure counts a quarter. */
function filedUnder({ topics }: Article, wanted: readonly Wish[]): number {
  const under = wanted.filter(({ name }) => topics.some((topic) => topic === name));
  return Math.max(0, ...under.map(({ probability }) => probability ** 2));
}

function view(ways: readonly Way[], terms: Terms): View {
  const read = ways.map(({ text, language }) => terms(text, language));
  const rarity = rarities(
    read.map((found) => new Set(found)),
    tellingOf,
  );
  return { rarity, postings: post(read, rarity) };
}

function post(texts: readonly (readonly string[])[], rarity: Vector): Postings {
  const postings: Postings = new Map();
  for (const [at, terms] of texts.entries()) {
    for (const [term, weight] of weigh(terms, rarity)) {
      const posting = postings.get(term) ?? { texts: [], weights: [] };
      posting.texts.push(at);
      posting.weights.push(weight);
      postings.set(term, posting);
    }
  }
  return postings;
}

/** The cosine with every text at once: only those that share a term with the question are ever touched. */
function likeness({ rarity, postings }: View, question: readonly string[], texts: number): Float64Array {
  const sums = new Float64Array(texts);
  for (const [term, asked] of weigh(question, rarity)) {
    const posting = postings.get(term);
    if (posting === undefined) continue;
    for (let index = 0; index < posting.texts.length; index++) {
      const at = posting.texts[index] ?? 0;
      sums[at] = (sums[at] ?? 0) + asked * (posting.weights[index] ?? 0);
    }
  }
  return sums;
}

/** The best way counts; with a second sign, the mean of the best three: one odd phrasing may be like anything. */
function addBestWays(
  evidence: readonly Evidence[],
  ways: readonly Way[],
  alike: Float64Array,
  [best, several]: readonly ['letters' | 'ideas', 'several'?],
): void {
  const tops = evidence.map(() => [0, 0, 0]);
  for (const [way, { at }] of ways.entries()) insert(tops[at] ?? [], alike[way] ?? 0);
  for (const [at, { signs: found }] of evidence.entries()) {
    const [first = 0, second = 0, third = 0] = tops[at] ?? [];
    found[best] = first;
    if (several !== undefined) found[several] = (first + second + third) / 3;
  }
}

function insert(top: number[], value: number): void {
  const place = top.findIndex((one) => value > one);
  if (place < 0) return;
  top.splice(place, 0, value);
  top.pop();
}

function cover(
  evidence: readonly Evidence[],
  sign: 'found' | 'meant',
  fields: Fields,
  question: readonly string[],
): void {
  const shares = coverageOf(fields, question);
  for (const [at, { signs: found }] of evidence.entries()) found[sign] = shares[at] ?? 0;
}
