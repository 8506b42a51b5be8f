/** Words not sent yet, kept by conversation and advisor: on this device at every key, on the server a moment later. */

export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

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
  const entries = new Map<string, Entry>(Object.entries(read(storage, key)));
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();
  let named: ReadonlySet<string> = namesOf(entries);

  function put(conversationId: string, entry: Entry): void {
    if (entry.text === '' && entry.saved) entries.delete(conversationId);
    else entries.set(conversationId, entry);
    storage.setItem(key, JSON.stringify(Object.fromEntries(entries)));
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
      const unsaved = [...entries].filter(([, entry]) => !entry.saved);
      if (unsaved.length === 0) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(Object.fromEntries(unsaved)));
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

/** What another version of the console left behind, or nothing, is no reason to fail. */
function read(storage: Kept, key: string): Record<string, Entry> {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? '{}');
    return isEntries(value) ? value : {};
  } catch {
    return {};
  }
}

function isEntries(value: unknown): value is Record<string, Entry> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((entry) => typeof entry?.text === 'string' && typeof entry?.saved === 'boolean')
  );
}
