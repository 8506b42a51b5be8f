/** The things a message names: orders, parcels, days, prices, sizes, and the catalogue's own words. */

import { importProducts } from '../../src/commerce/import.ts';
import { loadHouse } from '../../src/house/load.ts';
import { createLocalUnderstander, type LocalUnderstander } from '../../src/understanding/local.ts';
import { percent } from '../scores.ts';
import { bareEntities, bareKinds } from './entity-baseline.ts';
import {
  type Counts,
  exactOf,
  f1Of,
  falseShare,
  type Judged,
  judgeRow,
  precisionOf,
  Row,
  recallOf,
  sumOf,
} from './entity-scores.ts';
import { readRows, type Table, type Task } from './task.ts';

/** A Sunday; dates in the files are counted from it. */
const today = new Date('2026-11-22T10:00:00Z');
const languages = ['en', 'fr', 'de', 'it', 'es', 'ja', 'zh', 'ar'] as const;
const onlyDates: ReadonlySet<string> = new Set(['date']);

export const task: Task = {
  name: 'entities',
  row: '{text, locale?, spans: [{kind, text, value, bound?, currency?}]}; dates counted from 2026-11-22',
  own: async () => {
    const local = await withSampleHouse();
    return [
      ...byLanguage(local, 'untouched half (even lines)', (at) => at % 2 === 1),
      ...byLanguage(local, 'tuned on (odd lines)', (at) => at % 2 === 0),
    ];
  },
  scoreFile: async ({ file }) => {
    const local = await withSampleHouse();
    const rows = readRows(file, (value) => Row.parse(value));
    const locales = [...new Set(rows.map(({ locale }) => locale))];
    const sets = locales.map((name) => ({ name, rows: rows.filter(({ locale }) => locale === name) }));
    return tables(local, sets, 'of the file');
  },
};

async function withSampleHouse(): Promise<LocalUnderstander> {
  const dir = new URL('../../src/house/meridon', import.meta.url).pathname;
  const { house } = await loadHouse({ dir, now: today, parseProducts: importProducts });
  return createLocalUnderstander({ catalog: house, clock: () => today });
}

type Sample = { readonly name: string; readonly rows: readonly Row[] };

function byLanguage(local: LocalUnderstander, which: string, keeps: (at: number) => boolean): Table[] {
  const sets = languages.map((name) => ({ name, rows: ownRows(name).filter((_, at) => keeps(at)) }));
  return tables(local, sets, which);
}

const ownRows = (language: string): Row[] =>
  readRows(new URL(`../entities/${language}.jsonl`, import.meta.url).pathname, (value) => Row.parse(value));

function tables(local: LocalUnderstander, sets: readonly Sample[], which: string): Table[] {
  const judged = sets.map(({ name, rows }) => ({
    name,
    ours: rows.map((row) => judgeRow(row, local.read(row.text, { locale: row.locale }).entities)),
    bare: rows.map((row) => judgeRow(row, bareEntities(row.text, row.locale, today))),
  }));
  const all = { ours: judged.flatMap(({ ours }) => ours), bare: judged.flatMap(({ bare }) => bare) };
  return [datesTable(judged, which), languageTable(judged, which), kindTable(all, which)];
}

type Both = { readonly ours: readonly Judged[]; readonly bare: readonly Judged[] };

function datesTable(judged: readonly (Both & { readonly name: string })[], which: string): Table {
  return {
    title: `Dates, ${which}`,
    head: [
      'set',
      'messages',
      'dates',
      'found',
      'false',
      'right day',
      'chrono found',
      'chrono false',
      'chrono right day',
    ],
    rows: judged.map(({ name, ours, bare }) => [
      name,
      String(ours.length),
      String(sumOf(ours, onlyDates).truth),
      ...dateCells(ours),
      ...dateCells(bare),
    ]),
    note: 'Percent. False: messages without a date in which one is read. Right day: of those found.',
  };
}

function dateCells(judged: readonly Judged[]): string[] {
  const counts = sumOf(judged, onlyDates);
  return [percent(recallOf(counts)), percent(falseShare(judged, 'date')), percent(exactOf(counts))];
}

function languageTable(judged: readonly (Both & { readonly name: string })[], which: string): Table {
  return {
    title: `Entities by language, ${which}`,
    head: [
      'set',
      'entities',
      'precision',
      'recall',
      'F1',
      'right value',
      'F1 without the catalogue',
      'bare patterns F1',
    ],
    rows: judged.map(({ name, ours, bare }) => [
      name,
      ...cells(sumOf(ours)),
      percent(f1Of(sumOf(ours, bareKinds))),
      percent(f1Of(sumOf(bare, bareKinds))),
    ]),
    note: 'Bare patterns: chrono-node, libphonenumber and one expression a kind; they know no catalogue, hence the column before.',
  };
}

function kindTable({ ours, bare }: Both, which: string): Table {
  const kinds = [...new Set(ours.flatMap(({ counts }) => [...counts.keys()]))].sort();
  return {
    title: `Entities by kind, all languages, ${which}`,
    head: ['kind', 'entities', 'precision', 'recall', 'F1', 'right value', 'bare patterns F1'],
    rows: kinds.map((kind) => [
      kind,
      ...cells(sumOf(ours, new Set([kind]))),
      bareKinds.has(kind) ? percent(f1Of(sumOf(bare, new Set([kind])))) : '-',
    ]),
  };
}

const cells = (counts: Counts): string[] => [
  String(counts.truth),
  ...[precisionOf(counts), recallOf(counts), f1Of(counts), exactOf(counts)].map(percent),
];
