/** Own sentences as the shipped understanding would read them, had it never seen them or their twins. */

import type { ScoredIntent } from '../../src/domain/understanding.ts';
import { calibrate } from '../../src/understanding/calibration.ts';
import { alsoMeant, believed, ranked } from '../../src/understanding/intents.ts';
import { intentExamples, type Language } from '../../src/understanding/sentences.ts';
import { crossValidate, type TrainingPlan } from '../../src/understanding/training.ts';

export type Reading = { readonly truth: readonly string[]; readonly read: readonly ScoredIntent[] };

export function heldOutReadings(
  language: Language,
  planFor: (classes: readonly string[], rows: number) => TrainingPlan,
): Reading[] {
  const { examples, classes } = intentExamples(language);
  const plan = planFor(classes, examples.length);
  const values = crossValidate(examples, plan);
  const truths = examples.map(({ label, also = [] }) => [label, ...also]);
  // Two numbers from thousands of values: calibrating on what is judged flatters nobody.
  const { slope, offset } = calibrate(
    values,
    truths.map((truth) => truth.map((name) => classes.indexOf(name))),
  );
  return truths.map((truth, at) => {
    const scored = classes.map((name, label) => {
      const value = values[at]?.[label] ?? 0;
      return { name, value, probability: 1 / (1 + Math.exp(slope * value + offset)) };
    });
    return { truth, read: ranked(believed(scored)) };
  });
}

/** What the shopper is taken to want: the lead and every other wish that is sure enough. */
export const meant = ({ read }: Reading): string[] =>
  read.flatMap(({ intent, confidence }, at) => (at === 0 || confidence >= alsoMeant ? [intent] : []));
