/**
 * Gives what waits to the advisors who are there: thinks in `domain/routing.ts`, acts through numbered events of the
 * corridor. Also says so, honestly, when nobody is there, and ends a wait that leads nowhere with a promise.
 */

import { AparteError } from '../domain/errors.ts';
import type { ClientBook } from '../domain/house-books.ts';
import type { AdvisorId, ConversationId } from '../domain/ids.ts';
import type { RoutingEvent } from '../domain/offer.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Ingress } from '../domain/ports.ts';
import type { Candidate, Routing, RoutingAct, WaitingCase } from '../domain/routing.ts';
import { plan } from '../domain/routing-round.ts';
import type { Board, BoardRow } from './board.ts';
import type { DeskHours } from './hours.ts';
import type { PresenceBook } from './presence.ts';
import { createRoutingMemory } from './routing-memory.ts';

export type OffersParts = {
  readonly board: Board;
  readonly presence: Pick<PresenceBook, 'of' | 'set' | 'subscribe' | 'isConnected' | 'unsure'>;
  readonly advisors: () => Promise<readonly Advisor[]>;
  readonly clientBook: Pick<ClientBook, 'find'>;
  readonly ingress: Ingress;
  readonly hours: DeskHours;
  readonly routing: () => Routing;
  readonly lateSeconds: () => number;
  readonly seat: { mine(): Promise<boolean>; leave(): Promise<void> };
  readonly clock: Clock;
  readonly failed: (cause: unknown) => void;
};

export type Offers = { start(): void; stop(): Promise<void>; round(): Promise<void> };

const roundMs = 500;
/** The first moment belongs to whoever takes a row by hand, and to the words that may still change its weight. */
const settleMs = 1_000;
/** Advisors and their capacity are read anew this often. */
const staffMs = 5_000;
/** A console that is being reloaded is not an empty desk. */
const emptyDeskMs = 5_000;
const missesAllowed = 2;

