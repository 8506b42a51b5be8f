/**
 * Who is at the desk. Each node beats for the advisors connected to it; an advisor whose beat has not moved for
 * `goneMs`, on the watcher's own clock, has left, and the conversations they held go back to the queue.
 */
import { heldOutside } from '../domain/outside.ts';
import type { Advisor, Presence } from '../domain/participant.ts';
import type { Clock, Documents, Transcripts } from '../domain/ports.ts';
import type { Desk } from './desk.ts';

export type PresenceParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly transcripts: Pick<Transcripts, 'list'>;
  readonly desk: Pick<Desk, 'release'>;
  readonly clock: Clock;
  readonly goneMs: number;
  readonly failed: (cause: unknown) => void;
};

export type PresenceRecord = { readonly status: Presence; readonly beats: number };

export type PresenceBook = {
  connected(advisor: Advisor): Promise<Presence>;
  disconnected(advisor: Advisor): void;
  set(advisor: Advisor, status: Presence): Promise<void>;
  /** Connected to this node, or seen beating by another; with the chosen status. */
  of(advisor: Advisor): Presence;
  subscribe(listener: (advisor: Advisor, status: Presence) => void): void;
  start(): void;
  stop(): void;
};

type Watched = { version: number; seenAtMs: number };

export function createPresence({ documents, transcripts, desk, clock, goneMs, failed }: PresenceParts): PresenceBook {
  const here = new Map<string, { advisor: Advisor; sockets: number }>();
  const status = new Map<string, Presence>();
  const watched = new Map<string, Watched>();
  const listeners: ((advisor: Advisor, status: Presence) => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function beat(advisor: Advisor): Promise<void> {
    const beats = clock.monotonicMs();
    await documents.put<PresenceRecord>('presence', advisor.id, {
      status: status.get(advisor.id) ?? 'available',
      beats,
    });
  }

  function tell(advisor: Advisor, now: Presence): void {
    status.set(advisor.id, now);
    for (const listener of listeners) listener(advisor, now);
  }

  async function releaseTheSilent(): Promise<void> {
    const { items } = await transcripts.list({ heldBy: 'advisor' }, 200);
    for (const conversation of items) {
      // Nobody outside has a connection that could be gone.
      if (conversation.floor.heldBy !== 'advisor' || heldOutside(conversation.floor)) continue;
      const id = conversation.floor.advisorId;
      if (here.has(id)) continue;
      const version = (await documents.get<PresenceRecord>('presence', id))?.version ?? 0;
      const seen = watched.get(id);
      if (seen === undefined || seen.version !== version) watched.set(id, { version, seenAtMs: clock.monotonicMs() });
      else if (clock.monotonicMs() - seen.seenAtMs >= goneMs) {
        await desk.release(conversation, `${id}:${version}:${conversation.floor.sinceAt.getTime()}`);
      }
    }
  }

  async function round(): Promise<void> {
    for (const { advisor } of here.values()) await beat(advisor);
    await releaseTheSilent();
  }

  return {
    async connected(advisor) {
      const known = here.get(advisor.id);
      here.set(advisor.id, { advisor, sockets: (known?.sockets ?? 0) + 1 });
      const stored = await documents.get<PresenceRecord>('presence', advisor.id);
      const now = stored === undefined || stored.value.status === 'away' ? 'available' : stored.value.status;
      tell(advisor, now);
      await beat(advisor);
      return now;
    },
    disconnected(advisor) {
      const known = here.get(advisor.id);
      if (known === undefined) return;
      if (known.sockets > 1) here.set(advisor.id, { advisor, sockets: known.sockets - 1 });
      else {
        here.delete(advisor.id);
        watched.delete(advisor.id);
        tell(advisor, 'away');
      }
    },
    async set(advisor, now) {
      tell(advisor, now);
      await beat(advisor);
    },
    of: (advisor) => (here.has(advisor.id) ? (status.get(advisor.id) ?? 'available') : 'away'),
    subscribe: (listener) => void listeners.push(listener),
    start() {
      timer = setInterval(() => void round().catch(failed), Math.max(200, goneMs / 6));
    },
    stop: () => clearInterval(timer),
  };
}
