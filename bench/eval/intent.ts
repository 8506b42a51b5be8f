/** What the shopper wants. */

import { intentExamples, type Language, languages } from '../../src/understanding/sentences.ts';
import { crossValidate, type Example } from '../../src/understanding/training.ts';
import { intentPlan } from '../../src/understanding/training-plans.ts';
import { trainBayes } from '../bayes.ts';
import { accuracy, type Judged, macroF1, percent } from '../scores.ts';
import { bestOf, judge } from './folds.ts';
import { scoreIntents } from './intent-file.ts';
import { readingTables } from './intent-readings.ts';
import type { Table, Task } from './task.ts';

const folds = 4;

export const task: Task = {
  name: 'intent',
  row: '{text, intent, locale?}',
  own: async () => [heldOut(), ...readingTables()],
  scoreFile: async (options) => [scoreIntents(options)],
};

function heldOut(): Table {
  return {
    title: `Intents, own sentences, ${folds}-fold by pattern`,
    head: ['language', 'sentences', 'classes', 'accuracy', 'macro-F1', 'in best 3', 'naive Bayes'],
    rows: languages.map(heldOutRow),
    note: 'Held out: every wording of a pattern at once.',
  };
}

function heldOutRow(language: Language): string[] {
  const { examples, classes } = intentExamples(language);
  const values = crossValidate(examples, intentPlan(classes, examples.length));
  const judged = judge(examples, values, classes);
  const among = examples.filter(({ label }, at) => bestOf(values[at], classes, 3).includes(label)).length;
  return [
    language,
    String(examples.length),
    String(classes.length),
    percent(accuracy(judged)),
    percent(macroF1(judged)),
    percent(among / examples.length),
    percent(accuracy(bayesFolds(examples))),
  ];
}

/** Groups have names by now; any fixed dealing will do. */
const foldOf = (group: string): number => Number(group.replace(/\D/g, '')) % folds;

function bayesFolds(examples: readonly Example[]): Judged[] {
  return Array.from({ length: folds }, (_, held) => held).flatMap((held) => {
    const isHeld = ({ group }: Example) => foldOf(group) === held;
    const bayes = trainBayes(examples.filter((example) => !isHeld(example)));
    return examples.filter(isHeld).map(({ text, label }) => ({ truth: label, guess: bayes.classify(text) }));
  });
}
