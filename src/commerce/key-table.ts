/**
 * From a SKU, id or handle to its slot: an open-addressed table of hashes, 4 to 8 bytes a key. A SQLite index or a Map
 * would hold every key a second time; here the document itself is asked whether the slot is the right one.
 */

export type KeyTable = {
  add(key: string, slot: number): void;
  /** The latest slot added under `key` of which `isIt` says so. */
  find(key: string, isIt: (slot: number) => boolean): number | undefined;
};

const empty = -1;

export function createKeyTable(expected = 16): KeyTable {
  let hashes = new Uint32Array(capacityFor(expected));
  let slots = new Int32Array(hashes.length).fill(empty);
  let used = 0;

  const place = (hash: number, slot: number) => {
    const mask = hashes.length - 1;
    let at = hash & mask;
    while (slots[at] !== empty) at = (at + 1) & mask;
    hashes[at] = hash;
    slots[at] = slot;
  };

  const grow = () => {
    const [oldHashes, oldSlots] = [hashes, slots];
    hashes = new Uint32Array(oldHashes.length * 2);
    slots = new Int32Array(hashes.length).fill(empty);
    for (let at = 0; at < oldSlots.length; at++) {
      const slot = oldSlots[at] ?? empty;
      if (slot !== empty) place(oldHashes[at] ?? 0, slot);
    }
  };

  return {
    add(key, slot) {
      if ((used + 1) * 4 > hashes.length * 3) grow();
      place(hashOf(key), slot);
      used += 1;
    },
    find(key, isIt) {
      const hash = hashOf(key);
      const mask = hashes.length - 1;
      const same: number[] = [];
      for (let at = hash & mask; slots[at] !== empty; at = (at + 1) & mask) {
        if (hashes[at] === hash) same.push(slots[at] ?? empty);
      }
      return same.sort((a, b) => b - a).find(isIt);
    },
  };
}

/** A power of two, so that a mask finds the place; at most three quarters full. */
function capacityFor(keys: number): number {
  let capacity = 16;
  while (capacity * 3 < keys * 4) capacity *= 2;
  return capacity;
}

/** FNV-1a with a last mix, since SKUs differ mostly in their last letters. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
