/**
 * How fast a provider lets us speak: so many messages a second for each number or page, and one in six seconds for each
 * pair of number and shopper after a short burst (channels, section 6). Buckets of tokens on the monotonic clock, kept as
 * the moment at which they would be full again.
 *
 * A bucket counts what leaves; the provider counts what arrives, and a slow moment on the way pushes messages together. So
 * a second count, of what is under way or was answered within the last second, has the last word: a message arrives
 * between its start and its answer, so whatever the provider counts is in it.
 */
import type { Clock } from '../domain/ports.ts';

export type RateLimits = {
  /** Messages a second of one number or page, as its provider counts them: in any one second. */
  readonly perSecond: number;
  /** Seconds that one message to the same shopper uses up. */
  readonly pairSeconds: number;
  /** Messages to the same shopper that may go at once. */
  readonly pairBurst: number;
};

export const whatsAppLimits: RateLimits = { perSecond: 80, pairSeconds: 6, pairBurst: 45 };
/** Meta allows 300 a second, but beyond 40 people can no longer use the Page's inbox. It names no limit for a pair. */
export const messengerLimits: RateLimits = { perSecond: 40, pairSeconds: 1, pairBurst: 45 };

export type Slot =
  /** Ours: send after `inMs`. */
  | { readonly granted: true; readonly inMs: number }
  /** Not taken: ask again after `inMs`. */
  | { readonly granted: false; readonly inMs: number };

export interface Rate {
  /** Takes a place when one is free within `patienceMs`. */
  take(account: string, peer: string, patienceMs: number): Slot;
  /** Just before the call: 0 is go, and `ended` must follow; otherwise the milliseconds after which to ask again. */
  begin(account: string): number;
  /** The call has its answer, or none; how long it took when it was answered well. */
  ended(account: string, tookMs?: number): void;
  /** Milliseconds until the next message of this account (to this shopper) could go, for showing a queue's delay. */
  delayMs(account: string, peer?: string): number;
  /** The provider says that the account speaks too fast. */
  slowAccount(account: string, retryAfterMs?: number): number;
  /** The provider says that this shopper gets too much: 1 s, 4 s, 16 s ... until one goes through. */
  slowPair(account: string, peer: string): number;
  /** One went through: the provider is content again. */
  went(account: string, peer: string): void;
}

type Bucket = { fullAt: number; pausedUntil: number; strikes: number };
/**
 * Times of answers, oldest first. The fastest answer so far is how long the way takes at least; half of it is taken off the
 * second, since an answer is on its way back after its message was counted, and the other half is left for error.
 */
type Second = { underWay: number; answered: number[]; fastestMs: number };
type Size = { readonly everyMs: number; readonly burst: number };

const manyPairs = 10_000;
const longestAccountPauseMs = 60_000;
const mostPairStrikes = 6;
/** A pair's messages may arrive closer together than they left: some of its burst is never used. */
const pairSpare = 3;
const pairSlack = 1.02;
const allUnderWayMs = 10;

