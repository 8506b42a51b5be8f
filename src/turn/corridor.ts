/**
 * Keeps a lane for each conversation that has something to do: wakes it, gives it a lease, lets it rest, and finds by
 * polling what nobody woke it for. Correctness is the store's; this file is about being quick and about giving way.
 */
import type { Conversation } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Clock, Sighting } from '../domain/ports.ts';
import { claimAfterDeath, drain, type Held, type LaneParts } from './lane.ts';
import { createReportWakes, isReport } from './reports.ts';
import { isStop } from './stopped-answer.ts';
import { createTurnstile } from './turnstile.ts';

export type CorridorParts = LaneParts & {
  readonly clock: Clock;
  /** This process, as it stands in leases. */
  readonly owner: string;
  readonly leaseMs: number;
  readonly turnMs: number;
  readonly failed: (id: ConversationId | undefined, cause: unknown) => void;
  /** Lanes that may be at work at once. */
  readonly width?: number;
};

export type Corridor = {
  /** There may be something to do for this conversation. */
  wake(id: ConversationId): void;
  /** The same for a report: it does not disturb an answer in progress, and several of them wait for each other. */
  wakeForReport(id: ConversationId): void;
  start(): void;
  /** Finishes what is at work, gives the leases back, and takes nothing new. */
  stop(): Promise<void>;
  /** Nothing at work and nothing known to wait; for tests and shutdown. */
  idle(): Promise<void>;
};

const pollMs = 500;
/** Events looked at for whether an answer in progress has to hear of them. */
const newsSeen = 20;
/** A lane keeps its lease this long after its last work: the next message needs no take. */
const restMs = 2_000;

type Lane = {
  awake: boolean;
  running: Promise<void> | undefined;
  held: Held | undefined;
  usedAtMs: number;
  interrupt: AbortController | undefined;
  /** The shopper has waited for half a turn: only their own "stop" ends this answer. */
  firm: boolean;
};

