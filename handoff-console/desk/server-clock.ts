/** The server's time as far as this browser can tell: waits are counted on one clock, whatever the computer's says. */
export type ServerClock = {
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: () => number;
  /** Takes the time at which the server wrote something that has just arrived. */
  readonly learn: (at: string) => void;
};

/** Less than this is delay on the way, not a wrong clock. */
const toleranceMs = 2_000;

export function createServerClock(localNow: () => number = Date.now): ServerClock {
  let offsetMs = 0;
  return {
    now: () => localNow() + offsetMs,
    learn(at) {
      const seen = Date.parse(at) - localNow();
      if (!Number.isNaN(seen) && Math.abs(seen - offsetMs) > toleranceMs) offsetMs = seen;
    },
  };
}
