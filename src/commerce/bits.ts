/** A set of catalogue slots as one bit each, so that facets meet in a few thousand machine words even at a million products. */

export type Bits = Uint32Array;

export function bitsFor(slots: number): Bits {
  return new Uint32Array((slots + 31) >>> 5);
}

export function hasBit(bits: Bits, slot: number): boolean {
  return (((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
}

export function setBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
}

export function clearBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) & ~(1 << (slot & 31));
}

/** `into` keeps what is also in one of `any`. */
export function keepAny(into: Bits, any: readonly Bits[]): void {
  for (let word = 0; word < into.length; word++) {
    let union = 0;
    for (const bits of any) union |= bits[word] ?? 0;
    into[word] = (into[word] ?? 0) & union;
  }
}

/** `into` loses what is in `bits`. */
export function drop(into: Bits, bits: Bits): void {
  for (let word = 0; word < into.length; word++) into[word] = (into[word] ?? 0) & ~(bits[word] ?? 0);
}

/** Slots in rising order. */
export function eachBit(bits: Bits, visit: (slot: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    let left = bits[word] ?? 0;
    while (left !== 0) {
      const lowest = left & -left;
      visit((word << 5) + 31 - Math.clz32(lowest));
      left ^= lowest;
    }
  }
}

/** How many slots are in both. */
export function countBoth(a: Bits, b: Bits): number {
  let count = 0;
  for (let word = 0; word < a.length; word++) count += ones((a[word] ?? 0) & (b[word] ?? 0));
  return count;
}

function ones(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555);
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((pairs + (pairs >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** The same set with room for `slots`; doubles, so that growing one by one stays cheap. */
export function grownTo(bits: Bits, slots: number): Bits {
  const words = (slots + 31) >>> 5;
  if (words <= bits.length) return bits;
  const grown = new Uint32Array(Math.max(words, bits.length * 2));
  grown.set(bits);
  return grown;
}
