/** The baselines of a search: BM25 and TF-IDF on lower-case words as they stand, the textbook way. */

export type Document = { readonly id: string; readonly text: string };

/** Ids of what shares a word with the question, best first. */
export type Ranker = (question: string, limit: number) => string[];

/** Robertson's usual constants. */
const saturation = 1.2;
const lengthWeight = 0.75;

const eastern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): string[] => text.toLowerCase().match(eastern) ?? [];

type Posting = { readonly at: number; readonly count: number };

export function plainBm25(documents: readonly Document[]): Ranker {
  const { postings, lengths, meanLength } = index(documents);
  return rank(documents, (question, add) => {
    for (const word of question) {
      const found = postings.get(word) ?? [];
      const rarity = Math.log(1 + (documents.length - found.length + 0.5) / (found.length + 0.5));
      for (const { at, count } of found) {
        const norm = saturation * (1 - lengthWeight + (lengthWeight * (lengths[at] ?? 0)) / meanLength);
        add(at, (rarity * count * (saturation + 1)) / (count + norm));
      }
    }
  });
}

export function plainTfIdf(documents: readonly Document[]): Ranker {
  const { postings } = index(documents);
  const rarity = (word: string) => Math.log((1 + documents.length) / (1 + (postings.get(word)?.length ?? 0))) + 1;
  const squares = new Float64Array(documents.length);
  for (const [word, found] of postings) {
    for (const { at, count } of found) squares[at] = (squares[at] ?? 0) + (count * rarity(word)) ** 2;
  }
  return rank(documents, (question, add) => {
    for (const word of question) {
      for (const { at, count } of postings.get(word) ?? [])
        add(at, (rarity(word) ** 2 * count) / Math.sqrt(squares[at] ?? 1));
    }
  });
}

function index(documents: readonly Document[]) {
  const postings = new Map<string, Posting[]>();
  const lengths = documents.map(({ text }, at) => {
    const words = wordsOf(text);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) {
      const list = postings.get(word);
      if (list) list.push({ at, count });
      else postings.set(word, [{ at, count }]);
    }
    return words.length;
  });
  const meanLength = Math.max(1, lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length));
  return { postings, lengths, meanLength };
}

function rank(
  documents: readonly Document[],
  weigh: (question: readonly string[], add: (at: number, score: number) => void) => void,
): Ranker {
  return (question, limit) => {
    const scores = new Map<number, number>();
    weigh(wordsOf(question), (at, score) => scores.set(at, (scores.get(at) ?? 0) + score));
    return [...scores]
      .sort(([one, a], [other, b]) => b - a || one - other)
      .slice(0, limit)
      .map(([at]) => documents[at]?.id ?? '');
  };
}
