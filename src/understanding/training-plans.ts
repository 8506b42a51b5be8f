/** What is trained from which sentences: one intent model per language, one model that tells Latin-script languages apart. */

import { intentShape, languageShape } from './features.ts';
import type { LinearModel } from './linear-model.ts';
import { intentExamples, type Language, readSentences } from './sentences.ts';
import { type Example, type TrainingPlan, trainModel } from './training.ts';

/** Script alone settles the others. */
export const latinLanguages = ['en', 'fr', 'de', 'it', 'es'] as const satisfies readonly Language[];

export function intentPlan(classes: readonly string[]): TrainingPlan {
  return { classes, shape: intentShape, cost: 1, passes: 12, folds: 4, floor: 0.012 };
}

export function languagePlan(): TrainingPlan {
  return { classes: latinLanguages, shape: languageShape, cost: 1, passes: 8, folds: 3, floor: 0.004 };
}

export function trainIntents(language: Language): LinearModel {
  const { examples, classes } = intentExamples(language);
  return trainModel(examples, intentPlan(classes));
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
