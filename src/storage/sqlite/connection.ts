/** The one way to the file: opened on first use, read at once, written in groups, patient with other processes. */
import { setTimeout as pause } from 'node:timers/promises';
import { AparteError } from '../../domain/errors.ts';
import { type Database, openDatabase } from './database.ts';
import { asAparteError, isBusy } from './failure.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';

export type Connection = {
  /** Sees what is committed. */
  read<T>(work: (db: Database) => T): Promise<T>;
  readonly write: GroupCommit['write'];
  /** Empties the log beside the file, where what was deleted stands until it is written over. */
  emptyLog(): Promise<void>;
  close(): Promise<void>;
};

/** With the answer's own way a caller hears `retry-later` within three seconds. */
const patienceMs = 2500;
const pauseMs = 5;

export function createConnection(dir: string): Connection {
  let open: Database | undefined;
  let closed = false;

  /** A file that could not be opened is tried again by the next caller: no restart is needed after a repair. */
  const database = (): Database => {
    if (closed) throw new AparteError('retry-later', 'This node is shutting down; another one will take it.');
    if (open) return open;
    const fresh = openDatabase(dir);
    try {
      migrate(fresh);
    } catch (error) {
      fresh.close();
      throw error;
    }
    open = fresh;
    return fresh;
  };

  const { write, drain } = createGroupCommit(database);

  return {
    read: async (work) => {
      const until = performance.now() + patienceMs;
      for (;;) {
        try {
          return work(database());
        } catch (error) {
          if (!isBusy(error) || performance.now() > until) throw asAparteError(error);
          await pause(pauseMs);
        }
      }
    },
    write,
    emptyLog: async () => {
      const until = performance.now() + patienceMs;
      // Another process that reads just now needs the log; after our patience it is emptied at the next occasion.
      while (!checkpointed(database()) && performance.now() < until) await pause(pauseMs);
    },
    close: async () => {
      await drain();
      closed = true;
      open?.close();
      open = undefined;
    },
  };
}

function checkpointed(db: Database): boolean {
  try {
    return db.get('PRAGMA wal_checkpoint(TRUNCATE)')?.['busy'] === 0;
  } catch (error) {
    if (isBusy(error)) return false;
    throw asAparteError(error);
  }
}
