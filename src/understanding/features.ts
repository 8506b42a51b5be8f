/** Turns a text into hashed word and character n-grams: the only thing the linear models ever see. */

/** Which n-grams a model looks at. Two blocks, each with length 1, so that long words do not drown short ones. */
export type FeatureShape = {
  /** Words in a row, from 1 to this many. */
  readonly words: number;
  /** Where a text begins and ends counts as a word. */
  readonly bounds?: boolean;
  /** Pairs of words with up to this many others between them. */
  readonly gap?: number;
  /** Characters in a row. */
  readonly shortest: number;
  readonly longest: number;
  /** Characters of one word (or one run of Chinese or Japanese) only, instead of the whole line. */
  readonly inside?: boolean;
  /** Features hash into 2^bits buckets; 15 when not said. */
  readonly bits?: number;
};

/** Tuned on banking77, CLINC150, HWU64 and MASSIVE (de), the same for all of them and for our own sentences. */
export const intentShape: FeatureShape = { words: 3, bounds: true, gap: 2, shortest: 2, longest: 5, inside: true };

/** Sparse counts: `ids[i]` occurred `counts[i]` times. The first `wordIds` ids are words. */
export type Features = { readonly ids: number[]; readonly counts: number[]; readonly wordIds: number };

/** Beyond this a message repeats itself; reading on would only cost time. */
const enough = 1_200; // characters

/** Begins where a word begins and looks for the first @ and the first dot after it: tried once a word, not at every sign. */
const address = /(?<!\S)\S[^\s@]*@\S[^\s.]*\.\S+|https?:\/\/\S+|www\.\S+/gu;
const elongated = /(\p{L})\1{2,}/gu;
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{N}']+|[!?]+|\p{Extended_Pictographic}/gu;
const eastern = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u;

export const bucketsOf = ({ bits = 15 }: FeatureShape): number => 2 ** bits;

/** What the models read: addresses and digits as classes, "soooo" as "soo", one space between words. */
export function tokensOf(text: string): string[] {
  const cut = text.length > enough ? text.slice(0, enough) : text;
  const plain = (
    cut.includes('@') || cut.includes('://') || cut.includes('www.') ? cut.replace(address, ' xaddressx ') : cut
  )
    .replace(elongated, '$1$1')
    .replace(/\d/g, '0');
  return plain.match(token) ?? [];
}

/** Words hash into the even buckets and characters into the odd ones: the blocks stay apart. */
export function featuresOf(text: string, shape: FeatureShape): Features {
  const tokens = tokensOf(text);
  const counter = new Counter(bucketsOf(shape) - 1);
  const words = shape.bounds ? ['<', ...tokens, '>'] : tokens;
  for (let size = 1; size <= shape.words; size++) countWords(words, size, counter);
  if (shape.gap) countPairs(tokens, shape.gap, counter);
  const wordIds = counter.counts.size;
  if (shape.inside) for (const run of runsOf(tokens)) countCharacters(` ${run} `, shape, counter);
  else countCharacters(` ${tokens.join(' ')} `, shape, counter);
  return { ids: [...counter.counts.keys()], counts: [...counter.counts.values()], wordIds };
}

class Counter {
  readonly counts = new Map<number, number>();
  readonly #mask: number;

  constructor(mask: number) {
    this.#mask = mask;
  }

  /** `block` is 0 for words and 1 for characters. */
  add(hash: number, block: 0 | 1): void {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const id = ((mixed ^ (mixed >>> 13)) & this.#mask & ~1) | block;
    this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
  }
}

function countWords(tokens: readonly string[], size: number, counter: Counter): void {
  for (let first = 0; first + size <= tokens.length; first++) {
    let hash = 0x811c9dc5 ^ size;
    for (let index = first; index < first + size; index++) hash = mixWord(hash, tokens[index] ?? '');
    counter.add(hash, 0);
  }
}

/** "Return my new shoes": "return" and "shoes" belong together, whatever stands between. */
function countPairs(tokens: readonly string[], gap: number, counter: Counter): void {
  for (let first = 0; first < tokens.length; first++) {
    const start = mixWord(0x5bd1e995, tokens[first] ?? '');
    const last = Math.min(tokens.length - 1, first + 1 + gap);
    for (let second = first + 2; second <= last; second++) counter.add(mixWord(start, tokens[second] ?? ''), 0);
  }
}

function mixWord(seed: number, word: string): number {
  let hash = seed;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return Math.imul(hash ^ 32, 0x01000193);
}

/** Words as they are; neighbouring characters of a script without spaces as one run. */
function runsOf(tokens: readonly string[]): string[] {
  const runs: string[] = [];
  let open = false;
  for (const word of tokens) {
    const joins = word.length === 1 && eastern.test(word);
    if (joins && open) runs[runs.length - 1] += word;
    else runs.push(word);
    open = joins;
  }
  return runs;
}

function countCharacters(line: string, shape: FeatureShape, counter: Counter): void {
  for (let first = 0; first < line.length; first++) {
    let hash = 0x9747b28c;
    const last = Math.min(line.length, first + shape.longest);
    for (let index = first; index < last; index++) {
      hash = Math.imul(hash ^ line.charCodeAt(index), 0x01000193);
      if (index - first + 1 >= shape.shortest) counter.add(hash, 1);
    }
  }
}
