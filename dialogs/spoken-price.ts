/** A price in another currency than the house's: compared by its figure where that says something, and always said. */
import type { Talk } from '../src/domain/dialog.ts';
import type { SpokenPrice, Wish } from '../src/domain/discovery.ts';
import { plain } from '../src/domain/plain-words.ts';
import type { Entity } from '../src/domain/understanding.ts';
import type { ConciergeParts } from './parts.ts';

/** Their units are worth about the same: 2,000 of one is a bag in the other as well. Nobody buys a bag for 2,000 yen. */
const alike: ReadonlySet<string> = new Set(['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD', 'SGD']);
const dollars: ReadonlySet<string> = new Set(['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']);
/** Without a country's name a dollar is the house's own, where it has one. */
const bareDollar = /^(?:dollars?|dollar[oi]|dolar(?:es)?|bucks|دولار\p{L}*|ドル)?$/u;

type Heard = { readonly entities: readonly Entity[]; readonly price?: SpokenPrice };

/** The entities as far as the house can compare them, and what has to be said of the rest. */
export function inHouseCurrency(entities: readonly Entity[], house: string): Heard {
  const isForeign = ({ kind, currency = house }: Entity) => kind === 'money' && currency !== house;
  const foreign = entities.filter((entity) => isForeign(entity) && !entity.negated);
  if (foreign.length === 0 || foreign.every((entity) => isOwnDollar(entity, house))) return { entities };
  const words = foreign.map(({ text }) => text).join(' – ');
  const isComparable = [house, ...foreign.map(({ currency = house }) => currency)].every((code) => alike.has(code));
  if (!isComparable) return { entities: entities.filter((entity) => !isForeign(entity)), price: { words, taken: [] } };
  return { entities, price: { words, taken: foreign.map(({ value }) => Number(value)) } };
}

function isOwnDollar({ text, currency }: Entity, house: string): boolean {
  const words = plain(text.replace(/[\d.,'’]|k\b/gu, ' '));
  return dollars.has(house) && dollars.has(currency ?? '') && bareDollar.test(words);
}

/** The sentence beside the pieces: what was assumed of the price, or nothing where it is plain. */
export function priceNote({ currency, formats }: ConciergeParts, { price }: Wish, talk: Talk): string | undefined {
  if (price === undefined) return undefined;
  if (price.taken.length === 0) return talk.say('find.price-unknown', { said: price.words });
  const amounts = price.taken.map((amount) => formats.money({ amount, currency }, talk.locale));
  return talk.say('find.price-taken', { said: price.words, taken: formats.list(amounts, talk.locale) });
}
