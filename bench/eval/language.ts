/** Which language a message is written in. */

import { z } from 'zod';
import { createLocalUnderstander } from '../../src/understanding/local.ts';
import { crossValidate } from '../../src/understanding/training.ts';
import { languageExamples, languagePlan } from '../../src/understanding/training-plans.ts';
import { accuracy, type Judged, macroF1, percent } from '../scores.ts';
import { judge } from './folds.ts';
import { type FileOptions, readRows, type Table, type Task } from './task.ts';

const Row = z.object({ text: z.string(), language: z.string(), locale: z.string().optional() });

const lengths: readonly (readonly [string, (words: number) => boolean])[] = [
  ['1-2 words', (words) => words <= 2],
  ['3-4 words', (words) => words > 2 && words <= 4],
  ['5 words and more', (words) => words > 4],
];

export const task: Task = {
  name: 'language',
  row: '{text, language, locale?}',
  own: async () => [heldOut()],
  scoreFile: async (options) => [scored(options)],
};

function heldOut(): Table {
  const examples = languageExamples();
  const plan = languagePlan();
  const judged = judge(examples, crossValidate(examples, plan), plan.classes);
  const rows = lengths.map(([name, fits]) => {
    const some = judged.filter((_, at) => fits((examples[at]?.text ?? '').split(/\s+/).length));
    return [name, String(some.length), percent(accuracy(some))];
  });
  return {
    title: 'Language among en, fr, de, it, es, own sentences, 3-fold',
    head: ['length', 'texts', 'accuracy'],
    rows,
    note: 'Other scripts are told by their letters.',
  };
}

function scored({ file, map }: FileOptions): Table {
  const local = createLocalUnderstander();
  const judged: Judged[] = readRows(file, (value) => Row.parse(value)).map(({ text, language, locale }) => ({
    truth: map?.get(language) ?? language,
    guess: local.read(text, { locale: locale ?? 'en' }).language,
  }));
  return {
    title: `Language of ${judged.length} texts`,
    head: ['texts', 'accuracy', 'macro-F1'],
    rows: [[String(judged.length), percent(accuracy(judged)), percent(macroF1(judged))]],
  };
}
