/**
 * One node at a time thinks about routing, or does another thing by the name of its seat. The seat spares the others the work and keeps an advisor from being asked
 * twice at once; it is no truth: two nodes that both believe to have it still make one act of each (offer.ts).
 */
import { randomUUID } from 'node:crypto';
import type { Clock, Documents } from '../domain/ports.ts';

export type RouterSeatParts = {
  readonly documents: Pick<Documents, 'get' | 'put'>;
  readonly clock: Clock;
  readonly name?: string;
};

type Seat = { readonly owner: string; readonly beats: number };

const beatMs = 2_000;
/** A seat that was seen unchanged for so long, on our own clock, is empty. */
const emptyAfterMs = 6_000;

export function createRouterSeat({ documents, clock, name = 'seat' }: RouterSeatParts) {
  const me = randomUUID();
  let version = 0;
  let beatAtMs = Number.NEGATIVE_INFINITY;
  let seen: { version: number; atMs: number } | undefined;

  async function write(owner: string, expected: number): Promise<boolean> {
    try {
      version = await documents.put<Seat>('routing', name, { owner, beats: clock.monotonicMs() }, expected);
      beatAtMs = clock.monotonicMs();
      return true;
    } catch {
      // Somebody else was quicker.
      version = 0;
      return false;
    }
  }

  return {
    /** Whether this node may act now. */
    async mine(): Promise<boolean> {
      const now = clock.monotonicMs();
      if (version > 0 && now - beatAtMs < beatMs) return true;
      if (version > 0) return write(me, version);
      const stored = await documents.get<Seat>('routing', name);
      if (stored === undefined || stored.value.owner === '') return write(me, stored?.version ?? 0);
      if (seen?.version !== stored.version) seen = { version: stored.version, atMs: now };
      return now - seen.atMs >= emptyAfterMs && (await write(me, stored.version));
    },
    /** Nothing waits any more, or this node stops: another may have the seat at once. */
    async leave(): Promise<void> {
      if (version === 0) return;
      await write('', version);
      version = 0;
    },
  };
}
