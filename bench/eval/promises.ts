/** Hearing what was promised: how often a promise in an advisor's words is heard, and how seldom a courtesy is taken for one. */

import { localTime } from '../../src/domain/opening-hours.ts';
import { findPromises } from '../../src/understanding/promises.ts';
import { fresh, type PromiseRow, saidAt, sentences, timeZone } from '../promises/sentences.ts';
import { percent } from '../scores.ts';
import type { Table, Task } from './task.ts';

export const task: Task = {
  name: 'promises',
  row: 'own sentences only',
  own: async () => [
    table('Promises heard, sentences the patterns were written with', sentences),
    table('Promises heard, sentences written afterwards', fresh),
  ],
};

export type PromiseScore = {
  readonly promises: number;
  readonly heard: number;
  readonly wrong: number;
  readonly dates: number;
  readonly datesRight: number;
};

export function scoreOf(rows: readonly PromiseRow[]): PromiseScore {
  const score = { promises: 0, heard: 0, wrong: 0, dates: 0, datesRight: 0 };
  for (const [locale, text, kind, due] of rows) {
    const [found] = findPromises(text, { locale, now: saidAt, timeZone });
    if (kind !== 'none') score.promises += 1;
    if (found !== undefined) score[found.kind === kind ? 'heard' : 'wrong'] += 1;
    if (found?.kind !== kind || due === undefined) continue;
    score.dates += 1;
    if (found.dueAt !== undefined && shown(found.dueAt) === due) score.datesRight += 1;
  }
  return score;
}

function shown(at: Date): string {
  const { day, time } = localTime(at, timeZone);
  return `${day} ${time}`;
}

function table(title: string, rows: readonly PromiseRow[]): Table {
  const locales = [...new Set(rows.map(([locale]) => locale))];
  return {
    title,
    head: ['language', 'sentences', 'promises', 'precision', 'recall', 'due time right'],
    rows: [
      ...locales.map((locale) =>
        cells(
          locale,
          rows.filter(([of]) => of === locale),
        ),
      ),
      cells('all', rows),
    ],
    note: 'A sentence counts as heard when its kind is right. Due times are compared to the minute, on the clock of Paris.',
  };
}

function cells(name: string, rows: readonly PromiseRow[]): string[] {
  const { promises, heard, wrong, dates, datesRight } = scoreOf(rows);
  const share = (part: number, whole: number) => (whole === 0 ? '' : percent(part / whole));
  return [
    name,
    `${rows.length}`,
    `${promises}`,
    share(heard, heard + wrong),
    share(heard, promises),
    share(datesRight, dates),
  ];
}