export function createRate({ clock, limits }: { clock: Pick<Clock, 'monotonicMs'>; limits: RateLimits }): Rate {
  const buckets = new Map<string, Bucket>();
  const account = accountSize(limits.perSecond);
  const pair: Size = {
    everyMs: limits.pairSeconds * 1_000 * pairSlack,
    burst: Math.max(1, limits.pairBurst - pairSpare),
  };
  const seconds = new Map<string, Second>();
  const secondOf = (number: string): Second => {
    const second = seconds.get(number) ?? { underWay: 0, answered: [], fastestMs: Number.POSITIVE_INFINITY };
    seconds.set(number, second);
    return second;
  };

  const bucketOf = (key: string): Bucket => {
    const known = buckets.get(key);
    if (known !== undefined) return known;
    if (buckets.size >= manyPairs) forgetFull(buckets, clock.monotonicMs());
    const fresh = { fullAt: 0, pausedUntil: 0, strikes: 0 };
    buckets.set(key, fresh);
    return fresh;
  };
  const pairKey = (number: string, peer: string) => `${number} ${peer}`;
  const waitMs = (number: string, peer: string | undefined, now: number): number =>
    Math.max(
      waitOf(bucketOf(number), account, now),
      peer === undefined ? 0 : waitOf(bucketOf(pairKey(number, peer)), pair, now),
    );

  return {
    take(number, peer, patienceMs) {
      const now = clock.monotonicMs();
      const inMs = Math.ceil(waitMs(number, peer, now));
      if (inMs > patienceMs) return { granted: false, inMs };
      use(bucketOf(number), account, now);
      use(bucketOf(pairKey(number, peer)), pair, now);
      return { granted: true, inMs };
    },
    begin(number) {
      const second = secondOf(number);
      const now = clock.monotonicMs();
      const keptMs = 1_000 - (Number.isFinite(second.fastestMs) ? Math.min(second.fastestMs, 1_000) / 2 : 0);
      while (second.answered[0] !== undefined && second.answered[0] <= now - keptMs) second.answered.shift();
      if (second.underWay + second.answered.length < limits.perSecond) {
        second.underWay += 1;
        return 0;
      }
      const [oldest] = second.answered;
      return oldest === undefined ? allUnderWayMs : Math.max(1, Math.ceil(oldest + keptMs - now));
    },
    ended(number, tookMs) {
      const second = secondOf(number);
      second.underWay -= 1;
      second.answered.push(clock.monotonicMs());
      if (tookMs !== undefined) second.fastestMs = Math.min(second.fastestMs, tookMs);
    },
    delayMs: (number, peer) => Math.ceil(waitMs(number, peer, clock.monotonicMs())),
    slowAccount(number, retryAfterMs) {
      const bucket = bucketOf(number);
      const pauseMs = retryAfterMs ?? Math.min(longestAccountPauseMs, 1_000 * 2 ** bucket.strikes);
      return pause(bucket, pauseMs, clock.monotonicMs());
    },
    slowPair(number, peer) {
      const now = clock.monotonicMs();
      const bucket = bucketOf(pairKey(number, peer));
      // whatever we believed, the provider's bucket is empty
      bucket.fullAt = Math.max(bucket.fullAt, now + pair.everyMs * (pair.burst - 1));
      return pause(bucket, 1_000 * 4 ** Math.min(bucket.strikes, mostPairStrikes), now);
    },
    went(number, peer) {
      for (const key of [number, pairKey(number, peer)]) {
        const bucket = buckets.get(key);
        if (bucket !== undefined) bucket.strikes = 0;
      }
    },
  };
}

/** A tenth of a second's worth at once, and the rest evenly: together never more than the limit in any second. */
function accountSize(perSecond: number): Size {
  const burst = Math.max(1, Math.floor(perSecond / 10));
  return { burst, everyMs: 1_000 / Math.max(1, perSecond - burst) };
}

function waitOf({ fullAt, pausedUntil }: Bucket, { everyMs, burst }: Size, now: number): number {
  return Math.max(0, pausedUntil - now, fullAt - everyMs * (burst - 1) - now);
}

function use(bucket: Bucket, { everyMs }: Size, now: number): void {
  bucket.fullAt = Math.max(bucket.fullAt, now) + everyMs;
}

/** Many calls in flight may all be told the same: that is one strike. */
function pause(bucket: Bucket, pauseMs: number, now: number): number {
  if (bucket.pausedUntil > now) return Math.ceil(bucket.pausedUntil - now);
  bucket.pausedUntil = now + pauseMs;
  bucket.strikes += 1;
  return pauseMs;
}

function forgetFull(buckets: Map<string, Bucket>, now: number): void {
  for (const [key, { fullAt, pausedUntil, strikes }] of buckets) {
    if (fullAt <= now && pausedUntil <= now && strikes === 0) buckets.delete(key);
  }
}
