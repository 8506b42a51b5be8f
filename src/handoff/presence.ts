/**
 * Who is at the desk, on any node. Each node beats for the advisors connected to it and looks at the beats of the others;
 * an advisor whose beat has not moved for `goneMs`, on the watcher's own clock, has left.
 */

import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import type { Advisor, Presence } from '../domain/participant.ts';
import type { Clock, Documents } from '../domain/ports.ts';

export type PresenceParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list'>;
  readonly clock: Clock;
  readonly goneMs: number;
  /** So long without a sign of life by a person, a console is an empty chair. Absent: never. */
  readonly idleMs?: number;
  readonly failed: (cause: unknown) => void;
};

/**
 * Why the house made them away. `missed-offers`: two offers in a row were not seen. `idle`: nobody has touched their
 * console for long; the next touch brings back what they had chosen.
 */
export type PresenceReason = 'missed-offers' | 'idle';

type PresenceRecord = {
  readonly status: Presence;
  readonly because?: PresenceReason | undefined;
  /** What they had chosen before they were idle. */
  readonly chosen?: Presence | undefined;
  /** Another number is a sign of life by a person, on whatever node. */
  readonly touches?: number;
  /** Some node has a connection. */
  readonly here: boolean;
  readonly beats: number;
};

type Someone = Pick<Advisor, 'id'>;

export type PresenceBook = {
  connected(advisor: Someone): Promise<Presence>;
  disconnected(advisor: Someone): void;
  set(advisor: Someone, status: Presence, because?: PresenceReason): Promise<void>;
  /** Connected to this node, or seen beating by another; with the chosen status. */
  of(advisor: Someone): Presence;
  because(advisor: Someone): PresenceReason | undefined;
  /** A person has done something at their console. */
  touched(advisor: Someone): Promise<void>;
  /** Has a console open and is at it, whatever status it shows. */
  isConnected(advisor: Someone): boolean;
  /** Another node's word of somebody is too fresh to know whether that node still lives. */
  unsure(): boolean;
  /** How long nobody has seen a beat, counted from the first question; undefined: there. */
  silentMs(advisorId: string): number | undefined;
  subscribe(listener: (advisorId: string) => void): void;
  start(): void;
  stop(): Promise<void>;
};

type Known = {
  status: Presence;
  because?: PresenceReason | undefined;
  touches: number;
  touchedAtMs: number;
  version: number;
  movedAtMs: number;
  alive: boolean;
  /** First seen as there, without a beat since: until then one may still come. */
  unsureUntilMs?: number;
};

/** How soon another node's news are seen here. */
const lookMs = 1_000;
/** Beats in the time after which somebody is gone. */
const beatsInGrace = 6;

/** How often two writers may meet before the later one gives up. */
const mostRaces = 5;

type Stored = Omit<PresenceRecord, 'beats'>;

/** `touched`: there was a sign of life meanwhile. */
type Change = Partial<PresenceRecord> | ((before: Stored, touched: boolean) => Partial<PresenceRecord>);

const away: Change = ({ status }, touched) =>
  touched || status === 'away' ? {} : { status: 'away', because: 'idle', chosen: status };

const backFrom = ({ chosen = 'available' }: Stored): Partial<PresenceRecord> => ({
  status: chosen,
  because: undefined,
  chosen: undefined,
});

const unknown = { status: 'available', touches: 0, version: 0, alive: false } as const;

