/** What a person changed in a text, word by word: longest common run of words, as `diff` finds it for lines. */

export type DiffPiece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Longer texts are told as replaced as a whole: nobody reads such a comparison, and it would take its time. */
const mostTokens = 1_200;
/** Words with what follows them up to the next; where no spaces are written, single characters. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\s+/gu;

/** In reading order. Without the removed pieces they are `after`, without the added ones `before`. */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  if (old.length > mostTokens || fresh.length > mostTokens)
    return joined([...all('removed', old), ...all('added', fresh)]);
  const common = lengths(old, fresh);
  const pieces: DiffPiece[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < fresh.length) {
    const [gone, came] = [old[at], fresh[to]];
    if (gone !== undefined && gone === came) {
      pieces.push({ kind: 'same', text: gone });
      at += 1;
      to += 1;
    } else if (gone !== undefined && (came === undefined || reach(common, at + 1, to) >= reach(common, at, to + 1))) {
      pieces.push({ kind: 'removed', text: gone });
      at += 1;
    } else if (came !== undefined) {
      pieces.push({ kind: 'added', text: came });
      to += 1;
    }
  }
  return joined(pieces);
}

/** Words added plus words removed; 0 when the text went out as it was proposed. */
export function editDistance(before: string, after: string): number {
  return wordDiff(before, after)
    .filter(({ kind }) => kind !== 'same')
    .reduce((sum, { text }) => sum + tokensOf(text).filter((word) => word.trim() !== '').length, 0);
}

const tokensOf = (text: string): readonly string[] => text.match(token) ?? [];
const all = (kind: DiffPiece['kind'], words: readonly string[]) => words.map((text) => ({ kind, text }));
const reach = (common: readonly Uint16Array[], at: number, to: number): number => common[at]?.[to] ?? 0;

/** How many words `old` from `at` and `fresh` from `to` have in common, in order. */
function lengths(old: readonly string[], fresh: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let at = old.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    for (let to = fresh.length - 1; row !== undefined && to >= 0; to -= 1)
      row[to] =
        old[at] === fresh[to]
          ? reach(rows, at + 1, to + 1) + 1
          : Math.max(reach(rows, at + 1, to), reach(rows, at, to + 1));
  }
  return rows;
}

function joined(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  const runs: DiffPiece[] = [];
  for (const { kind, text } of pieces) {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  }
  return runs;
}
