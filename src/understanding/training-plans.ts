/** What is trained from which sentences: one intent model per language. */

import { intentShape } from './features.ts';
import type { LinearModel } from './linear-model.ts';
import { intentExamples, type Language } from './sentences.ts';
import { type TrainingPlan, trainModel } from './training.ts';

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

export function trainIntents(language: Language): LinearModel {
  const { examples, classes } = intentExamples(language);
  return trainModel(examples, intentPlan(classes, examples.length));
}
