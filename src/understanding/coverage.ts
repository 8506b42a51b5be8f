/** How much of a question stands in each article: BM25 over weighted fields (Robertson, Zaragoza and Taylor 2004), as a share. */

import type { Article } from '../domain/commerce.ts';
import { tellingOf } from './concepts.ts';
import { languageOf, type Terms } from './stems.ts';
import { rarities, unseenRarity, type Vector } from './term-weights.ts';

/** Okapi's usual saturation and length normalisation. */
const saturation = 1.2;
const lengthWeight = 0.6;
/** What a word is worth where it stands. */
const places = { title: 3, phrasings: 2, body: 1 } as const;

export type Fields = {
  /** The term's weighted counts in the articles that have it. */
  readonly postings: ReadonlyMap<string, { readonly at: number; readonly count: number }[]>;
  /** Longer articles need a word more often. */
  readonly norms: readonly number[];
  readonly rarity: Vector;
};

export function readFields(articles: readonly Article[], terms: Terms): Fields {
  const counts = articles.map((article) => countPlaces(article, terms));
  const lengths = counts.map((one) => [...one.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const postings = new Map<string, { at: number; count: number }[]>();
  for (const [at, one] of counts.entries()) {
    for (const [term, count] of one) {
      const list = postings.get(term);
      if (list) list.push({ at, count });
      else postings.set(term, [{ at, count }]);
    }
  }
  return {
    postings,
    norms: lengths.map((length) => saturation * (1 - lengthWeight + (lengthWeight * length) / mean)),
    rarity: rarities(
      counts.map((one) => new Set(one.keys())),
      tellingOf,
    ),
  };
}

function countPlaces({ title, phrasings, body, locale }: Article, terms: Terms): Map<string, number> {
  const language = languageOf(locale);
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const term of terms(text, language)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  count(title, places.title);
  for (const phrasing of phrasings) count(phrasing, places.phrasings);
  count(body, places.body);
  return counts;
}

/** A share per article: 1 when every term of the question stands often in it. */
export function coverageOf({ postings, norms, rarity }: Fields, question: readonly string[]): Float64Array {
  const sums = new Float64Array(norms.length);
  let best = 0;
  for (const term of new Set(question)) {
    const weight = rarity.get(term) ?? unseenRarity(rarity);
    best += weight;
    for (const { at, count } of postings.get(term) ?? [])
      sums[at] = (sums[at] ?? 0) + (weight * count) / (count + (norms[at] ?? saturation));
  }
  return best === 0 ? sums : sums.map((sum) => sum / best);
}