export function createOffers(parts: OffersParts): Offers {
  const { board, presence, clock } = parts;
  let staff: { readonly people: readonly Advisor[]; readonly atMs: number } | undefined;
  const memory = createRoutingMemory(parts.clientBook);
  const lastOfferAt = new Map<AdvisorId, Date>();
  const misses = new Map<AdvisorId, number>();
  let emptySinceMs: number | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function people(): Promise<readonly Advisor[]> {
    if (staff === undefined || clock.monotonicMs() - staff.atMs > staffMs)
      staff = { people: await parts.advisors(), atMs: clock.monotonicMs() };
    return staff.people.filter(({ role, disabled }) => role !== 'admin' && disabled !== true);
  }

  async function round(): Promise<void> {
    const all = [...board.waiting()];
    memory.keep(all);
    if (all.length === 0) return parts.seat.leave();
    if (!(await parts.seat.mine())) return;
    const settled = clock.now().getTime() - settleMs;
    const rows = all.filter(({ waiting: { queuedAt } }) => queuedAt.getTime() <= settled);
    if (rows.length === 0) return;
    const staffNow = await people();
    const candidates = staffNow.map(candidateOf);
    noteEmptiness(candidates);
    const cases: WaitingCase[] = [];
    for (const row of rows) cases.push({ ...row.waiting, ...(await memory.homeOf(row)) });
    const now = clock.now();
    const acts = plan(cases, candidates, parts.routing(), now);
    for (const row of rows) {
      const act = acts.get(row.waiting.handoffId);
      const body = act === undefined ? undefined : (eventOf(row, act, staffNow, now) ?? lateness(row, now));
      if (body !== undefined) await submit(row, body);
    }
  }

  function candidateOf(advisor: Advisor): Candidate {
    const { id, role, capacity, languages, skills, storeId } = advisor;
    const last = lastOfferAt.get(id);
    return {
      advisorId: id,
      role,
      status: presence.of(advisor),
      load: board.load(id),
      capacity,
      languages,
      skills,
      ...(storeId === undefined ? {} : { storeId }),
      ...(last === undefined ? {} : { lastOfferAt: last }),
    };
  }

  function noteEmptiness(candidates: readonly Candidate[]): void {
    if (presence.unsure() || candidates.some(({ status }) => status !== 'away')) emptySinceMs = undefined;
    else emptySinceMs ??= clock.monotonicMs();
  }

  /** Though away, whoever has a console open can still take a row by hand; so can those who keep the house. */
  function somebodyCould(): boolean {
    return staff?.people.some((each) => each.disabled !== true && presence.isConnected(each)) === true;
  }

  function eventOf(row: BoardRow, act: RoutingAct, staffNow: readonly Advisor[], now: Date): RoutingEvent | undefined {
    const { handoffId } = row.waiting;
    const name = { handoffId, act: row.routing.acts };
    switch (act.kind) {
      case 'offer': {
        const { kind: _kind, ...offer } = act;
        const advisor = staffNow.find(({ id }) => id === act.advisorId);
        return { kind: 'handoff:offered', ...name, ...offer, name: advisor?.name ?? '' };
      }
      case 'end-offer':
        return { kind: 'handoff:offer-ended', ...name, advisorId: act.advisorId, outcome: act.outcome };
      case 'end-transfer': {
        const { transfer } = row.routing;
        const senderThere = transfer !== undefined && presence.of({ id: transfer.by.advisorId }) !== 'away';
        return { kind: 'handoff:transfer-ended', ...name, outcome: senderThere ? 'untaken' : 'opened' };
      }
      case 'nobody':
        return nobodyThere(row, name, staffNow, now);
      case 'wait':
        return undefined;
      default:
        return act satisfies never;
    }
  }

  function nobodyThere(
    { routing, waiting }: BoardRow,
    name: Pick<RoutingEvent, 'handoffId' | 'act'>,
    staffNow: readonly Advisor[],
    now: Date,
  ): RoutingEvent | undefined {
    if (emptySinceMs === undefined) return undefined;
    const emptyMs = clock.monotonicMs() - emptySinceMs;
    const back = parts.hours.back(staffNow, waiting.locale, now);
    // While the house is closed there is nobody to wait a moment for: "an advisor is on the way" would not be true.
    if (emptyMs < emptyDeskMs && back.backAt === undefined) return undefined;
    if (routing.nobody === undefined) return { kind: 'handoff:found-nobody', ...name, ...back };
    const waitedMs = Math.min(emptyMs, now.getTime() - routing.nobody.at.getTime());
    if (somebodyCould() || waitedMs < parts.routing().callBackAfterSeconds * 1000) return undefined;
    const promise = parts.hours.promise(staffNow, waiting.locale, now);
    return promise === undefined ? undefined : { kind: 'handoff:given-up', ...name, ...promise };
  }

  function lateness({ routing, waiting }: BoardRow, now: Date): RoutingEvent | undefined {
    if (routing.lateAt !== undefined) return undefined;
    const waitedMs = now.getTime() - waiting.queuedAt.getTime();
    if (waitedMs < parts.lateSeconds() * 1000) return undefined;
    return { kind: 'handoff:waited-long', handoffId: waiting.handoffId, act: routing.acts };
  }

  async function submit({ conversationId, opening }: BoardRow, body: RoutingEvent): Promise<void> {
    const key = `route:${body.handoffId}:${body.act}`;
    if (!memory.begins(body.handoffId, body.act, clock.monotonicMs())) return;
    try {
      await parts.ingress.submit({ conversationId: conversationId as ConversationId, opening, key, body });
      remember(body);
    } catch (cause) {
      // Another node has done something under this number: its act counts, and ours is thought about anew.
      if (!(cause instanceof AparteError && cause.code === 'conflict')) throw cause;
    }
  }

  function remember(body: RoutingEvent): void {
    if (body.kind === 'handoff:offered') lastOfferAt.set(body.advisorId, clock.now());
    if (body.kind !== 'handoff:offer-ended' || body.outcome !== 'expired') return;
    const missed = (misses.get(body.advisorId) ?? 0) + 1;
    misses.set(body.advisorId, missed);
    if (missed < missesAllowed) return;
    misses.delete(body.advisorId);
    presence.set({ id: body.advisorId }, 'away', 'missed-offers').catch(parts.failed);
  }

  /** One round at a time; what is asked for meanwhile makes one more. */
  function nudge(): void {
    if (running !== undefined) {
      again = true;
      return;
    }
    running = round()
      .catch(parts.failed)
      .finally(() => {
        running = undefined;
        if (again && timer !== undefined) {
          again = false;
          setImmediate(nudge);
        }
      });
  }

  board.onWaiting(() => timer !== undefined && nudge());
  board.onTaken((advisorId) => void misses.delete(advisorId));
  presence.subscribe((id) => {
    if (presence.of({ id: id as AdvisorId }) !== 'away') emptySinceMs = undefined;
    if (presence.of({ id: id as AdvisorId }) === 'available') misses.delete(id as AdvisorId);
    if (timer !== undefined) nudge();
  });

  return {
    round,
    start() {
      timer = setInterval(nudge, roundMs);
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await running;
      await parts.seat.leave();
    },
  };
}
