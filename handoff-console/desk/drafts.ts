/** Words not sent yet, kept by conversation and advisor: on this device at every key, on the server a moment later. */

import { type Kept, keptUnder } from './kept.ts';

type DraftsParts = {
  /** Names the advisor, so that two people at one computer never see each other's words. */
  readonly key: string;
  readonly storage: Kept;
  /** Resolves to whether the server has it. */
  readonly save: (conversationId: string, text: string) => Promise<boolean>;
  readonly delayMs?: number;
};

type Entry = { readonly text: string; readonly saved: boolean };

export type Drafts = {
  readonly get: (conversationId: string) => string;
  readonly set: (conversationId: string, text: string) => void;
  /** What the server keeps; words of this device that it has not seen yet win over it. */
  readonly adopt: (conversationId: string, serverText: string) => void;
  /** Saves again what could not be saved. */
  readonly flush: () => void;
  /** Takes from this device what the server keeps as well. */
  readonly forgetSaved: () => void;
  readonly withText: () => ReadonlySet<string>;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createDrafts({ key, storage, save, delayMs = 400 }: DraftsParts): Drafts {
  const kept = keptUnder(storage, key, entryOf);
  const entries = new Map(kept.all());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();
  let named: ReadonlySet<string> = namesOf(entries);

  function put(conversationId: string, entry: Entry): void {
    if (entry.text === '' && entry.saved) {
      entries.delete(conversationId);
      kept.remove(conversationId);
    } else {
      entries.set(conversationId, entry);
      kept.put(conversationId, entry);
    }
    named = namesOf(entries);
    for (const listener of listeners) listener();
  }

  async function saveNow(conversationId: string): Promise<void> {
    timers.delete(conversationId);
    const entry = entries.get(conversationId);
    if (entry === undefined || entry.saved) return;
    const done = await save(conversationId, entry.text);
    // Typed on meanwhile: the newer words have their own timer.
    if (done && entries.get(conversationId) === entry) put(conversationId, { ...entry, saved: true });
  }

  return {
    get: (conversationId) => entries.get(conversationId)?.text ?? '',
    set(conversationId, text) {
      if ((entries.get(conversationId)?.text ?? '') === text) return;
      put(conversationId, { text, saved: false });
      clearTimeout(timers.get(conversationId));
      timers.set(
        conversationId,
        setTimeout(() => void saveNow(conversationId), delayMs),
      );
    },
    adopt(conversationId, serverText) {
      const entry = entries.get(conversationId);
      if (entry?.saved === false) void saveNow(conversationId);
      else if ((entry?.text ?? '') !== serverText) put(conversationId, { text: serverText, saved: true });
    },
    flush() {
      for (const [conversationId, entry] of entries) if (!entry.saved) void saveNow(conversationId);
    },
    forgetSaved() {
      for (const [conversationId, entry] of entries) if (entry.saved) kept.remove(conversationId);
    },
    withText: () => named,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function namesOf(entries: ReadonlyMap<string, Entry>): ReadonlySet<string> {
  return new Set(
    [...entries].filter(([, entry]) => entry.text.trim() !== '').map(([conversationId]) => conversationId),
  );
}

function entryOf(value: unknown): Entry | undefined {
  const entry = value as Partial<Entry> | null | undefined;
  if (typeof entry?.text !== 'string' || typeof entry.saved !== 'boolean') return undefined;
  return { text: entry.text, saved: entry.saved };
}
