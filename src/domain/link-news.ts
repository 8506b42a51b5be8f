/** What a conversation takes from another thread of the same person, and what it gives back when they part. */
import type { Conversation } from './conversation.ts';
import { type LinkedNews, withConsents } from './person.ts';

const kept = 12;

/** What was told elsewhere says so: an advisor sees where, and parting takes it back. */
export function withNews(conversation: Conversation, news: LinkedNews): Conversation {
  const { identity, consents, memory } = conversation;
  const { from, slots = {}, productsShown = [], ordersProven = [] } = news;
  const skus = new Set(productsShown.map(({ sku }) => sku));
  const toldOn = Object.fromEntries(Object.keys(slots).map((slot) => [slot, from.channel]));
  return {
    ...conversation,
    identity: news.identity === undefined ? identity : { ...identity, ...news.identity },
    consents: news.consents === undefined ? consents : withConsents(consents, news.consents),
    ...(news.dialog === undefined ? {} : { dialog: news.dialog }),
    memory: {
      ...memory,
      slots: { ...memory.slots, ...slots },
      toldOn: { ...memory.toldOn, ...toldOn },
      productsShown: [...memory.productsShown.filter(({ sku }) => !skus.has(sku)), ...productsShown].slice(-kept),
      ordersProven: [...new Set([...memory.ordersProven, ...ordersProven])].slice(-kept),
    },
  };
}

/** Who they are, what was told elsewhere and every proven order go; what was said here stays. */
export function alone(conversation: Conversation): Conversation {
  const { toldOn = {}, ...memory } = conversation.memory;
  const slots = Object.fromEntries(
    Object.entries(memory.slots).filter(([slot]) => !Object.hasOwn(toldOn, slot) && slot !== 'orderNumber'),
  );
  // The goal in hand may know an order by a proof that counts no more.
  return {
    ...conversation,
    identity: { level: 'anonymous' },
    memory: { ...memory, slots, ordersProven: [] },
    dialog: null,
  };
}
