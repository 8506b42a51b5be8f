/** Intents of any labelled file, by the shipped weights or by a model trained on the file's own training part. */

import { z } from 'zod';
import { fold } from '../../src/understanding/fold.ts';
import { score } from '../../src/understanding/linear-model.ts';
import { createLocalUnderstander } from '../../src/understanding/local.ts';
import { intentExamples, type Language, languages } from '../../src/understanding/sentences.ts';
import { type Example, trainModel } from '../../src/understanding/training.ts';
import { intentPlan, plainPlan } from '../../src/understanding/training-plans.ts';
import { trainBayes } from '../bayes.ts';
import { accuracy, type Judged, macroF1, percent } from '../scores.ts';
import { ms } from '../stats.ts';
import { timesOf } from './latency.ts';
import { type FileOptions, readRows, type Table } from './task.ts';

const Row = z.object({ text: z.string(), intent: z.string(), locale: z.string().default('en') });
export type LabelledText = z.infer<typeof Row>;

/** Somebody who guesses the intent of a text. */
type Guesser = { readonly name: string; guess(row: LabelledText): string };

export type LabelledFile = { readonly rows: readonly LabelledText[]; readonly leftOut: number };

export function readLabelled(file: string, map: FileOptions['map']): LabelledFile {
  const all = readRows(file, (value) => Row.parse(value));
  if (!map) return { rows: all, leftOut: 0 };
  const rows = all.flatMap((row) => {
    const intent = map.get(row.intent);
    return intent === undefined ? [] : [{ ...row, intent }];
  });
  return { rows, leftOut: all.length - rows.length };
}

export function scoreIntents({ file, map, train }: FileOptions): Table {
  const { rows, leftOut } = readLabelled(file, map);
  if (rows.length === 0) throw new Error(`${file}: no row is left to score.`);
  const guessers = train === undefined ? shipped(rows) : trained(readLabelled(train, map).rows);
  const labels = new Set(rows.map(({ intent }) => intent));
  return {
    title: `Intents of ${rows.length} texts, ${labels.size} labels${train === undefined ? ', shipped weights' : ', trained on their own part'}`,
    head: ['who', 'accuracy', 'macro-F1', 'p50 ms', 'p99 ms'],
    rows: guessers.map((guesser) => figuresOf(guesser, rows)),
    ...(leftOut === 0 ? {} : { note: `${leftOut} rows have a label that the map does not name.` }),
  };
}

function figuresOf({ name, guess }: Guesser, rows: readonly LabelledText[]): string[] {
  const judged: Judged[] = rows.map((row) => ({ truth: row.intent, guess: guess(row) }));
  const { p50, p99 } = timesOf(rows, guess);
  return [name, percent(accuracy(judged)), percent(macroF1(judged)), ms(p50), ms(p99)];
}

/** Ours does the whole reading of a message; the baselines do the intent alone. */
function shipped(rows: readonly LabelledText[]): Guesser[] {
  const local = createLocalUnderstander();
  const spoken = new Set(rows.map(({ locale }) => languageOf(locale)));
  const bayes = new Map([...spoken].map((language) => [language, trainBayes(intentExamples(language).examples)]));
  return [
    { name: 'Aparté', guess: ({ text, locale }) => local.read(text, { locale }).intents[0]?.intent ?? '' },
    {
      name: 'naive Bayes on our sentences',
      guess: ({ text, locale }) => bayes.get(languageOf(locale))?.classify(fold(text).text) ?? '',
    },
  ];
}

export function languageOf(locale: string): Language {
  return languages.find((language) => locale.startsWith(language)) ?? 'en';
}

function trained(rows: readonly LabelledText[]): Guesser[] {
  const examples = foreignExamples(rows);
  const classes = [...new Set(rows.map(({ intent }) => intent))].sort();
  const ours = trainModel(examples, intentPlan(classes, examples.length));
  const words = trainModel(examples, plainPlan(classes));
  const bayes = trainBayes(examples);
  return [
    { name: 'Aparté', guess: ({ text }) => bestOf(score(ours, fold(text).text)) },
    { name: 'linear SVM, TF-IDF of words', guess: ({ text }) => bestOf(score(words, fold(text).text)) },
    { name: 'naive Bayes', guess: ({ text }) => bayes.classify(fold(text).text) },
  ];
}

const bestOf = (scored: readonly { readonly name: string; readonly value: number }[]): string =>
  scored.reduce((lead, row) => (row.value > lead.value ? row : lead)).name;

/** Foreign rows know no patterns: every text is a group of its own. */
export function foreignExamples(rows: readonly LabelledText[]): Example[] {
  return rows.map(({ text, intent }, at) => ({ text: fold(text).text, label: intent, group: String(at) }));
}
