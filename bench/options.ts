/** What the command line asks of a bench. */

export type BenchOptions = {
  /** Fewer and shorter runs: a look, not a figure. */
  readonly quick: boolean;
  /** Runs whose median counts. */
  readonly runs: number;
  /** The server writes a CPU profile, which costs it some speed. */
  readonly profile: boolean;
  /** Two processes with Redis between them instead of one. */
  readonly redis: boolean;
};

export function optionsFrom(args: readonly string[]): BenchOptions {
  const quick = args.includes('--quick');
  return { quick, runs: quick ? 1 : 3, profile: args.includes('--profile'), redis: args.includes('--redis') };
}
