/** What a browser may remember, by the shopper's choice: nothing, this visit (sessionStorage), or 30 days (IndexedDB). */
import type { Outbox } from '../core/outbox.ts';

export type SessionRecord = {
  readonly token: string;
  readonly conversationId: string;
  readonly keep: boolean;
  readonly readByShopper: number;
  /** Only what the server has not confirmed; the conversation itself is never stored here. */
  readonly outbox: Outbox;
  readonly draft: string;
  /** The panel was open, and is again on the shop's next page. */
  readonly open: boolean;
};

export type Vault = {
  load(): Promise<SessionRecord | undefined>;
  save(record: SessionRecord): Promise<void>;
  clear(): Promise<void>;
};

/** Key of the visit in sessionStorage; the loader looks for it to pick a conversation up on the shop's next page. */
export const visitKey = (site: string) => `aparte:${site}`;
const databaseName = (site: string) => `aparte:${site}`;
const table = 'session';
const key = 'record';

export function createVault(site: string): Vault {
  return {
    load: async () => (await readKept(site)) ?? readVisit(site),
    async save(record) {
      if (record.keep) {
        writeVisit(site, { kept: true });
        await writeKept(site, record);
      } else {
        writeVisit(site, record);
        await forgetKept(site);
      }
    },
    async clear() {
      try {
        sessionStorage.removeItem(visitKey(site));
      } catch {
        // Storage is blocked: then nothing was ever written.
      }
      await forgetKept(site);
    },
  };
}

function readVisit(site: string): SessionRecord | undefined {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(visitKey(site)) ?? 'null');
    return isRecord(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function writeVisit(site: string, value: SessionRecord | { kept: true }): void {
  try {
    sessionStorage.setItem(visitKey(site), JSON.stringify(value));
  } catch {
    // A browser that refuses storage still talks; it only forgets on reload.
  }
}

async function readKept(site: string): Promise<SessionRecord | undefined> {
  const database = await open(site, 'if-there').catch(() => undefined);
  if (!database) return undefined;
  try {
    const found: unknown = await done(database.transaction(table).objectStore(table).get(key));
    return isRecord(found) ? found : undefined;
  } finally {
    database.close();
  }
}

async function writeKept(site: string, record: SessionRecord): Promise<void> {
  const database = await open(site, 'make').catch(() => undefined);
  if (!database) return;
  try {
    await done(database.transaction(table, 'readwrite').objectStore(table).put(record, key));
  } finally {
    database.close();
  }
}

async function forgetKept(site: string): Promise<void> {
  if (!(await open(site, 'if-there').then(closed, () => false))) return;
  await done(indexedDB.deleteDatabase(databaseName(site))).catch(() => undefined);
}

function closed(database: IDBDatabase): true {
  database.close();
  return true;
}

/** Looking must not leave a trace: opening a database that is not there would create it before any consent. */
function open(site: string, how: 'make' | 'if-there'): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName(site), 1);
  request.onupgradeneeded = () => {
    if (how === 'make') request.result.createObjectStore(table);
    else request.transaction?.abort();
  };
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function isRecord(value: unknown): value is SessionRecord {
  return typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string';
}
