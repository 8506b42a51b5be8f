/** A wish in words, and what had to be given up for it: said plainly, because the shopper would notice anyway. */
import type { Talk } from '../src/domain/dialog.ts';
import type { Relaxation, Wish } from '../src/domain/discovery.ts';
import type { ConciergeParts } from './parts.ts';
import { word, wordList } from './vocabulary.ts';

/** How many different things the shopper has said about the piece. */
export function saidConstraints(wish: Wish): number {
  const { category, text, colors, materials, occasions, recipients, sizes, priceMin, priceMax } = wish;
  const lists = [colors, materials, occasions, recipients, sizes].filter((list) => list.length > 0).length;
  return lists + [category, text, priceMin ?? priceMax].filter((value) => value !== undefined).length;
}

/** A category and nothing more. */
export const isSimple = (wish: Wish) => saidConstraints(wish) <= 2;

/** "bags, burgundy, for the evening, under €2,000" */
export function wishWords(parts: ConciergeParts, talk: Talk, wish: Wish): string {
  const { formats } = parts;
  const money = (amount: number) => formats.money({ amount, currency: parts.currency }, talk.locale);
  // people who read the wish should see the shopper's own figure beside what it was taken for
  const spoken = wish.price === undefined ? [] : [`“${wish.price.words}”`];
  const list = (kind: 'color' | 'material', keys: readonly string[]) =>
    keys.length === 0 ? [] : [wordList(talk, formats.list, kind, keys)];
  const phrases = (kind: 'occasion' | 'recipient', keys: readonly string[]) =>
    keys.map((key) => talk.say(`reason.${kind}`, { what: word(talk, kind, key) }));
  return [
    ...(wish.category === undefined ? [] : [word(talk, 'category', wish.category)]),
    ...list('color', wish.colors),
    ...list('material', wish.materials),
    ...phrases('occasion', wish.occasions),
    ...phrases('recipient', wish.recipients),
    ...wish.sizes.map((size) => talk.say('reason.size', { what: size })),
    ...priceWords(wish, talk, money),
    ...spoken,
  ].join(talk.say('find.comma'));
}

function priceWords({ priceMin, priceMax }: Wish, { say }: Talk, money: (amount: number) => string): readonly string[] {
  if (priceMin !== undefined && priceMax !== undefined) {
    return [say('reason.price-between', { min: money(priceMin), max: money(priceMax) })];
  }
  if (priceMax !== undefined) return [say('reason.price-under', { max: money(priceMax) })];
  return priceMin === undefined ? [] : [say('reason.price-over', { min: money(priceMin) })];
}

/** "in navy rather than burgundy, and up to €2,300 rather than €2,000" */
export function yieldingWords(parts: ConciergeParts, talk: Talk, relaxed: readonly Relaxation[]): string {
  return parts.formats.list(
    relaxed.map((relaxation) => yielding(parts, talk, relaxation)),
    talk.locale,
  );
}

function yielding(parts: ConciergeParts, talk: Talk, relaxation: Relaxation): string {
  if (relaxation.constraint === 'price') {
    const money = (amount: number) => parts.formats.money({ amount, currency: parts.currency }, talk.locale);
    return talk.say(`relaxed.price-${relaxation.bound}`, { from: money(relaxation.from), to: money(relaxation.to) });
  }
  const from = named(parts, talk, relaxation.constraint, relaxation.from);
  if (relaxation.to.length === 0) return talk.say(`relaxed.${relaxation.constraint}-any`, { from });
  return talk.say(`relaxed.${relaxation.constraint}`, {
    from,
    to: named(parts, talk, relaxation.constraint, relaxation.to),
  });
}

function named(
  { formats, boutiques }: ConciergeParts,
  talk: Talk,
  constraint: Exclude<Relaxation['constraint'], 'price'>,
  keys: readonly string[],
): string {
  switch (constraint) {
    case 'color':
    case 'material':
    case 'occasion':
    case 'recipient':
      return wordList(talk, formats.list, constraint, keys);
    case 'store':
      return formats.list(
        keys.map((key) => boutiques.all().find(({ id }) => id === key)?.city ?? key),
        talk.locale,
        'or',
      );
    case 'size':
    case 'text':
    case 'availability':
      return formats.list(keys, talk.locale, 'or');
    default:
      return constraint satisfies never;
  }
}
