/** The index behind `knowledge.ts`: how well each article of one locale fits a question, 0..1. */

import type { Article } from '../domain/commerce.ts';
import { contentWords, stemsOf } from './stems.ts';

export type ArticleIndex = { score(question: string): { readonly article: Article; readonly score: number }[] };

type Vector = ReadonlyMap<string, number>;

type Entry = { readonly article: Article; readonly terms: Vector; readonly length: number };

/** Where a term stands and how much it weighs there. A way to ask for an article is its title or one of its phrasings. */
type Postings = Map<string, { readonly ways: number[]; readonly weights: number[] }>;

const share = { words: 0.3, letters: 0.4, bm25: 0.3 } as const;
/** Okapi's usual saturation and length normalisation. */
const saturation = 1.2;
const lengthWeight = 0.6;
/** What a word is worth where it stands. */
const fields = { title: 3, phrasings: 2, body: 1 } as const;

export function indexArticles(articles: readonly Article[]): ArticleIndex {
  const texts = articles.map((article) => [article.title, ...article.phrasings]);
  const wordRarity = rarities(texts.flat().map((text) => new Set(stemsOf(text))));
  const letterRarity = rarities(texts.flat().map((text) => new Set(lettersOf(text))));
  const entries = articles.map((article) => toEntry(article));
  const termRarity = rarities(entries.map(({ terms }) => new Set(terms.keys())));
  const meanLength = entries.reduce((sum, { length }) => sum + length, 0) / Math.max(1, entries.length);
  /** The entry that each way asks for. */
  const asksFor = texts.flatMap((ways, at) => ways.map(() => at));
  const words = post(texts.flat(), stemsOf, wordRarity);
  const letters = post(texts.flat(), lettersOf, letterRarity);

  return {
    score(question) {
      const stems = stemsOf(question);
      const likeness = new Float64Array(asksFor.length);
      addLikeness(likeness, words, weigh(stems, wordRarity), share.words);
      addLikeness(likeness, letters, weigh(lettersOf(question), letterRarity), share.letters);
      const best = new Float64Array(entries.length);
      for (const [way, at] of asksFor.entries()) best[at] = Math.max(best[at] ?? 0, likeness[way] ?? 0);
      const terms = [...new Set(stems)];
      return entries.map((entry, at) => ({
        article: entry.article,
        score: (best[at] ?? 0) + share.bm25 * bm25(entry, terms, termRarity, meanLength),
      }));
    },
  };
}

function post(ways: readonly string[], termsOf: (text: string) => readonly string[], rarity: Vector): Postings {
  const postings: Postings = new Map();
  for (const [way, text] of ways.entries()) {
    for (const [term, weight] of weigh(termsOf(text), rarity)) {
      const posting = postings.get(term) ?? { ways: [], weights: [] };
      posting.ways.push(way);
      posting.weights.push(weight);
      postings.set(term, posting);
    }
  }
  return postings;
}

/** The cosine with every way at once: only those that share a term with the question are ever touched. */
function addLikeness(likeness: Float64Array, postings: Postings, question: Vector, part: number): void {
  for (const [term, asked] of question) {
    const posting = postings.get(term);
    if (posting === undefined) continue;
    const { ways, weights } = posting;
    for (let at = 0; at < ways.length; at++) {
      const way = ways[at] ?? 0;
      likeness[way] = (likeness[way] ?? 0) + part * asked * (weights[at] ?? 0);
    }
  }
}

function toEntry(article: Article): Entry {
  const terms = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const stem of stemsOf(text)) terms.set(stem, (terms.get(stem) ?? 0) + weight);
  };
  count(article.title, fields.title);
  for (const phrasing of article.phrasings) count(phrasing, fields.phrasings);
  count(article.body, fields.body);
  return {
    article,
    terms,
    length: [...terms.values()].reduce((sum, weight) => sum + weight, 0),
  };
}

/** The share of the best possible score: 1 when every word of the question stands often in the article. */
function bm25({ terms, length }: Entry, question: readonly string[], rarity: Vector, meanLength: number): number {
  let sum = 0;
  let best = 0;
  for (const term of question) {
    const weight = rarity.get(term) ?? unseen(rarity);
    const count = terms.get(term) ?? 0;
    const norm = saturation * (1 - lengthWeight + (lengthWeight * length) / meanLength);
    sum += (weight * count * (saturation + 1)) / (count + norm);
    best += weight * (saturation + 1);
  }
  return best === 0 ? 0 : sum / best;
}

/** Runs of 3 to 5 letters within a word and its edges: forgiving of endings, accents and slips. */
function lettersOf(text: string): string[] {
  const line = ` ${contentWords(text).join(' ')} `;
  const runs: string[] = [];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= line.length; at++) runs.push(line.slice(at, at + size));
  }
  return runs;
}

function rarities(sets: readonly ReadonlySet<string>[]): Vector {
  const seen = new Map<string, number>();
  for (const set of sets) for (const term of set) seen.set(term, (seen.get(term) ?? 0) + 1);
  return new Map([...seen].map(([term, count]) => [term, Math.log(1 + (sets.length - count + 0.5) / (count + 0.5))]));
}

/** A word that no article has makes the question less answered, as much as a rare one would. */
const unseen = (rarity: Vector): number => Math.log(1 + rarity.size) / 2;

function weigh(terms: readonly string[], rarity: Vector): Vector {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = [...counts].map(([term, count]) => [term, Math.sqrt(count) * (rarity.get(term) ?? 3)] as const);
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}
