/** Wires how what is kept of people ends: on their wish, or because its time is over. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Orders } from './domain/house-books.ts';
import type { ConversationId } from './domain/ids.ts';
import type { Log } from './domain/log.ts';
import type { Clock, Store } from './domain/ports.ts';
import { createRouterSeat } from './handoff/router-seat.ts';
import { createConversationErasure } from './house/conversation-erasure.ts';
import { createPersonalData, type PersonalData, type PersonalDataParts } from './house/personal-data.ts';
import { createRetentionRun, type RetentionCounts, retentionKinds } from './house/retention-run.ts';
import type { Audit } from './http/audit.ts';
import type { OpenHouse } from './open-house.ts';

export type OpenPrivacyParts = {
  readonly store: Store;
  readonly house: Pick<OpenHouse, 'retention'>;
  readonly orders: Orders;
  readonly files: PersonalDataParts['files'];
  readonly audit: Audit;
  /** Screens and sessions that hold the conversation let go of it. */
  readonly erased: (id: ConversationId) => void;
  readonly clock: Clock;
  readonly log: Log;
};

export type Retained = { readonly counts: RetentionCounts; readonly whole: boolean };

export type OpenPrivacy = PersonalData & {
  /** A conversation with everything that hangs on it. */
  readonly eraseConversation: (id: ConversationId) => Promise<void>;
  readonly retention: {
    plan(): Promise<RetentionCounts>;
    /** Runs now, whoever asked for it. */
    run(by: { readonly id: string; readonly name: string }): Promise<Retained>;
    /** Runs when the last run is a day ago and this node has the seat. False: not now, or not here. */
    look(): Promise<boolean>;
  };
  start(): void;
  stop(): Promise<void>;
};

type LastRun = { readonly endedAt: Date; readonly counts: RetentionCounts };

const collection = 'retention';
const everyMs = 5 * 60_000;
const dayMs = 24 * 3_600_000;
const daily = { id: 'retention', name: 'retention' };

export function openPrivacy(parts: OpenPrivacyParts): OpenPrivacy {
  const { store, house, orders, files, audit, erased, clock, log } = parts;
  const { documents, transcripts } = store;
  const now = () => clock.now();
  const erasure = createConversationErasure({ documents, transcripts, files, erased, now });
  const people = createPersonalData({ documents, transcripts, orders, files, erasure });
  const retention = createRetentionRun({ store, erasure, retention: house.retention, now });
  const seat = createRouterSeat({ documents, clock, name: 'retention' });
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let working: Promise<unknown> = Promise.resolve();

  /** Gone is gone from the disk too; whoever wished it need not wish it again when that has to wait. */
  async function scrubbed<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    await store
      .scrub()
      .catch((error: unknown) => log.warn('What was removed is still in the log on the disk', { error }));
    return done;
  }

  async function run(by: typeof daily, goesOn?: () => Promise<boolean>): Promise<Retained> {
    await people.resume();
    const done = await scrubbed(retention.apply(goesOn));
    const said = retentionKinds.filter((kind) => done.counts[kind] > 0).map((kind) => `${kind} ${done.counts[kind]}`);
    if (done.whole) await documents.put<LastRun>(collection, 'last', { endedAt: now(), counts: done.counts });
    if (said.length > 0) await audit.record(by, 'retention-ran', said.join(', '));
    log.info(done.whole ? 'What was kept for long enough is removed' : 'Removing what was kept long enough broke off', {
      kind: said.join(', '),
    });
    return done;
  }

  async function look(): Promise<boolean> {
    const last = (await documents.get<LastRun>(collection, 'last'))?.value.endedAt;
    if (last !== undefined && now().getTime() - last.getTime() < dayMs) return false;
    if (!(await seat.mine())) return false;
    // Between two steps the house works on, and another node may have the seat.
    const goesOn = async () => {
      await sleep(1);
      return !stopped && (await seat.mine());
    };
    const { whole } = await run(daily, goesOn);
    await seat.leave();
    return whole;
  }

  const work = () =>
    look().catch((error: unknown) => log.warn('What was kept long enough could not be removed', { error }));

  return {
    exportShopper: people.exportShopper,
    eraseShopper: (id) => scrubbed(people.eraseShopper(id)),
    resume: people.resume,
    eraseConversation: (id) => scrubbed(erasure.erase(id)),
    retention: { plan: retention.plan, run: (by) => run(by), look },
    start() {
      const resumed = people.resume();
      working = resumed.catch((error: unknown) => log.warn('A begun erasure could not be ended', { error }));
      timer = setInterval(() => {
        working = working.then(work);
      }, everyMs);
      timer.unref();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
