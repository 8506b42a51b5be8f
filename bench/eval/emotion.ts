/** Is a message upset? Own sentences, held out by pattern, and any labelled file; beside lexicon, cues and naive Bayes. */

import { z } from 'zod';
import { findValence, type Strength, strengths, wordsOf } from '../../src/understanding/emotion-lexicon.ts';
import { type DenseExample, fitLogistic, logit, sigmoid } from '../../src/understanding/emotion-logistic.ts';
import { displeasedFrom, frustrationOf } from '../../src/understanding/emotion-model.ts';
import { readSigns, signNames } from '../../src/understanding/emotion-signs.ts';
import {
  denseExamples,
  type EmotionExample,
  emotionExamples,
  exampleOf,
  fitBlend,
  languagePull,
  trainEmotion,
} from '../../src/understanding/emotion-training.ts';
import { fold } from '../../src/understanding/fold.ts';
import { cueKinds } from '../../src/understanding/lexicon/emotion-cues.ts';
import { createLocalUnderstander } from '../../src/understanding/local.ts';
import { type Language, languages } from '../../src/understanding/sentences.ts';
import { trainBayes } from '../bayes.ts';
import { auroc, percent } from '../scores.ts';
import { bins, brier, type Calibrated, calibrationError, f1At, type Felt, feltCells } from './emotion-scores.ts';
import { voiceTable } from './emotion-voices.ts';
import { type FileOptions, readRows, type Table, type Task } from './task.ts';

const folds = 4;

export const task: Task = {
  name: 'emotion',
  row: '{text, label: 0|1, locale}',
  own: async () => ownTables(),
  scoreFile: async (options) => [scoreEmotionFile(options)],
};

const Row = z.object({
  text: z.string(),
  label: z
    .union([z.number(), z.string(), z.boolean()])
    .transform((label) => String(Number.isNaN(Number(label)) ? label : Number(label))),
  locale: z.string().default('en'),
});
type Row = z.infer<typeof Row>;

/** Without a map labels are 0 and 1; with one, their labels are named in terms of ours. */
function readFelt(file: string, map: FileOptions['map']): { readonly rows: readonly Row[]; readonly leftOut: number } {
  const all = readRows(file, (value) => Row.parse(value));
  const rows = all.flatMap((row) => {
    const label = map ? map.get(row.label) : row.label;
    return label === '0' || label === '1' ? [{ ...row, label }] : [];
  });
  if (rows.length === 0) throw new Error(`${file}: no row has label 0 or 1${map ? ' after the map' : ''}.`);
  return { rows, leftOut: all.length - rows.length };
}

/** Somebody who says how upset a text is; `threshold` when it also decides. */
type Reader = { readonly name: string; readonly threshold?: number; score(row: Pick<Row, 'text' | 'locale'>): number };

function scoreEmotionFile({ file, map, train }: FileOptions): Table {
  const { rows, leftOut } = readFelt(file, map);
  const readers = [...(train === undefined ? [shipped()] : trained(readFelt(train, map).rows)), ...baselines];
  const upset = rows.filter(({ label }) => label === '1').length;
  return {
    title: `Emotion of ${rows.length} texts, ${upset} upset${train === undefined ? ', shipped weights' : ', trained on their own part'}`,
    head: ['reader', 'AUROC', 'macro-F1', 'best macro-F1 (at)'],
    rows: readers.map((reader) => [
      reader.name,
      ...feltCells(
        rows.map((row) => ({ positive: row.label === '1', score: reader.score(row) })),
        reader.threshold,
      ),
    ]),
    note: `Macro-F1 at the ${train === undefined ? `shipped threshold ${displeasedFrom}` : 'even chance 0.5'}; the best one was looked up on this file.${leftOut > 0 ? ` ${leftOut} rows left out.` : ''}`,
  };
}

function shipped(): Reader {
  const local = createLocalUnderstander();
  const score: Reader['score'] = ({ text, locale }) => local.read(text, { locale }).emotion.frustration;
  return { name: 'Aparté', threshold: displeasedFrom, score };
}

const languageOf = (locale: string): string => locale.split('-')[0] ?? 'en';

function trained(rows: readonly Row[]): Reader[] {
  const model = trainEmotion(
    rows.map(({ text, label, locale }, at) =>
      exampleOf(text, languageOf(locale), { target: label === '1' ? 0.98 : 0.02, weight: 1, group: String(at) }),
    ),
  );
  const bayes = trainBayes(rows);
  return [
    {
      name: 'Aparté, trained',
      threshold: 0.5,
      score: ({ text, locale }) => frustrationOf(readSigns(fold(text), languageOf(locale)), model),
    },
    { name: 'naive Bayes, trained', threshold: 0.5, score: ({ text }) => Number(bayes.classify(text)) },
  ];
}

/** What a plain sentiment lexicon would do: add up the words. */
const plainWeights: Readonly<Record<Strength, number>> = {
  furious: 1,
  upset: 0.6,
  uneasy: 0.2,
  pleased: -0.6,
  delighted: -1,
};

