/** Values that tell whoever has read them when they change: what the panel needs of a reactive library. */

export type ReadonlySignal<T> = {
  /** Whoever reads it is told when it changes. */
  readonly value: T;
  /** The same, and nobody is told. */
  peek(): T;
};

export type Signal<T> = ReadonlySignal<T> & { value: T };

/** Who reads: told of every change of what it has read, until it reads anew or leaves. */
export type Reader = { readonly told: () => void; readonly sources: Set<Set<Reader>> };

let reading: Reader | undefined;

/** Effects that have something new to see; one is never run inside another. */
const due = new Set<() => void>();
let settling = false;

export function signal<T>(): Signal<T | undefined>;
export function signal<T>(first: T): Signal<T>;
export function signal<T>(first?: T): Signal<T | undefined> {
  let current = first;
  const readers = new Set<Reader>();
  return {
    get value() {
      if (reading) {
        readers.add(reading);
        reading.sources.add(readers);
      }
      return current;
    },
    set value(next) {
      if (next === current) return;
      current = next;
      for (const { told } of readers) told();
      settle();
    },
    peek: () => current,
  };
}

export const createReader = (told: () => void): Reader => ({ told, sources: new Set() });

/** Who reads from now on, beginning with nothing read; returns who did so far. */
export function readAs(reader: Reader | undefined): Reader | undefined {
  const before = reading;
  if (reader) leave(reader);
  reading = reader;
  return before;
}

export function leave(reader: Reader): void {
  for (const readers of reader.sources) readers.delete(reader);
  reader.sources.clear();
}

/** Runs at once, and again after each change of what it read; returns what ends it. */
export function effect(run: () => void): () => void {
  let ended = false;
  const reader = createReader(() => {
    if (!ended) due.add(again);
  });
  function again(): void {
    const before = readAs(reader);
    try {
      run();
    } finally {
      reading = before;
    }
  }
  due.add(again);
  settle();
  return () => {
    ended = true;
    due.delete(again);
    leave(reader);
  };
}

/** What an effect throws is the page's to report, and keeps no other from running. */
function settle(): void {
  if (settling) return;
  settling = true;
  for (const again of due) {
    due.delete(again);
    try {
      again();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
  settling = false;
}
