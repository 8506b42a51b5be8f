/** Knowing when one does not know: how well texts that are none of our business are told from the rest. */

import { fold } from '../../src/understanding/fold.ts';
import { type LinearModel, score } from '../../src/understanding/linear-model.ts';
import { outOfScope, scopeValue } from '../../src/understanding/scope.ts';
import { intentExamples, type Language, languages } from '../../src/understanding/sentences.ts';
import { crossValidate, type Example, type TrainingPlan, trainModel } from '../../src/understanding/training.ts';
import { intentPlan, plainPlan } from '../../src/understanding/training-plans.ts';
import { auroc, percent } from '../scores.ts';
import { bestOf } from './folds.ts';
import { foreignExamples, type LabelledText, languageOf, readLabelled } from './intent-file.ts';
import { shippedModel } from './shipped-model.ts';
import type { FileOptions, Table, Task } from './task.ts';

/** How a text was placed: how sure we are that it is ours, and whether its intent is right. */
type Placed = { readonly ours: boolean; readonly sure: number; readonly right: boolean };

const head = ['who', 'in scope', 'out of scope', 'AUROC', 'in-scope accuracy', 'recall at 90 %'];
const note =
  'Recall at 90 %: the share of out-of-scope texts that are turned away by the threshold which still gives the right intent to 90 % of all in-scope texts (a text that is turned away counts as wrong).';

export const task: Task = {
  name: 'scope',
  row: '{text, intent, locale?}, where the intent "oos" or "out-of-scope" is out of scope',
  own: async () => [ownTable()],
  scoreFile: async (options) => [fileTable(options)],
};

const foreignNames: ReadonlySet<string> = new Set(['oos', 'out_of_scope', 'out-of-scope', 'oos-oos']);
const named = (intent: string): string => (foreignNames.has(intent) ? outOfScope : intent);

function ownTable(): Table {
  return {
    title: 'Out of scope, own sentences, out of fold',
    head: ['language', ...head.slice(1), 'AUROC of words alone'],
    rows: languages.map((language) => {
      const { examples, classes } = intentExamples(language);
      const plan = intentPlan(classes, examples.length);
      const words = heldOut(examples, { ...plainPlan(classes), folds: plan.folds });
      return [language, ...cells(heldOut(examples, plan)), percent(aurocOf(words))];
    }),
    note,
  };
}

function heldOut(examples: readonly Example[], plan: TrainingPlan): Placed[] {
  const values = crossValidate(examples, plan);
  return examples.map(({ label }, at) => placed(values[at] ?? new Float64Array(), plan.classes, label));
}

function fileTable({ file, map, train }: FileOptions): Table {
  const { rows } = readLabelled(file, map);
  const texts = rows.map((row) => ({ ...row, intent: named(row.intent) }));
  return {
    title: `Out of scope, ${texts.length} texts${train === undefined ? ', shipped weights' : ', trained on their own part'}`,
    head,
    rows: train === undefined ? shippedRows(texts) : trainedRows(texts, readLabelled(train, map).rows),
    note,
  };
}

function shippedRows(texts: readonly LabelledText[]): string[][] {
  const models = new Map<Language, LinearModel>();
  const modelFor = (locale: string): LinearModel => {
    const language = languageOf(locale);
    const model = models.get(language) ?? shippedModel(language);
    models.set(language, model);
    return model;
  };
  return [['Aparté', ...cells(texts.map((row) => placedBy(modelFor(row.locale), row)))]];
}

function trainedRows(texts: readonly LabelledText[], own: readonly LabelledText[]): string[][] {
  const examples = foreignExamples(own.map((row) => ({ ...row, intent: named(row.intent) })));
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  const models = [
    ['Aparté', trainModel(examples, intentPlan(classes, examples.length))],
    ['linear SVM, TF-IDF of words', trainModel(examples, plainPlan(classes))],
  ] as const;
  return models.map(([name, model]) => [name, ...cells(texts.map((row) => placedBy(model, row)))]);
}

function placedBy(model: LinearModel, { text, intent }: LabelledText): Placed {
  const values = Float64Array.from(score(model, fold(text).text), ({ value }) => value);
  return placed(values, model.header.classes, intent);
}

function placed(values: Float64Array, classes: readonly string[], truth: string): Placed {
  const best = bestOf(values, classes, 2).find((name) => name !== outOfScope);
  return { ours: truth !== outOfScope, sure: scopeValue(values, classes), right: best === truth };
}

function cells(rows: readonly Placed[]): string[] {
  const inside = rows.filter(({ ours }) => ours);
  const outside = rows.filter(({ ours }) => !ours);
  const right = inside.filter((row) => row.right);
  return [
    String(inside.length),
    String(outside.length),
    percent(aurocOf(rows)),
    percent(right.length / Math.max(1, inside.length)),
    recallAt(0.9, inside.length, right, outside),
  ];
}

const aurocOf = (rows: readonly Placed[]): number =>
  auroc(rows.map(({ ours, sure }) => ({ positive: ours, score: sure })));

function recallAt(share: number, inside: number, right: readonly Placed[], outside: readonly Placed[]): string {
  const sorted = right.map(({ sure }) => sure).sort((one, other) => other - one);
  const threshold = sorted[Math.ceil(inside * share) - 1];
  if (threshold === undefined) return 'out of reach';
  return percent(outside.filter(({ sure }) => sure < threshold).length / Math.max(1, outside.length));
}
