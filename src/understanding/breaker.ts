/** Stops asking a service that keeps failing, and asks it once in a while whether it is back. */

export type Breaker = {
  /** Whether a call may be made now. After a rest one caller at a time is let through to try. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
  /** A call that ended without saying anything about the service: the turn was given up. */
  abandoned(): void;
  readonly state: 'closed' | 'open' | 'trying';
};

export type BreakerSettings = {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly failures?: number;
  readonly windowMs?: number;
  readonly restMs?: number;
};

export function createBreaker({ now, failures = 5, windowMs = 30_000, restMs = 30_000 }: BreakerSettings): Breaker {
  let recent: number[] = [];
  let openedAt: number | undefined;
  let trying = false;

  return {
    allows() {
      if (openedAt === undefined) return true;
      if (trying || now() - openedAt < restMs) return false;
      trying = true;
      return true;
    },
    succeeded() {
      recent = [];
      openedAt = undefined;
      trying = false;
    },
    failed() {
      recent = [...recent.filter((at) => now() - at < windowMs), now()];
      if (trying || recent.length >= failures) openedAt = now();
      trying = false;
    },
    abandoned() {
      trying = false;
    },
    get state() {
      if (trying) return 'trying';
      return openedAt === undefined ? 'closed' : 'open';
    },
  };
}
