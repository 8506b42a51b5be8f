/** The whole concierge as a shopper meets it, without a server: sample house, real catalogue, real local understanding. */
import { createConcierge } from '../../dialogs/concierge.ts';
import { createCatalog } from '../../src/commerce/catalog.ts';
import { importProducts } from '../../src/commerce/import.ts';
import type { Store } from '../../src/domain/commerce.ts';
import type { Concierge, ConciergeAnswer, ConciergeTurn } from '../../src/domain/concierge.ts';
import type { OwedMessage } from '../../src/domain/conversation.ts';
import { eventId, shopperId } from '../../src/domain/ids.ts';
import { loadHouse } from '../../src/house/load.ts';
import { createTranslate, formats } from '../../src/i18n.ts';
import { createKnowledge } from '../../src/understanding/knowledge.ts';
import { createLocalUnderstander, type LocalUnderstander } from '../../src/understanding/local.ts';
import { aConversation } from './spoken.ts';

/** A Friday morning in Paris; the sample orders are dated around it. */
export const fridayMorning = new Date('2026-11-20T10:00:00Z');

export type Meridon = {
  readonly concierge: Concierge;
  readonly understander: LocalUnderstander;
  readonly stores: readonly Store[];
};

/** `answering`: the boutiques whose people speak a shopper's language. */
export async function openMeridon(now = fridayMorning, answering?: readonly string[]): Promise<Meridon> {
  const dir = 'src/house/meridon';
  const { house } = await loadHouse({
    dir,
    now,
    parseProducts: (file, text, { currency }) => ({
      products: importProducts(file, text, { currency }).products,
      problems: [],
    }),
  });
  const catalog = createCatalog();
  catalog.replace(house.products);
  const understander = createLocalUnderstander({
    catalog: { products: house.products, stores: house.stores },
    clock: () => now,
  });
  const knowledge = createKnowledge({
    articles: house.articles,
    wishesOf: understander.wishes,
    clock: () => now,
  });
  const concierge = createConcierge({
    say: createTranslate({ dir: 'locales' }),
    formats,
    catalog,
    knowledge,
    currency: house.brand.currency,
    boutiques: { all: () => house.stores },
    ...(answering && { answering: async () => house.stores.filter(({ id }) => answering.includes(id)) }),
    orders: {
      find: async (number) => house.orders.find((order) => order.number === number),
      ofShopper: async (id) => house.orders.filter((order) => order.shopperId === id),
    },
  });
  return { concierge, understander, stores: house.stores };
}

export type Utterance = {
  readonly text: string;
  readonly value?: string;
  readonly action?: { action: string; value: string };
};

type Kept = ConciergeTurn['conversation'];

/** One shopper's conversation: what a turn keeps between two messages, kept here. */
export function visit({ concierge, understander }: Meridon, locale: string) {
  let conversation: Kept = { ...aConversation, locale };
  let now = fridayMorning;
  return {
    async says(utterances: readonly Utterance[]): Promise<ConciergeAnswer> {
      const messages = utterances.map((utterance, index) => read(understander, utterance, conversation, now, index));
      const answer = await concierge.respond({ conversation, messages, now }, new AbortController().signal);
      conversation = kept(conversation, answer);
      return answer;
    },
    speaks(other: string): void {
      conversation = { ...conversation, locale: other };
    },
    restores(dialog: unknown): void {
      conversation = { ...conversation, dialog };
    },
    isKnown(id: string, name: string, storeId?: string): void {
      const identity = { level: 'verified', shopperId: shopperId(id), name, ...(storeId && { storeId }) } as const;
      conversation = { ...conversation, identity };
    },
    /** As a channel tells it of anybody. */
    isCalled(name: string): void {
      conversation = { ...conversation, identity: { level: 'anonymous', name } };
    },
    waits(ms: number): void {
      now = new Date(now.getTime() + ms);
    },
  };
}

function read(
  understander: LocalUnderstander,
  said: Utterance,
  { locale, head }: Kept,
  now: Date,
  index: number,
): OwedMessage {
  const { action, ...rest } = said;
  return {
    ...rest,
    ...(action ? { action: { messageId: 'card', ...action } } : {}),
    eventId: eventId(`event-${head}-${index}`),
    seq: head + index + 1,
    understanding: understander.read(said.text, { locale }),
    at: now,
  };
}

function kept(conversation: Kept, answer: ConciergeAnswer): Kept {
  const { identity, ordersProven = [], productsShown = [] } = answer;
  const { memory } = conversation;
  const claimed = identity && {
    level: identity.level,
    email: identity.email,
    ...(identity.shopperId === undefined ? {} : { shopperId: shopperId(identity.shopperId) }),
  };
  return {
    ...conversation,
    // through JSON, as the store does it
    dialog: JSON.parse(JSON.stringify(answer.dialog)),
    head: conversation.head + 2,
    ...(claimed ? { identity: { ...conversation.identity, ...claimed } } : {}),
    memory: {
      ...memory,
      slots: { ...memory.slots, ...answer.slots },
      ordersProven: [...new Set([...memory.ordersProven, ...ordersProven])],
      productsShown: [...memory.productsShown, ...productsShown],
    },
  };
}
