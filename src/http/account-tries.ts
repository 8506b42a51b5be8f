/**
 * Counts failed tries at one account's secrets, or from one address, in the store: nodes count together, and a restart
 * forgets nothing. What was typed is kept as a hash.
 */
import { createHash } from 'node:crypto';
import { AparteError } from '../domain/errors.ts';
import type { Clock, Documents } from '../domain/ports.ts';
import { sweepExpired } from '../domain/sweep-expired.ts';

export type AccountTries = {
  /** Takes one try. Undefined: go on. A number: the seconds until the next one is free. */
  take(key: string): Promise<number | undefined>;
  /** Gives the try back: it was a good one. */
  forgive(key: string): Promise<void>;
};

type AccountTriesParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly clock: Clock;
  readonly limit: number;
  readonly windowMs: number;
};

/** `atMs`: when each was taken, the oldest first. */
type Kept = { readonly atMs: readonly number[]; readonly expiresAt: Date };
type Change = (atMs: readonly number[]) => readonly number[] | undefined;

const collection = 'account-tries';
/** More at once than can be counted are too many. */
const mostRaces = 5;

export function createAccountTries({ documents, clock, limit, windowMs }: AccountTriesParts): AccountTries {
  const idOf = (key: string) => createHash('sha256').update(key).digest('base64url');

  /** What counts now, and whether `change` was kept; undefined changes nothing. */
  async function edit(key: string, change: Change, attempt = 0): Promise<{ atMs: readonly number[]; kept: boolean }> {
    const now = clock.now().getTime();
    const known = await documents.get<Kept>(collection, idOf(key));
    const atMs = (known?.value.atMs ?? []).filter((at) => at > now - windowMs);
    const next = change(atMs);
    if (next === undefined) return { atMs, kept: false };
    const value: Kept = { atMs: next, expiresAt: new Date(now + windowMs) };
    try {
      await documents.put<Kept>(collection, idOf(key), value, known?.version ?? 0);
      return { atMs, kept: true };
    } catch (cause) {
      if (!(cause instanceof AparteError) || cause.code !== 'conflict') throw cause;
      return attempt < mostRaces ? edit(key, change, attempt + 1) : { atMs, kept: false };
    }
  }

  return {
    async take(key) {
      const now = clock.now().getTime();
      await sweepExpired(documents, collection, clock.now());
      const { atMs, kept } = await edit(key, (taken) => (taken.length < limit ? [...taken, now] : undefined));
      if (kept) return undefined;
      return atMs.length < limit ? 1 : Math.ceil(((atMs[0] ?? now) + windowMs - now) / 1000);
    },
    async forgive(key) {
      await edit(key, (taken) => (taken.length === 0 ? undefined : taken.slice(0, -1)));
    },
  };
}
