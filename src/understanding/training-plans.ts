/** What is trained from which sentences: one intent model per language, one model that tells Latin-script languages apart. */

import { intentShape, languageShape } from './features.ts';
import type { LinearModel } from './linear-model.ts';
import { intentExamples, type Language, readSentences } from './sentences.ts';
import { type Example, type TrainingPlan, trainModel } from './training.ts';

/** Script alone settles the others. */
export const latinLanguages = ['en', 'fr', 'de', 'it', 'es'] as const satisfies readonly Language[];

/**
 * One plan for our own sentences and for any other labelled texts. `examples` sets how many buckets there are (32 for each
 * text or more) and whether all folds are worth their time for a calibration that two numbers make up.
 */
export function intentPlan(classes: readonly string[], examples: number): TrainingPlan {
  const bits = Math.min(18, Math.max(15, Math.ceil(Math.log2(Math.max(1, examples))) + 5));
  return {
    classes,
    shape: { ...intentShape, bits },
    cost: 0.5,
    passes: 5,
    rivals: { cost: 1, passes: 6, share: 2 },
    rarity: 0.5,
    folds: 4,
    ...(examples > 7_000 ? { heldFolds: 1 } : {}),
    floor: 0.03,
  };
}

/** The usual linear model over TF-IDF of words: a baseline for evaluations. */
export function plainPlan(classes: readonly string[]): TrainingPlan {
  const shape = { words: 1, shortest: 1, longest: 0, bits: 18 };
  return { classes, shape, cost: 1, passes: 8, folds: 5, heldFolds: 1, floor: 0 };
}

export function languagePlan(): TrainingPlan {
  return { classes: latinLanguages, shape: languageShape, cost: 1, passes: 8, folds: 3, floor: 0.004 };
}

export function trainIntents(language: Language): LinearModel {
  const { examples, classes } = intentExamples(language);
  return trainModel(examples, intentPlan(classes, examples.length));
}

export function trainLanguages(): LinearModel {
  return trainModel(languageExamples(), languagePlan());
}

/**
 * Every sentence as written, without its accents (phones), and its first two words, since the first message of a
 * conversation is often no longer than that.
 */
export function languageExamples(): Example[] {
  return latinLanguages.flatMap((language) =>
    readSentences(language).flatMap(({ text, intents: [intent], group }) => {
      const whole = text.toLowerCase();
      const bare = whole.normalize('NFD').replace(/\p{M}/gu, '');
      const opening = whole.split(' ').slice(0, 2).join(' ');
      const variants = [...new Set([whole, bare, opening])];
      return variants.map((variant) => ({ text: variant, label: language, group: `${intent ?? 'none'}-${group}` }));
    }),
  );
}