export function createCorridor(parts: CorridorParts): Corridor {
  const known = new Map<ConversationId, Lane>();
  const sightings = new Map<ConversationId, Sighting & { seenAtMs: number }>();
  const queue: ConversationId[] = [];
  const turnstile = createTurnstile();
  const reports = createReportWakes((id) => rouse(id));
  const width = parts.width ?? 64;
  let active = 0;
  let stopping = false;
  let timers: NodeJS.Timeout[] = [];
  let polling: Promise<void> | undefined;

  function wake(id: ConversationId): void {
    if (stopping) return;
    disturb(id);
    rouse(id);
  }

  /** What came makes an answer in progress stale. */
  function disturb(id: ConversationId): void {
    const { interrupt, firm } = known.get(id) ?? {};
    if (interrupt === undefined) return;
    if (!firm) interrupt.abort();
    else void hearStop(id, interrupt).catch((cause: unknown) => parts.failed(id, cause));
  }

  async function hearStop(id: ConversationId, interrupt: AbortController): Promise<void> {
    if ((await parts.inbox.undone(id, newsSeen)).some(({ body }) => isStop(body))) interrupt.abort();
  }

  /** Without a word to an answer in progress: what came is looked at after it. */
  function rouse(id: ConversationId): void {
    if (stopping) return;
    const lane = known.get(id) ?? {
      awake: false,
      running: undefined,
      held: undefined,
      usedAtMs: 0,
      interrupt: undefined,
      firm: false,
    };
    known.set(id, lane);
    if (lane.awake) return;
    lane.awake = true;
    if (lane.running === undefined) enqueue(id);
  }

  function enqueue(id: ConversationId): void {
    queue.push(id);
    next();
  }

  function next(): void {
    while (active < width) {
      const id = queue.shift();
      if (id === undefined) return;
      const lane = known.get(id);
      if (lane === undefined || lane.running !== undefined) continue;
      active += 1;
      lane.running = work(id, lane)
        .catch((cause: unknown) => {
          // A store that is away is not asked again at once: the poll comes back to it.
          lane.held = undefined;
          lane.awake = false;
          parts.failed(id, cause);
        })
        .finally(() => {
          active -= 1;
          lane.running = undefined;
          lane.usedAtMs = parts.clock.monotonicMs();
          if (lane.held === undefined && !lane.awake) known.delete(id);
          else if (lane.awake && !stopping) enqueue(id);
          next();
        });
    }
  }

  async function work(id: ConversationId, lane: Lane): Promise<void> {
    const held = warm(lane) ?? (await take(id, lane));
    lane.held = undefined;
    if (held === undefined) {
      lane.awake = false;
      return;
    }
    const beat = setInterval(
      () => void parts.lanes.beat(held.lease).catch(() => false),
      Math.max(50, parts.leaseMs / 3.3),
    );
    try {
      lane.held = await drain(held, parts, {
        wanted: () => wanted(id, lane),
        leave: turnstile.pass,
        interruption: (conversation) => interruption(id, lane, conversation),
      });
      // Lost to another node or to a claim: look again from the state as it is now.
      if (lane.held === undefined) lane.awake = true;
    } finally {
      clearInterval(beat);
      lane.interrupt = undefined;
    }
  }

  function wanted(id: ConversationId, lane: Lane): boolean {
    const was = lane.awake;
    if (was) reports.seen(id);
    lane.awake = false;
    return was;
  }

  /** A wake makes an answer in progress stale, but a shopper who keeps typing must be answered too. */
  function interruption(id: ConversationId, lane: Lane, conversation: Conversation): AbortSignal {
    const controller = new AbortController();
    const since = conversation.owed[0]?.at.getTime() ?? 0;
    const waitedMs = parts.clock.now().getTime() - since;
    lane.interrupt = controller;
    lane.firm = waitedMs >= parts.turnMs / 2;
    if (lane.awake) disturb(id);
    return controller.signal;
  }

  /** A lease is acted on for half its time after the last commit; later it has to be taken again. */
  function warm(lane: Lane): Held | undefined {
    return parts.clock.monotonicMs() - lane.usedAtMs < Math.min(restMs * 2, parts.leaseMs / 2) ? lane.held : undefined;
  }

  async function take(id: ConversationId, lane: Lane): Promise<Held | undefined> {
    const first = await parts.lanes.take(id, parts.owner, stale(id));
    const took =
      first.outcome === 'held' && first.by.owner === parts.owner
        ? await parts.lanes.take(id, parts.owner, first.by)
        : first;
    if (took.outcome === 'held') {
      see(id, took.by);
      return undefined;
    }
    sightings.delete(id);
    if (took.outcome === 'unknown') return undefined;
    if (took.stolen && first.outcome !== 'held') await claimAfterDeath(id, parts);
    lane.awake = true;
    return { lease: took.lease, conversation: took.conversation };
  }

  /** The holder and beat that we have seen unchanged for a whole lease, on our own clock: wall clocks are not compared. */
  function stale(id: ConversationId): Sighting | undefined {
    const seen = sightings.get(id);
    if (seen === undefined || parts.clock.monotonicMs() - seen.seenAtMs < parts.leaseMs) return undefined;
    return { owner: seen.owner, beat: seen.beat };
  }

  function see(id: ConversationId, by: Sighting): void {
    const seen = sightings.get(id);
    if (seen?.owner === by.owner && seen.beat === by.beat) return;
    sightings.set(id, { ...by, seenAtMs: parts.clock.monotonicMs() });
  }

  async function poll(): Promise<void> {
    try {
      for (const id of await parts.inbox.waiting(200)) if (!reports.waits(id) && (await isNews(id))) wake(id);
    } catch (cause) {
      parts.failed(undefined, cause);
    }
    forgetOldSightings();
  }

  /** An answer in progress is not disturbed by its own debt, only by an event that another node stored. */
  async function isNews(id: ConversationId): Promise<boolean> {
    if (known.get(id)?.running === undefined) return true;
    return (await parts.inbox.undone(id, newsSeen)).some(({ body }) => !isReport(body));
  }

  function forgetOldSightings(): void {
    const before = parts.clock.monotonicMs() - 10 * parts.leaseMs;
    for (const [id, { seenAtMs }] of sightings) if (seenAtMs < before) sightings.delete(id);
  }

  async function rest(): Promise<void> {
    const now = parts.clock.monotonicMs();
    const idle = [...known].filter(
      ([, lane]) => lane.running === undefined && !lane.awake && now - lane.usedAtMs >= restMs,
    );
    await Promise.all(idle.map(([id, lane]) => giveBack(id, lane)));
  }

  async function giveBack(id: ConversationId, lane: Lane): Promise<void> {
    known.delete(id);
    if (lane.held !== undefined) await parts.lanes.release(lane.held.lease).catch(() => undefined);
  }

  function every(ms: number, job: () => Promise<void>): NodeJS.Timeout {
    return setInterval(() => {
      polling ??= job().finally(() => {
        polling = undefined;
      });
    }, ms);
  }

  async function idle(): Promise<void> {
    do {
      reports.flush();
      await Promise.all([...known.values()].map((lane) => lane.running));
      await new Promise((resolve) => setImmediate(resolve));
    } while (active > 0 || queue.length > 0);
  }

  return {
    wake,
    wakeForReport: reports.note,
    idle,
    start() {
      timers = [
        every(pollMs, async () => {
          await poll();
          await rest();
        }),
      ];
      void poll();
    },
    async stop() {
      stopping = true;
      reports.stop();
      for (const timer of timers) clearInterval(timer);
      await polling;
      await idle();
      await Promise.all([...known].map(([id, lane]) => giveBack(id, lane)));
    },
  };
}
