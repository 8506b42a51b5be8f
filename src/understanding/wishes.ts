/** The wish behind a text as the intent model sees it: the bridge between a question and an article that share no word. */

/** A share per intent; the shares of one text add up to 1. */
export type Wishes = ReadonlyMap<string, number>;

/** Bhattacharyya's coefficient: 1 when both want the same, 0 when nothing is common. */
export function sameWish(one: Wishes, other: Wishes): number {
  let sum = 0;
  for (const [intent, share] of one) sum += Math.sqrt(share * (other.get(intent) ?? 0));
  return sum;
}

/** Every intent with how probable it is, as `LocalUnderstander.wishes` tells; empty where no model is at hand. */
export type WishReader = (text: string, language: string) => readonly Wish[];
export type Wish = { readonly name: string; readonly probability: number };

export function asShares(scores: readonly Wish[]): Wishes {
  const told = scores.filter(({ name, probability }) => !manners.has(name) && probability > faint);
  const total = told.reduce((sum, { probability }) => sum + probability, 0);
  return new Map(total === 0 ? [] : told.map(({ name, probability }) => [name, probability / total]));
}

export function meanWishes(all: readonly Wishes[]): Wishes {
  const sums = new Map<string, number>();
  for (const wishes of all) {
    for (const [intent, share] of wishes) sums.set(intent, (sums.get(intent) ?? 0) + share / all.length);
  }
  return sums;
}

const faint = 0.01;
/** Intents about the conversation rather than the house: no article is about them. */
const manners: ReadonlySet<string> = new Set(
  'thanks greeting small-talk goodbye insult yes no correction cancel back start-over help out-of-scope'.split(' '),
);
