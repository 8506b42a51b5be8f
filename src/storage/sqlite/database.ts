/** One connection to the house's file, with each statement compiled once. */
import { accessSync, chmodSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { AparteError } from '../../domain/errors.ts';

export type Row = Readonly<Record<string, unknown>>;

export type Database = {
  /** Changed rows. */
  run(sql: string, ...values: SQLInputValue[]): number;
  get<T extends Row>(sql: string, ...values: SQLInputValue[]): T | undefined;
  all<T extends Row>(sql: string, ...values: SQLInputValue[]): T[];
  exec(sql: string): void;
  /** Whether the transactions from now on are on the disk when COMMIT returns. */
  waitForDisk(wait: boolean): void;
  rollback(): void;
  close(): void;
};

/**
 * `synchronous=FULL` makes COMMIT wait for the disk in WAL mode: what we acknowledge survives a power cut. Waiting for
 * another process's lock inside SQLite would freeze the event loop, so it returns at once and we wait outside. What is
 * deleted is overwritten: SQLite would leave a shopper's words in the free room of its pages.
 */
const settings = `
  PRAGMA busy_timeout = 0;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA foreign_keys = OFF;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -8000;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA journal_size_limit = 33554432;
`;

export function openDatabase(dir: string): Database {
  makeDirectory(dir);
  const file = join(dir, 'aparte.db');
  keepToOurselves(file);
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec(settings);
  } catch (cause) {
    db.close();
    throw cause;
  }
  return withStatements(db);
}

/** Shoppers' words are nobody else's on this machine. SQLite gives the log beside the file the same rights. */
function keepToOurselves(file: string): void {
  try {
    closeSync(openSync(file, 'a', ownerOnly));
    for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) chmodSync(each, ownerOnly);
  } catch (cause) {
    // Somebody else's file, or a disk that knows no rights: whoever set it up so has decided it.
    if (!(cause instanceof Error && 'code' in cause && (cause.code === 'EPERM' || cause.code === 'ENOTSUP')))
      throw cause;
  }
}

const ownerOnly = 0o600;

function makeDirectory(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const message = `Cannot write to the data directory ${dir}; set DATA_DIR to one this process may write to.`;
    throw new AparteError('retry-later', message, { cause });
  }
}

function withStatements(db: DatabaseSync): Database {
  const compiled = new Map<string, StatementSync>();
  let waits = true;
  const statement = (sql: string): StatementSync => {
    const known = compiled.get(sql);
    if (known) return known;
    const fresh = db.prepare(sql);
    compiled.set(sql, fresh);
    return fresh;
  };
  return {
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    get: <T extends Row>(sql: string, ...values: SQLInputValue[]) => statement(sql).get(...values) as T | undefined,
    all: <T extends Row>(sql: string, ...values: SQLInputValue[]) => statement(sql).all(...values) as T[],
    exec: (sql) => db.exec(sql),
    waitForDisk: (wait) => {
      if (wait !== waits) db.exec(`PRAGMA synchronous = ${wait ? 'FULL' : 'NORMAL'}`);
      waits = wait;
    },
    rollback: () => {
      // Some failures, a full disk among them, have already rolled back.
      if (db.isTransaction) db.exec('ROLLBACK');
    },
    close: () => db.close(),
  };
}
