/** Adds up one measure over the lines of a roll-up. */
import type { Measure } from '../domain/fact.ts';
import { keyOf, type Rollup } from './rollup.ts';

export function timesOf({ segments }: Rollup, measure: Measure, label: string): number {
  const key = keyOf(measure, label);
  return segments.reduce((all, { times }) => all + (times[key] ?? 0), 0);
}

export function sum({ segments }: Rollup, measure: Measure, label: string): number {
  const key = keyOf(measure, label);
  return segments.reduce((all, { sums }) => all + (sums[key] ?? 0), 0);
}
