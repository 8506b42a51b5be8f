/** Counts failed tries per key, so that nothing can be tried at leisure. In memory: each node counts for itself. */
import type { Clock } from '../domain/ports.ts';

export type Tries = {
  /** Takes one try for every key at once. Undefined: go on. A number: the seconds until the next one is free. */
  take(keys: readonly string[]): number | undefined;
  /** Gives the try back: it was a good one. */
  forgive(keys: readonly string[]): void;
};

const mostKeys = 50_000;

export function createTries({ clock, limit, windowMs }: { clock: Clock; limit: number; windowMs: number }): Tries {
  const tries = new Map<string, number[]>();

  function recent(key: string): number[] {
    const since = clock.monotonicMs() - windowMs;
    return (tries.get(key) ?? []).filter((at) => at > since);
  }

  return {
    take(keys) {
      const now = clock.monotonicMs();
      const full = keys.map(recent).filter((times) => times.length >= limit);
      if (full.length > 0) return Math.ceil((Math.max(...full.map(([first = now]) => first)) + windowMs - now) / 1000);
      for (const key of keys) {
        const times = recent(key);
        // set anew, so that the map's order is the order of last use
        tries.delete(key);
        tries.set(key, [...times, now]);
      }
      const [oldest] = tries.keys();
      if (tries.size > mostKeys && oldest !== undefined) tries.delete(oldest);
      return undefined;
    },
    forgive(keys) {
      for (const key of keys) tries.set(key, recent(key).slice(0, -1));
    },
  };
}
