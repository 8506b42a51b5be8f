/** How much of a proposal an advisor changed: Levenshtein's distance over the longer text, 0 (as it was) to 1. */

/** Drafts are a few hundred characters; longer ones are compared by their beginning. */
const longest = 2_000;

export function changedShare(proposed: string, sent: string): number {
  const [a, b] = [[...proposed.trim()].slice(0, longest), [...sent.trim()].slice(0, longest)];
  const length = Math.max(a.length, b.length);
  return length === 0 ? 0 : distance(a, b) / length;
}

/** Two rows of the table are enough. */
function distance(a: readonly string[], b: readonly string[]): number {
  let above = b.map((_letter, index) => index + 1);
  above.unshift(0);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const swapped = (above[j] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(swapped, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? a.length;
}
