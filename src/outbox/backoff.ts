/** When to try again: exponential with full jitter, so that many senders do not come back in step. */

/** Milliseconds before attempt `attempt` (1 is the first retry): up to 1 s, 2 s, 4 s ... 5 min. `random` is 0..1. */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(5 * 60_000, 1000 * 2 ** Math.max(0, attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
