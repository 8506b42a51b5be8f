/** Tables of language identification: by length, by language, and what is taken for what. */

import { accuracy, macroF1, percent } from '../scores.ts';
import type { Table } from './task.ts';

/** `rival`: what the baseline says of the same text. */
export type Heard = { readonly text: string; readonly truth: string; readonly guess: string; readonly rival: string };

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Japanese and Chinese put no spaces between words. */
function wordsIn(text: string): number {
  if (!unspaced.test(text)) return text.trim().split(/\s+/).length;
  return Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike).length;
}

const lengths: readonly (readonly [string, (words: number) => boolean])[] = [
  ['1 word', (words) => words <= 1],
  ['2 words', (words) => words === 2],
  ['4 words or fewer', (words) => words <= 4],
  ['5 words or more', (words) => words > 4],
  ['all', () => true],
];

const rivals = (rows: readonly Heard[]) => rows.map(({ truth, rival }) => ({ truth, guess: rival }));

const line = (name: string, rows: readonly Heard[]): string[] => [
  name,
  String(rows.length),
  ...(rows.length === 0 ? ['-', '-'] : [percent(accuracy(rows)), percent(accuracy(rivals(rows)))]),
];

/** `openings`: the first two words of the longer texts. */
export function byLength(title: string, heard: readonly Heard[], openings: readonly Heard[] = []): Table {
  const counted = heard.map((row) => ({ row, words: wordsIn(row.text) }));
  const rows = lengths.map(([name, fits]) =>
    line(
      name,
      counted.flatMap(({ row, words }) => (fits(words) ? [row] : [])),
    ),
  );
  const first = openings.length === 0 ? [] : [line('first 2 words of longer ones', openings)];
  return { title, head: ['length', 'texts', 'accuracy', 'eld'], rows: [...rows, ...first] };
}

export function byLanguage(heard: readonly Heard[]): Table {
  const names = [...new Set(heard.map(({ truth }) => truth))].sort();
  const rows = names.map((name) =>
    line(
      name,
      heard.filter(({ truth }) => truth === name),
    ),
  );
  const both = ['macro-F1', String(heard.length), percent(macroF1(heard)), percent(macroF1(rivals(heard)))];
  return { title: 'By language', head: ['language', 'texts', 'accuracy', 'eld'], rows: [...rows, both] };
}

/** Rows are what a text is, columns what it was taken for. */
export function confusion(heard: readonly Heard[]): Table {
  const names = [...new Set(heard.flatMap(({ truth, guess }) => [truth, guess]))].sort();
  const count = (truth: string, guess: string) =>
    String(heard.filter((row) => row.truth === truth && row.guess === guess).length);
  return {
    title: 'What was taken for what',
    head: ['is', ...names],
    rows: names.map((truth) => [truth, ...names.map((guess) => count(truth, guess))]),
  };
}
