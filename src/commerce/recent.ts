/** What was asked for lately, up to a total size; the longest unasked goes first. */

export function createRecent<T>(room: number) {
  const kept = new Map<string, { readonly value: T; readonly size: number }>();
  let used = 0;
  return {
    get(key: string): T | undefined {
      const entry = kept.get(key);
      if (!entry) return undefined;
      // a Map keeps insertion order: put back, it is the youngest
      kept.delete(key);
      kept.set(key, entry);
      return entry.value;
    },
    keep(key: string, value: T, length: number): void {
      const size = length + entryCost;
      if (size > room) return;
      kept.set(key, { value, size });
      used += size;
      for (const [oldest, entry] of kept) {
        if (used <= room) return;
        kept.delete(oldest);
        used -= entry.size;
      }
    },
    clear(): void {
      kept.clear();
      used = 0;
    },
  };
}

/** So that many small values do not count as nothing. */
const entryCost = 64;
