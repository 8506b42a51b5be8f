/** Turns a text into hashed word and character n-grams: the only thing the linear models ever see. */

export const buckets = 2 ** 15;

/** Which n-grams a model looks at. Two blocks, each with length 1, so that long words do not drown short ones. */
export type FeatureShape = { readonly words: number; readonly shortest: number; readonly longest: number };

export const intentShape: FeatureShape = { words: 2, shortest: 2, longest: 5 };
export const languageShape: FeatureShape = { words: 1, shortest: 1, longest: 4 };

/** Sparse counts: `ids[i]` occurred `counts[i]` times. The first `wordIds` ids are words. */
export type Features = { readonly ids: number[]; readonly counts: number[]; readonly wordIds: number };

/** Beyond this a message repeats itself; reading on would only cost time. */
const enough = 1_200; // characters

const address = /\S+@\S+\.\S+|https?:\/\/\S+|www\.\S+/gu;
const elongated = /(\p{L})\1{2,}/gu;
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{N}']+|[!?]+|\p{Extended_Pictographic}/gu;

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

export function featuresOf(text: string, shape: FeatureShape): Features {
  const tokens = tokensOf(text);
  const counter = new Map<number, number>();
  for (let size = 1; size <= shape.words; size++) countWords(tokens, size, counter);
  const wordIds = counter.size;
  countCharacters(` ${tokens.join(' ')} `, shape, counter);
  return { ids: [...counter.keys()], counts: [...counter.values()], wordIds };
}

/** Words hash into the even buckets and characters into the odd ones: the blocks stay apart. */
function countWords(tokens: readonly string[], size: number, counter: Map<number, number>): void {
  for (let first = 0; first + size <= tokens.length; first++) {
    let hash = 0x811c9dc5 ^ size;
    for (let index = first; index < first + size; index++) hash = mixWord(hash, tokens[index] ?? '');
    add(counter, bucketOf(hash) & ~1);
  }
}

function mixWord(seed: number, word: string): number {
  let hash = seed;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return Math.imul(hash ^ 32, 0x01000193);
}

function countCharacters(line: string, shape: FeatureShape, counter: Map<number, number>): void {
  for (let first = 0; first < line.length; first++) {
    let hash = 0x9747b28c;
    const last = Math.min(line.length, first + shape.longest);
    for (let index = first; index < last; index++) {
      hash = Math.imul(hash ^ line.charCodeAt(index), 0x01000193);
      if (index - first + 1 >= shape.shortest) add(counter, bucketOf(hash) | 1);
    }
  }
}

function bucketOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % buckets;
}

function add(counter: Map<number, number>, id: number): void {
  counter.set(id, (counter.get(id) ?? 0) + 1);
}
