/** Product search by free text: does what was meant come first? */

import { createCatalog } from '../../src/commerce/catalog.ts';
import { bodyText, factText, titleText } from '../../src/commerce/matched-words.ts';
import type { Product } from '../../src/domain/commerce.ts';
import { emptyWish } from '../../src/domain/discovery.ts';
import { percent } from '../scores.ts';
import { timesOf } from './latency.ts';
import { plainBm25, type Ranker } from './plain-search.ts';
import { hitAt, meanReciprocalRank, ndcgAt, type Ranked, recallAt } from './ranking.ts';
import { ownSearchSets, readSearchSets, type SearchSet } from './search-sets.ts';
import type { Table, Task } from './task.ts';

const depth = 10;

export const task: Task = {
  name: 'search',
  row: '{products: [{id, title|name, description?, category|class?, features?, tags?, price?}], queries: [{text, relevant: {id: grade}}]}',
  own: async () => [table([...ownSearchSets('held'), ...ownSearchSets('dev')])],
  scoreFile: async ({ file }) => [table(readSearchSets(file))],
};

function table(sets: readonly SearchSet[]): Table {
  return {
    title: 'Product search by free text',
    head: ['set', 'products', 'wishes', 'search', 'NDCG@10', 'MRR', 'hit@1', 'recall@10', 'p50 ms', 'p99 ms'],
    rows: sets.flatMap(rowsOf),
    note: 'Gains are 2^grade - 1. BM25 reads the same title, facts, tags and description, word by word. Ours: words in any order and number, best first.',
  };
}

function rowsOf({ name, locale, products, queries }: SearchSet): string[][] {
  const catalog = createCatalog();
  catalog.replace(products);
  const documents = products.map((product) => ({ id: product.id, text: textOf(product) }));
  const ours: Ranker = (text, limit) =>
    catalog.search({ ...emptyWish, text }, { limit, locale, match: 'any' }).hits.map(({ product }) => product.id);
  const rankers: readonly (readonly [string, Ranker])[] = [
    ['ours', ours],
    ['BM25', plainBm25(documents)],
  ];
  const rows = rankers.map(([search, ranker]) => {
    const ranked = queries.map(({ text, wanted }): Ranked => ({ ids: ranker(text, depth), wanted }));
    const { p50, p99 } = timesOf(queries, ({ text }) => ranker(text, depth));
    return [
      name,
      String(products.length),
      String(queries.length),
      search,
      ndcgAt(ranked, depth).toFixed(3),
      meanReciprocalRank(ranked).toFixed(3),
      percent(hitAt(ranked, 1)),
      percent(recallAt(ranked, depth)),
      p50.toFixed(2),
      p99.toFixed(2),
    ];
  });
  catalog.close();
  return rows;
}

const textOf = (product: Product): string => [titleText(product), factText(product), bodyText(product)].join('\n');
