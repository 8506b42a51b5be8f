/** How soon a boutique's advisors usually answer: measured, or not said at all. */
import { replies } from './figures.ts';
import { filtered } from './question.ts';
import type { Rollup } from './rollup.ts';

/** Below this a median says more about one afternoon than about the house. */
const fewest = 5;

/**
 * Median of the time from an advisor's joining to their first words, in whole seconds: of the boutique, else of the whole
 * house. Undefined: too few to say.
 */
export function usualReplySeconds(rollup: Rollup, store: string): number | undefined {
  return secondsOf(filtered(rollup, { store })) ?? secondsOf(rollup);
}

function secondsOf(rollup: Rollup): number | undefined {
  const { count, p50 } = replies(rollup).human;
  return count < fewest || p50 === null ? undefined : Math.round(p50 / 1000);
}
