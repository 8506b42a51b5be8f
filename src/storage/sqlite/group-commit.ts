/** Writes that arrive together share one transaction, because what a transaction costs is the wait for the disk. */
import { setImmediate, setTimeout } from 'node:timers';
import type { Database } from './database.ts';
import { asAparteError, isBusy, isUnavailable } from './failure.ts';

/** How long a caller waits for another process's lock before it hears `retry-later`. */
const patienceMs = 2500;
const longestPauseMs = 20;
/** Bounds the stall of the event loop by one batch; the rest goes into the next transaction. */
const mostJobs = 200;
/**
 * The least time between two waits for the disk while several writers share them: the loop must also get to its work.
 * A writer alone never waits for company.
 */
const gatherMs = 4;

type Job = {
  /** Pure database work: it may run again after a rollback, so it has no other effect. */
  readonly work: (db: Database) => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  readonly until: number;
  readonly durability: Durability;
};

/**
 * `disk`: on the disk when it resolves, which is what an acknowledgement means. `order`: seen by everybody at once, and
 * on the disk no later than the next `disk` write; a power cut may lose it. Enough for leases, which a power cut ends.
 */
export type Durability = 'disk' | 'order';

export type GroupCommit = {
  /** Resolves with what `work` returned, once the transaction that holds it is committed. */
  write<T>(work: (db: Database) => T, durability?: Durability): Promise<T>;
  /** Commits what is waiting. */
  drain(): Promise<void>;
};

export function createGroupCommit(database: () => Database): GroupCommit {
  let waiting: Job[] = [];
  let scheduled = false;
  const drained: (() => void)[] = [];

  const schedule = (pauseMs: number): void => {
    scheduled = true;
    // A turn of the event loop collects what all sockets brought in it.
    if (pauseMs <= 0) setImmediate(flush);
    else setTimeout(flush, pauseMs);
  };

  const finish = (): void => {
    scheduled = false;
    for (const tell of drained.splice(0)) tell();
  };

  let pauseMs = 0;
  let gatherUntil = 0;
  const flush = (): void => {
    const jobs = waiting.slice(0, mostJobs);
    waiting = waiting.slice(mostJobs);
    const blocked = commitTogether(database, jobs);
    const shared = jobs.filter(({ durability }) => durability === 'disk').length > 1;
    gatherUntil = shared ? performance.now() + gatherMs : 0;
    waiting = [...blocked, ...waiting];
    pauseMs = blocked.length === 0 ? 0 : Math.min(longestPauseMs, 1 + pauseMs * (1 + Math.random()));
    if (waiting.length > 0) schedule(pauseMs);
    else finish();
  };

  return {
    write: <T>(work: (db: Database) => T, durability: Durability = 'disk') =>
      new Promise<T>((resolve, reject) => {
        let result: T;
        waiting.push({
          work: (db) => {
            result = work(db);
          },
          resolve: () => resolve(result),
          reject: (error) => reject(asAparteError(error)),
          until: performance.now() + patienceMs,
          durability,
        });
        if (!scheduled) schedule(gatherUntil - performance.now());
      }),
    drain: () => (scheduled ? new Promise((resolve) => drained.push(resolve)) : Promise.resolve()),
  };
}

/** Runs the jobs in one transaction and answers them. Returns those that have to wait for another process's lock. */
function commitTogether(database: () => Database, jobs: readonly Job[]): readonly Job[] {
  try {
    inTransaction(database(), jobs);
  } catch (error) {
    if (isBusy(error)) return stillPatient(jobs, error);
    // One job's mistake must not be its neighbours': alone, only the guilty one fails.
    if (jobs.length > 1 && !isUnavailable(error)) return jobs.flatMap((job) => commitTogether(database, [job]));
    rejectAll(jobs, error);
    return [];
  }
  for (const job of jobs) job.resolve();
  return [];
}

function inTransaction(db: Database, jobs: readonly Job[]): void {
  db.waitForDisk(jobs.some(({ durability }) => durability === 'disk'));
  db.run('BEGIN IMMEDIATE');
  try {
    for (const job of jobs) job.work(db);
    db.run('COMMIT');
  } catch (error) {
    db.rollback();
    throw error;
  }
}

function stillPatient(jobs: readonly Job[], error: unknown): readonly Job[] {
  const now = performance.now();
  rejectAll(
    jobs.filter((job) => job.until <= now),
    error,
  );
  return jobs.filter((job) => job.until > now);
}

function rejectAll(jobs: readonly Job[], error: unknown): void {
  for (const job of jobs) job.reject(error);
}
