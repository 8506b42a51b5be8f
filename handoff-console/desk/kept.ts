/** Small values kept on this device, each under its own key, so that two tabs do not write over one another. */
export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type KeptRecord<Value> = {
  /** What another version of the console left behind and does not parse is left out. */
  readonly all: () => ReadonlyMap<string, Value>;
  readonly put: (name: string, value: Value) => void;
  readonly remove: (name: string) => void;
};

export function keptUnder<Value>(
  storage: Kept,
  prefix: string,
  parse: (value: unknown) => Value | undefined,
): KeptRecord<Value> {
  const start = `${prefix}.`;
  return {
    all() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      const found = new Map<string, Value>();
      for (const key of keys) {
        if (key === null || !key.startsWith(start)) continue;
        const value = parse(json(storage.getItem(key)));
        if (value !== undefined) found.set(key.slice(start.length), value);
      }
      return found;
    },
    put: (name, value) => storage.setItem(start + name, JSON.stringify(value)),
    remove: (name) => storage.removeItem(start + name),
  };
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
