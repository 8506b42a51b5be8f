/** Sentences that say the same in nearly the same letters: a fold must never test on the twin of what it trained on. */

/** Share of common letter pairs (Dice) from which two sentences are twins: "where is my order" and "where's my order". */
const alike = 0.8;

export type Twin = { readonly one: number; readonly other: number; readonly likeness: number };

/** Pairs of near-duplicates; quadratic, meant for the hundred sentences of one intent. */
export function twinsOf(texts: readonly string[]): Twin[] {
  const pairs = texts.map(letterPairs);
  return pairs.flatMap((mine, one) =>
    pairs.slice(one + 1).flatMap((theirs, offset) => {
      const likeness = dice(mine, theirs);
      return likeness >= alike ? [{ one, other: one + 1 + offset, likeness }] : [];
    }),
  );
}

/** Groups joined wherever they hold twins; a joined group goes by the name of its first member. */
export function joinTwins<Item extends { readonly text: string; readonly group: string }>(
  items: readonly Item[],
): Item[] {
  const leader = new Map(items.map(({ group }) => [group, group]));
  const leaderOf = (group: string): string => {
    let at = group;
    while (leader.get(at) !== at) at = leader.get(at) ?? at;
    return at;
  };
  for (const { one, other } of twinsOf(items.map(({ text }) => text))) {
    const first = leaderOf(items[one]?.group ?? '');
    leader.set(leaderOf(items[other]?.group ?? ''), first);
  }
  return items.map((item) => ({ ...item, group: leaderOf(item.group) }));
}

/** What stays the same when only case, spaces and punctuation differ. */
export const lettersOf = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '');

function letterPairs(text: string): Set<string> {
  const padded = `<${lettersOf(text)}>`;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

function dice(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  const [small, large] = mine.size < theirs.size ? [mine, theirs] : [theirs, mine];
  // Even if all were common, the longer one would be too long.
  if ((2 * small.size) / (small.size + large.size) < alike) return 0;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common += 1;
  return (2 * common) / (small.size + large.size);
}
