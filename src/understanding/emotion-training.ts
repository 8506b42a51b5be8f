/**
 * Learns frustration in service from the sentences of the repository, in two steps: an n-gram model per language, then a
 * small logistic model over its out-of-fold value and the dense signs, first for all languages, then per language, held
 * near the common one. The second step is what calibrates: its target is the labelled emotion itself.
 */

import { type DenseExample, fitLogistic, type Logistic } from './emotion-logistic.ts';
import type { EmotionModel, FrustrationBlend } from './emotion-model.ts';
import { readSigns, type SignName, signNames } from './emotion-signs.ts';
import type { FeatureShape } from './features.ts';
import { fold } from './fold.ts';
import { cueKinds } from './lexicon/emotion-cues.ts';
import type { LinearModel } from './linear-model.ts';
import { type Language, languages, readSentences, type Sentence } from './sentences.ts';
import { crossValidate, type Example, type TrainingPlan, trainModel } from './training.ts';

const frustrationShape: FeatureShape = { words: 2, bounds: true, shortest: 2, longest: 5, inside: true };

export const frustrationPlan: TrainingPlan = {
  classes: ['upset'],
  shape: frustrationShape,
  cost: 0.2,
  passes: 10,
  folds: 5,
  floor: 0.015,
  fewest: 2,
  rarity: 0.7,
};

/** How the sentences of an intent feel when nobody judged them, and how far that is trusted. */
type Guess = { readonly target: number; readonly weight: number };
const calm: Guess = { target: 0.03, weight: 0.15 };
const guesses: Readonly<Partial<Record<string, Guess>>> = {
  complaint: { target: 0.85, weight: 0.3 },
  insult: { target: 0.9, weight: 0.3 },
  'damaged-wrong-item': { target: 0.4, weight: 0.2 },
  refund: { target: 0.1, weight: 0.05 },
  'order-status': { target: 0.1, weight: 0.05 },
};
/** Said in every mood: they teach nothing about it. */
const unsaid: ReadonlySet<string> = new Set(['person', 'no', 'correction', 'cancel', 'back', 'start-over', 'help']);

export type EmotionExample = Guess & {
  /** Labelled by a person: 0, 0.5 or 1. Absent: guessed from the intent. */
  readonly judged?: number;
  readonly values: Float64Array;
  readonly ngrams: Example;
};

export function emotionExamples(language: Language): EmotionExample[] {
  return readSentences(language).flatMap((sentence) => {
    const guess = guessFor(sentence);
    if (!guess) return [];
    const example = exampleOf(sentence.text, language, { ...guess, group: String(sentence.group) });
    return [sentence.emotion === undefined ? example : { ...example, judged: sentence.emotion }];
  });
}

export function exampleOf(
  text: string,
  language: string,
  { target, weight, group }: Guess & { readonly group: string },
): EmotionExample {
  const signs = readSigns(fold(text), language);
  const label = target >= 0.4 ? 'upset' : 'calm';
  return { target, weight, values: signs.values, ngrams: { text: signs.text, label, group } };
}

function guessFor({ emotion, intents: [intent] }: Sentence): Guess | undefined {
  if (emotion !== undefined) return { target: 0.02 + 0.96 * emotion, weight: 1 };
  if (intent === undefined || unsaid.has(intent)) return undefined;
  return guesses[intent] ?? calm;
}

/** Dense values with the n-gram model's out-of-fold value at the end: what the blend learns from. */
export function denseExamples(examples: readonly EmotionExample[]): DenseExample[] {
  const values = crossValidate(
    examples.map(({ ngrams }) => ngrams),
    frustrationPlan,
  );
  return examples.map(({ values: signs, target, weight }, at) => ({
    values: Float64Array.from([...signs, values[at]?.[0] ?? 0]),
    target,
    weight,
  }));
}

/**
 * Where the common weights start: about what a plain lexicon gives its words. Own sentences are full of traps ("killer
 * heels", "I hate polyester") and are harsher on single words than what shoppers send; the pull keeps some trust in them.
 * Faces and cues are too rare there to be learnt from nothing.
 */
const startingWeights: Readonly<Partial<Record<SignName | 'ngrams', number>>> = {
  furious: 1.5,
  upset: 0.9,
  uneasy: 0.2,
  pleased: -1,
  delighted: -1.2,
  derived: 3,
  ngrams: 1.5,
  'furious-face': 1.5,
  'upset-face': 1,
  'pleased-face': -1,
  shouted: 0.4,
  marks: 0.3,
  ...Object.fromEntries(cueKinds.map((kind) => [kind, 0.3])),
};
const blendNames = [...signNames, 'ngrams'] as const;
const start: Logistic = { weights: blendNames.map((name) => startingWeights[name] ?? 0), bias: 0 };
const commonPull = 10;
/** How firmly a language is held near the common weights. */
export const languagePull = 4;

export function trainFrustration(): {
  readonly models: ReadonlyMap<Language, LinearModel>;
  readonly blend: FrustrationBlend;
} {
  const byLanguage = new Map(languages.map((language) => [language, emotionExamples(language)]));
  const models = new Map([...byLanguage].map(([language, examples]) => [language, trainNgrams(examples)]));
  const dense = new Map([...byLanguage].map(([language, examples]) => [language, denseExamples(examples)]));
  return { models, blend: fitBlend(dense) };
}

export const trainNgrams = (examples: readonly EmotionExample[]): LinearModel =>
  trainModel(
    examples.map(({ ngrams }) => ngrams),
    frustrationPlan,
  );

/** One model from one set of examples: how foreign training files are learnt. */
export function trainEmotion(examples: readonly EmotionExample[]): EmotionModel {
  return {
    ngrams: trainNgrams(examples),
    blend: fitLogistic(denseExamples(examples), { pull: commonPull, prior: start }),
  };
}

export function fitBlend(dense: ReadonlyMap<Language, readonly DenseExample[]>): FrustrationBlend {
  const common = fitLogistic([...dense.values()].flat(), { pull: commonPull, prior: start });
  const own = [...dense].map(([language, examples]): [string, Logistic] => [
    language,
    fitLogistic(examples, { pull: languagePull, prior: common }),
  ]);
  return { names: blendNames, common, languages: Object.fromEntries(own) };
}
