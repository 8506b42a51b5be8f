/** Questions about the house: is the right article found, and is it given only when it is right? */

import type { Article } from '../../src/domain/commerce.ts';
import { createKnowledge, type LocalKnowledge } from '../../src/understanding/knowledge.ts';
import { createLocalUnderstander } from '../../src/understanding/local.ts';
import { percent } from '../scores.ts';
import { type FaqSet, ownSets, type Query, readSets } from './faq-sets.ts';
import { plainBm25, plainTfIdf, type Ranker } from './plain-search.ts';
import { hitAt, meanReciprocalRank, type Ranked } from './ranking.ts';
import { timesOf } from './latency.ts';
import type { Table, Task } from './task.ts';

const depth = 10;

export const task: Task = {
  name: 'faq',
  row: '{articles: [{id, title|question, body|answer, phrasings?}], queries: [{text, id}]}',
  own: async () => [
    ...tables(await ownSets('held'), 'untouched questions'),
    ...tables(await ownSets('dev'), 'tuned on'),
  ],
  scoreFile: async ({ file }) => tables(readSets(file), 'of the file'),
};

function tables(sets: readonly FaqSet[], which: string): Table[] {
  const judged = sets.map((set) => ({ set, knowledge: knowledgeOf(set) }));
  return [
    {
      title: `FAQ, ${which}: articles found`,
      head: ['set', 'articles', 'questions', 'search', 'hit@1', 'hit@3', 'hit@5', 'MRR', 'p50 ms', 'p99 ms'],
      rows: judged.flatMap(({ set, knowledge }) => foundRows(set, knowledge)),
      note: 'Questions are put in other words than the articles use. BM25 and TF-IDF read the same title, phrasings and text, word by word.',
    },
    {
      title: `FAQ, ${which}: what is said`,
      head: [
        'set',
        'questions',
        'answered right',
        'answered wrong',
        'right among three',
        'wrong three',
        'nothing',
        'precision',
      ],
      rows: judged.flatMap(({ set, knowledge }) => saidRows(set, knowledge)),
      note: 'Precision: of the questions answered outright, the share answered right. "No answer exists" rows: the best is to say nothing.',
    },
  ];
}

function knowledgeOf({ articles }: FaqSet): LocalKnowledge {
  const local = createLocalUnderstander();
  return createKnowledge({ articles, wishesOf: local.wishes });
}

function foundRows(set: FaqSet, knowledge: LocalKnowledge): string[][] {
  const documents = set.articles.map((article) => ({ id: article.id, text: textOf(article) }));
  const ours: Ranker = (text, limit) => knowledge.find(text, set.locale, limit).map(({ article }) => article.id);
  const rankers: readonly (readonly [string, Ranker])[] = [
    ['ours', ours],
    ['BM25', plainBm25(documents)],
    ['TF-IDF', plainTfIdf(documents)],
  ];
  const asked = set.queries.filter(({ id }) => id !== undefined);
  return rankers.map(([name, ranker]) => {
    const rows = asked.map((query) => ranked(query, ranker));
    const { p50, p99 } = timesOf(asked, ({ text }) => ranker(text, depth));
    return [
      set.name,
      String(set.articles.length),
      String(asked.length),
      name,
      ...[1, 3, 5].map((depth) => percent(hitAt(rows, depth))),
      meanReciprocalRank(rows).toFixed(3),
      p50.toFixed(2),
      p99.toFixed(2),
    ];
  });
}

const ranked = ({ text, id = '' }: Query, ranker: Ranker): Ranked => ({
  ids: ranker(text, depth),
  wanted: new Map([[id, 1]]),
});

const textOf = ({ title, phrasings, body }: Article): string => [title, ...phrasings, body].join('\n');

function saidRows(set: FaqSet, knowledge: LocalKnowledge): string[][] {
  const groups = [
    { name: set.name, queries: set.queries.filter(({ id }) => id !== undefined) },
    { name: `${set.name}, no answer exists`, queries: set.queries.filter(({ id }) => id === undefined) },
  ];
  return groups
    .filter(({ queries }) => queries.length > 0)
    .map(({ name, queries }) => saidRow(name, queries, set.locale, knowledge));
}

function saidRow(name: string, queries: readonly Query[], locale: string, knowledge: LocalKnowledge): string[] {
  const said = queries.map((query) => judge(query, locale, knowledge));
  const count = (kind: Said) => said.filter((one) => one === kind).length;
  const share = (kind: Said) => percent(count(kind) / queries.length);
  const sure = count('right') + count('wrong');
  return [
    name,
    String(queries.length),
    ...(['right', 'wrong', 'among', 'not among', 'nothing'] as const).map(share),
    sure === 0 ? '-' : percent(count('right') / sure),
  ];
}

type Said = 'right' | 'wrong' | 'among' | 'not among' | 'nothing';

function judge({ text, id }: Query, locale: string, knowledge: LocalKnowledge): Said {
  const answer = knowledge.answer(text, locale);
  switch (answer.kind) {
    case 'sure':
      return answer.hit.article.id === id ? 'right' : 'wrong';
    case 'choose':
      return answer.hits.some(({ article }) => article.id === id) ? 'among' : 'not among';
    case 'nothing':
      return 'nothing';
    default:
      return answer satisfies never;
  }
}