export function createPresence({ documents, clock, goneMs, idleMs, failed }: PresenceParts): PresenceBook {
  const here = new Map<string, number>();
  const known = new Map<string, Known>();
  /** Touched here, and the others have not been told. */
  const fresh = new Set<string>();
  const listeners: ((advisorId: string) => void)[] = [];
  let timers: NodeJS.Timeout[] = [];
  let looking: Promise<void> | undefined;
  const beatMs = Math.max(200, goneMs / beatsInGrace);
  let lookedAtMs: number | undefined;

  function tell(id: string): void {
    for (const listener of listeners) listener(id);
  }

  /** A beat and a choice at once, here or on two nodes: neither undoes the other. */
  async function write(id: string, change: Change, attempt = 0): Promise<void> {
    const stored = await documents.get<PresenceRecord>('presence', id);
    const before: Stored = stored?.value ?? { status: 'available', here: false };
    const touched = fresh.delete(id);
    const touches = (before.touches ?? 0) + (touched ? 1 : 0);
    const next = {
      ...before,
      here: here.has(id),
      beats: clock.monotonicMs(),
      touches,
      ...(touched && before.because === 'idle' ? backFrom(before) : {}),
      ...(typeof change === 'function' ? change(before, touched) : change),
    };
    try {
      learn(id, next, await documents.put<PresenceRecord>('presence', id, next, stored?.version ?? 0), true);
    } catch (cause) {
      if (touched) fresh.add(id);
      if (!(cause instanceof AparteError) || cause.code !== 'conflict' || attempt === mostRaces) throw cause;
      await write(id, change, attempt + 1);
    }
  }

  /** Takes over what is stored; tells when that changes what others see. */
  function learn(id: string, record: PresenceRecord, version: number, moved: boolean): void {
    const before = shown(id);
    const last = known.get(id);
    const { touches = 0 } = record;
    known.set(id, {
      status: record.status,
      because: record.because,
      touches,
      touchedAtMs: last === undefined || last.touches !== touches ? clock.monotonicMs() : last.touchedAtMs,
      version,
      movedAtMs: moved ? clock.monotonicMs() : (last?.movedAtMs ?? clock.monotonicMs()),
      alive: record.here && (moved || (last?.alive ?? false)),
      ...(record.here && !moved ? { unsureUntilMs: clock.monotonicMs() + 2 * beatMs } : {}),
    });
    if (shown(id) !== before) tell(id);
  }

  function shown(id: string): Presence {
    const { status = 'available', alive = false } = known.get(id) ?? {};
    return here.has(id) || alive ? status : 'away';
  }

  /** The first sight of a record says nothing of whether its node still lives: only a beat that moves does. */
  async function look(): Promise<void> {
    const items = await everyDocument<PresenceRecord>(documents, 'presence');
    const now = clock.monotonicMs();
    // While the store was away nobody could be seen beating: it is no reason to take conversations from anybody.
    const blind = lookedAtMs !== undefined && now - lookedAtMs > 2 * beatMs;
    lookedAtMs = now;
    for (const { id, value, version } of items) {
      const last = known.get(id);
      if (last === undefined || last.version !== version) learn(id, value, version, last !== undefined);
      else if (blind) known.set(id, { ...last, movedAtMs: now });
      else if (last.alive && !here.has(id) && now - last.movedAtMs >= goneMs) {
        known.set(id, { ...last, alive: false });
        tell(id);
      }
      // Another node saw its own connection end and does not know of ours.
      if (here.has(id) && !value.here) await write(id, {});
    }
  }

  async function beat(): Promise<void> {
    for (const id of here.keys()) await write(id, isIdle(id) ? away : {}).catch(failed);
  }

  /** Nobody has been at it for long, on no node. */
  function isIdle(id: string): boolean {
    const last = known.get(id);
    if (idleMs === undefined || last === undefined || fresh.has(id)) return false;
    return clock.monotonicMs() - last.touchedAtMs >= idleMs;
  }

  /** A connection that comes back by itself, after a moment without network, is nobody's sign of life. */
  function isBackByItself(id: string): boolean {
    const last = known.get(id);
    return last?.because === 'idle' && clock.monotonicMs() - last.movedAtMs < goneMs;
  }

  return {
    async connected({ id }) {
      const another = here.has(id) || isBackByItself(id);
      here.set(id, (here.get(id) ?? 0) + 1);
      if (!another) fresh.add(id);
      const stored = await documents.get<PresenceRecord>('presence', id);
      const begins = stored === undefined || stored.value.status === 'away' || stored.value.because !== undefined;
      const stays = another && stored?.value.because === 'idle';
      await write(id, begins && !stays ? { status: 'available', because: undefined } : {});
      tell(id);
      return shown(id);
    },
    disconnected({ id }) {
      const sockets = here.get(id);
      if (sockets === undefined) return;
      if (sockets > 1) return void here.set(id, sockets - 1);
      here.delete(id);
      const last = known.get(id);
      if (last !== undefined) known.set(id, { ...last, alive: false, movedAtMs: clock.monotonicMs() });
      tell(id);
      write(id, { here: false }).catch(failed);
    },
    async set({ id }, status, because) {
      await write(id, { status, because });
      tell(id);
    },
    async touched({ id }) {
      const last = known.get(id);
      if (last !== undefined) known.set(id, { ...last, touchedAtMs: clock.monotonicMs() });
      fresh.add(id);
      if (last?.because === 'idle') await write(id, {});
    },
    of: ({ id }) => shown(id),
    because: ({ id }) => known.get(id)?.because,
    isConnected: ({ id }) => (here.has(id) || known.get(id)?.alive === true) && !isIdle(id),
    unsure() {
      const now = clock.monotonicMs();
      return [...known.values()].some(({ alive, unsureUntilMs = now }) => !alive && unsureUntilMs > now);
    },
    silentMs(id) {
      if (here.has(id)) return undefined;
      const now = clock.monotonicMs();
      const last = known.get(id) ?? { ...unknown, movedAtMs: now, touchedAtMs: now };
      known.set(id, last);
      return last.alive ? undefined : now - last.movedAtMs;
    },
    subscribe: (listener) => void listeners.push(listener),
    start() {
      timers = [
        setInterval(() => void beat().catch(failed), beatMs),
        setInterval(
          () => {
            looking ??= look()
              .catch(failed)
              .finally(() => {
                looking = undefined;
              });
          },
          Math.min(lookMs, beatMs),
        ),
      ];
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await looking;
    },
  };
}