const baselines: readonly Reader[] = [
  {
    name: 'lexicon only',
    score: ({ text, locale }) => {
      const folded = fold(text).text;
      const words = findValence(folded, wordsOf(folded), languageOf(locale));
      return words.reduce((sum, { strength }) => sum + plainWeights[strength], 0);
    },
  },
  { name: 'cues only', score: ({ text, locale }) => cuesIn(readSigns(fold(text), languageOf(locale)).values) },
];

const cuePlaces = cueKinds.map((kind) => signNames.indexOf(kind));
const cuesIn = (values: ArrayLike<number>): number => cuePlaces.reduce((sum, at) => sum + (values[at] ?? 0), 0);

type Held = { readonly example: EmotionExample; readonly score: number };

function ownTables(): Table[] {
  const examples = new Map(languages.map((language) => [language, emotionExamples(language)]));
  const dense = new Map([...examples].map(([language, rows]) => [language, denseExamples(rows)]));
  const held = new Map(languages.map((language) => [language, holdOut(language, examples, dense)]));
  return [perLanguage(held), voiceTable(), reliability([...held.values()].flat())];
}

/** Frustration of every judged sentence by a model that saw no wording of its pattern: n-grams and blend both held out. */
function holdOut(
  language: Language,
  examples: ReadonlyMap<Language, readonly EmotionExample[]>,
  dense: ReadonlyMap<Language, readonly DenseExample[]>,
): Held[] {
  const own = examples.get(language) ?? [];
  const rows = dense.get(language) ?? [];
  const foldOf = own.map(({ ngrams }) => Number(ngrams.group) % folds);
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const kept = rows.filter((_, at) => foldOf[at] !== fold);
    const { common } = fitBlend(new Map([...dense, [language, kept]]));
    const blend = fitLogistic(kept, { pull: languagePull, prior: common });
    return own.flatMap((example, at) => {
      const row = rows[at];
      if (foldOf[at] !== fold || example.judged === undefined || !row) return [];
      return [{ example, score: sigmoid(logit(blend, row.values)) }];
    });
  });
}

const calibratedOf = (rows: readonly Held[]): Calibrated[] =>
  rows.map(({ example, score }) => ({ truth: example.judged ?? 0, score }));

const feltOf = (rows: readonly Held[], score: (row: Held) => number): Felt[] =>
  rows.map((row) => ({ positive: (row.example.judged ?? 0) > 0, score: score(row) }));

function perLanguage(held: ReadonlyMap<Language, readonly Held[]>): Table {
  return {
    title: `Emotion, own sentences, ${folds}-fold by pattern`,
    head: [
      'language',
      'sentences',
      'not calm',
      'AUROC',
      'AUROC, angry or calm',
      'macro-F1',
      'Brier',
      'ECE',
      'lexicon AUROC',
      'cues AUROC',
      'Bayes macro-F1',
    ],
    rows: [...held]
      .filter(([, rows]) => rows.length > 0)
      .map(([language, rows]) => {
        const ours = feltOf(rows, ({ score }) => score);
        const clear = rows.filter(({ example }) => example.judged !== 0.5);
        return [
          language,
          String(rows.length),
          String(ours.filter(({ positive }) => positive).length),
          percent(auroc(ours)),
          percent(auroc(feltOf(clear, ({ score }) => score))),
          percent(f1At(ours, displeasedFrom)),
          brier(calibratedOf(rows)).toFixed(3),
          calibrationError(calibratedOf(rows)).toFixed(3),
          percent(auroc(feltOf(rows, ({ example }) => lexiconIn(example.values)))),
          percent(auroc(feltOf(rows, ({ example }) => cuesIn(example.values)))),
          percent(f1At(bayesHeld(rows), 0.5)),
        ];
      }),
    note: `Labels are 0 calm, 0.5 displeased, 1 angry or let down; "not calm" is 0.5 and 1. Macro-F1 at the shipped threshold ${displeasedFrom}. Brier and calibration error (ECE) take the label as the truth. Own sentences are full of traps on purpose: calm words about disasters, polite fury, sarcasm.`,
  };
}

function lexiconIn(values: ArrayLike<number>): number {
  return strengths.reduce((sum, name, at) => sum + plainWeights[name] * (values[at] ?? 0) ** 2, 0);
}

function bayesHeld(rows: readonly Held[]): Felt[] {
  const labelled = rows.map(({ example }) => ({
    text: example.ngrams.text,
    label: (example.judged ?? 0) > 0 ? '1' : '0',
    fold: Number(example.ngrams.group) % folds,
  }));
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const bayes = trainBayes(labelled.filter((row) => row.fold !== fold));
    return labelled
      .filter((row) => row.fold === fold)
      .map(({ text, label }) => ({ positive: label === '1', score: Number(bayes.classify(text)) }));
  });
}

function reliability(rows: readonly Held[]): Table {
  const calibrated = calibratedOf(rows);
  return {
    title: 'Emotion: is the number honest? All languages, held out',
    head: ['frustration said', 'sentences', 'mean said', 'mean label'],
    rows: bins(calibrated).map((bin) => [
      `${bin.from.toFixed(1)}-${(bin.from + 0.1).toFixed(1)}`,
      String(bin.rows),
      bin.said.toFixed(2),
      bin.true.toFixed(2),
    ]),
    note: `Brier ${brier(calibrated).toFixed(3)}, expected calibration error ${calibrationError(calibrated).toFixed(3)}.`,
  };
}
