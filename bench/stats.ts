/** What a list of measurements says: percentiles, and the median of several runs. */

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The run in the middle by one of its measures: its other measures then belong together. */
export function middleRun<T>(runs: readonly T[], by: (run: T) => number): T {
  const sorted = [...runs].sort((a, b) => by(a) - by(b));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('Every run was disturbed by the host; measure again when it is quiet.');
  return middle;
}

export function ms(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

export const pair = (p50: number, p99: number): string => `${ms(p50)} / ${ms(p99)} ms`;
