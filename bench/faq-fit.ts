/**
 * Fits the weights of `src/understanding/article-ranking.ts` and prints them: gradient ascent on the log-likelihood of the
 * right article among all of its set, weights kept at or above 0. Deterministic. It reads our own development questions,
 * each phrasing of an article left out once, and any sets named on the command line (files as `npm run eval -- faq --file`
 * reads them); the shipped weights also saw
 * training rows of banking77, one or three sentences of a label being its article and others its questions.
 */

import { type Evidence, indexArticles, signs } from '../src/understanding/article-index.ts';
import { createLocalUnderstander } from '../src/understanding/local.ts';
import { type FaqSet, ownSets, readSets } from './eval/faq-sets.ts';

type Row = { readonly weight: number; readonly right: number; readonly found: readonly Float64Array[] };

const rounds = 800;
const rate = 3;
/** Keeps a weight small unless the questions call for it. */
const decay = 0.0008;

export function fit(rows: readonly Row[]): number[] {
  const weights = signs.map(() => 2);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < rounds; round++) {
    const step = signs.map(() => 0);
    for (const row of rows) climb(row, weights, step);
    for (const at of signs.keys()) {
      const slope = (step[at] ?? 0) / total - decay * (weights[at] ?? 0);
      weights[at] = Math.max(0, (weights[at] ?? 0) + rate * slope);
    }
  }
  return weights;
}

/** What is right minus what the present weights expect. */
function climb({ weight, right, found }: Row, weights: readonly number[], step: number[]): void {
  const scores = found.map((one) => one.reduce((score, value, at) => score + value * (weights[at] ?? 0), 0));
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const sum = shares.reduce((sum, share) => sum + share, 0);
  for (const [article, one] of found.entries()) {
    const pull = weight * ((article === right ? 1 : 0) - (shares[article] ?? 0) / sum);
    for (const at of signs.keys()) step[at] = (step[at] ?? 0) + pull * (one[at] ?? 0);
  }
}

const numbersOf = ({ signs: found }: Evidence): Float64Array => Float64Array.from(signs, (sign) => found[sign]);

function rowsOf({ articles, locale, queries }: FaqSet): Row[] {
  const index = indexArticles(articles, locale, local.wishes);
  return queries.flatMap(({ text, id }) => {
    const right = articles.findIndex((article) => article.id === id);
    return right < 0 ? [] : [{ weight: 1, right, found: index.look(text).evidence.map(numbersOf) }];
  });
}

/** Each phrasing once as a question to articles that do not have it: how people ask who use the house's own words. */
function leftOutRows({ articles, locale }: FaqSet): Row[] {
  return articles.flatMap((article, right) => {
    const [left, ...rest] = article.phrasings;
    if (left === undefined || rest.length === 0) return [];
    const others = articles.map((one) => (one === article ? { ...one, phrasings: rest } : one));
    return [
      { weight: 1, right, found: indexArticles(others, locale, local.wishes).look(left).evidence.map(numbersOf) },
    ];
  });
}

/** A large set counts for more than a small one, but not by its size. */
const alike = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, weight: 1 / Math.sqrt(rows.length) }));

const local = createLocalUnderstander();
const own = await ownSets('dev');
const others = process.argv.slice(2).flatMap(readSets);
const rows = [...own, ...others].flatMap((set) => [...alike(rowsOf(set)), ...alike(leftOutRows(set))]);
const weights = fit(rows);
console.log(`${rows.length} questions`);
for (const [at, sign] of signs.entries()) console.log(`  ${sign}: ${(weights[at] ?? 0).toFixed(2)},`);
