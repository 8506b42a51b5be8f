/**
 * What a browser may remember, by the shopper's choice: nothing, this visit (sessionStorage), or 30 days (IndexedDB).
 * A browser that refuses storage, is full, or holds what nobody can read, still talks: it only forgets on reload.
 */
import { readRecord, type SessionRecord } from './record.ts';

export type Vault = {
  load(): Promise<SessionRecord | undefined>;
  save(record: SessionRecord): Promise<void>;
  clear(): Promise<void>;
};

/** Of the visit in sessionStorage, where the loader looks for it on the shop's next page, and of the database. */
export const nameOf = (site: string) => `aparte:${site}`;
const table = 'session';
const key = 'record';
/** Some browsers never say that a database cannot be opened. */
const patienceMs = 1500;

export function createVault(site: string): Vault {
  /** Nothing of "keep it" is left behind, and need not be looked for with every word of a visit. */
  let gone = false;
  return {
    load: async () => (await readKept(site)) ?? readVisit(site),
    async save(record) {
      if (record.keep) {
        gone = false;
        writeVisit(site, { kept: true });
        await writeKept(site, record);
      } else {
        writeVisit(site, record);
        if (!gone) await forgetKept(site);
        gone = true;
      }
    },
    async clear() {
      clearVisit(site);
      await forgetKept(site);
    },
  };
}

function readVisit(site: string): SessionRecord | undefined {
  try {
    const found = readRecord(JSON.parse(sessionStorage.getItem(nameOf(site)) ?? 'null'));
    if (!found) clearVisit(site);
    return found;
  } catch {
    clearVisit(site);
    return undefined;
  }
}

function writeVisit(site: string, value: SessionRecord | { kept: true }): void {
  try {
    sessionStorage.setItem(nameOf(site), JSON.stringify(value));
  } catch {
    // Full or blocked.
  }
}

function clearVisit(site: string): void {
  try {
    sessionStorage.removeItem(nameOf(site));
  } catch {
    // Blocked: then nothing was ever written.
  }
}

async function readKept(site: string): Promise<SessionRecord | undefined> {
  try {
    const found = await inTable(site, 'if-there', 'readonly', (store) => store.get(key));
    if (found === undefined) return undefined;
    const record = readRecord(found);
    if (record) return record;
  } catch {
    // Blocked, of a later version, or without its table.
  }
  await forgetKept(site);
  return undefined;
}

async function writeKept(site: string, record: SessionRecord): Promise<void> {
  const write = () => inTable(site, 'make', 'readwrite', (store) => store.put(record, key));
  try {
    await write();
  } catch {
    // What stands there in the way is nothing that we can read.
    await forgetKept(site);
    await write().catch(() => undefined);
  }
}

async function forgetKept(site: string): Promise<void> {
  try {
    await done(indexedDB.deleteDatabase(nameOf(site)));
  } catch {
    // Blocked: then nothing was ever written.
  }
}

/** Undefined: there is no such database, and looking has not made one. */
async function inTable<T>(
  site: string,
  how: 'make' | 'if-there',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const request = indexedDB.open(nameOf(site), 1);
  let absent = false;
  request.onupgradeneeded = () => {
    absent = how === 'if-there';
    if (absent) request.transaction?.abort();
    else request.result.createObjectStore(table);
  };
  try {
    const database = await done(request);
    try {
      return await done(work(database.transaction(table, mode).objectStore(table)));
    } finally {
      database.close();
    }
  } catch (error) {
    if (absent) return undefined;
    throw error;
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, patienceMs);
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
  });
}
