/** What held-out decision values say: the best class of each row, and whether the truth is among the best few. */

import type { Example } from '../../src/understanding/training.ts';
import type { Judged } from '../scores.ts';

export function judge(
  examples: readonly Example[],
  values: readonly Float64Array[],
  classes: readonly string[],
): Judged[] {
  return examples.map(({ label }, at) => ({ truth: label, guess: bestOf(values[at], classes, 1)[0] ?? '' }));
}

export function bestOf(values: Float64Array | undefined, classes: readonly string[], count: number): string[] {
  return classes
    .map((name, at) => ({ name, value: values?.[at] ?? 0 }))
    .sort((one, other) => other.value - one.value)
    .slice(0, count)
    .map(({ name }) => name);
}
