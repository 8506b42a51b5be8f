/**
 * How well messages are understood. Without arguments: own sentences, cross-validated by pattern (a sentence is never
 * judged by a model that saw another wording of the same pattern). `npm run eval -- intent|language|emotion --file F.jsonl`
 * scores any labelled file with the shipped weights.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createLocalUnderstander } from '../src/understanding/local.ts';
import { intentExamples, languages } from '../src/understanding/sentences.ts';
import { crossValidate, type Example, type TrainingPlan } from '../src/understanding/training.ts';
import { intentPlan, languageExamples, languagePlan } from '../src/understanding/training-plans.ts';
import { trainBayes } from './bayes.ts';
import { accuracy, auroc, type Judged, macroF1, percent } from './scores.ts';

const folds = 4;

function ownSentences(): void {
  console.log(`Intents, own sentences, ${folds}-fold by pattern (held out: every wording of a pattern)`);
  print(
    ['language', 'sentences', 'classes', 'accuracy', 'macro-F1', 'in best 3', 'naive Bayes'],
    languages.map((language) => {
      const { examples, classes } = intentExamples(language);
      const plan = intentPlan(classes);
      const values = crossValidate(examples, plan);
      const judged = judge(examples, values, plan);
      return [
        language,
        String(examples.length),
        String(classes.length),
        percent(accuracy(judged)),
        percent(macroF1(judged)),
        percent(inBest(examples, values, plan, 3)),
        percent(accuracy(bayesFolds(examples))),
      ];
    }),
  );
  console.log('\nLanguage among en, fr, de, it, es (other scripts are told by their letters), own sentences, 3-fold');
  const examples = languageExamples();
  const plan = languagePlan();
  const values = crossValidate(examples, plan);
  const words = (text: string) => text.split(/\s+/).length;
  print(
    ['length', 'texts', 'accuracy'],
    (
      [
        ['1-2 words', (count: number) => count <= 2],
        ['3-4 words', (count: number) => count > 2 && count <= 4],
        ['5 words and more', (count: number) => count > 4],
      ] as const
    ).map(([name, fits]) => {
      const rows = judge(examples, values, plan).filter((_, at) => fits(words(examples[at]?.text ?? '')));
      return [name, String(rows.length), percent(accuracy(rows))];
    }),
  );
}

function judge(examples: readonly Example[], values: readonly Float64Array[], { classes }: TrainingPlan): Judged[] {
  return examples.map(({ label }, at) => ({ truth: label, guess: best(values[at], classes, 1)[0] ?? '' }));
}

function inBest(
  examples: readonly Example[],
  values: readonly Float64Array[],
  { classes }: TrainingPlan,
  count: number,
): number {
  return examples.filter(({ label }, at) => best(values[at], classes, count).includes(label)).length / examples.length;
}

function best(values: Float64Array | undefined, classes: readonly string[], count: number): string[] {
  return classes
    .map((name, at) => ({ name, value: values?.[at] ?? 0 }))
    .sort((one, other) => other.value - one.value)
    .slice(0, count)
    .map(({ name }) => name);
}

function bayesFolds(examples: readonly Example[]): Judged[] {
  return Array.from({ length: folds }, (_, held) => held).flatMap((held) => {
    const isHeld = ({ group }: Example) => Number(group) % folds === held;
    const bayes = trainBayes(examples.filter((example) => !isHeld(example)));
    return examples.filter(isHeld).map(({ text, label }) => ({ truth: label, guess: bayes.classify(text) }));
  });
}

type Labelled = { readonly text: string; readonly locale?: string; readonly [field: string]: unknown };

/** Fields as documented in `docs/data.md`: `intent`, `language`, or `label` 0 or 1 for emotion. */
function scoreFile(task: string, file: string): void {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Labelled);
  const local = createLocalUnderstander();
  const read = ({ text, locale }: Labelled) => local.read(text, { locale: locale ?? 'en' });
  switch (task) {
    case 'intent':
      printJudged(rows.map((row) => ({ truth: String(row['intent']), guess: read(row).intents[0]?.intent ?? '' })));
      return;
    case 'language':
      printJudged(rows.map((row) => ({ truth: String(row['language']), guess: read(row).language })));
      return;
    case 'emotion': {
      const scored = rows.map((row) => ({
        positive: Number(row['label']) === 1,
        score: read(row).emotion.frustration,
      }));
      print(['texts', 'AUROC'], [[String(scored.length), percent(auroc(scored))]]);
      return;
    }
    default:
      throw new Error(`No task "${task}": it is intent, language or emotion.`);
  }
}

function printJudged(rows: readonly Judged[]): void {
  print(['texts', 'accuracy', 'macro-F1'], [[String(rows.length), percent(accuracy(rows)), percent(macroF1(rows))]]);
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...rows]) {
    console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  }
}

const { values: options, positionals } = parseArgs({ options: { file: { type: 'string' } }, allowPositionals: true });
const [task] = positionals;
if (task === undefined) ownSentences();
else if (options.file === undefined) throw new Error('Say which file: npm run eval -- intent --file sentences.jsonl');
else scoreFile(task, options.file);
