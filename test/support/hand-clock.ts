/** A clock that a test moves: wall time jumps when told, the monotonic one goes on by itself so that leases live. */
import type { Clock } from '../../src/domain/ports.ts';

export type HandClock = Clock & { advance(seconds: number): void };

export function createHandClock(start?: Date): HandClock {
  let aheadMs = 0;
  const base = start === undefined ? 0 : start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + base + aheadMs),
    monotonicMs: () => performance.now(),
    advance(seconds) {
      aheadMs += seconds * 1000;
    },
  };
}
