/** Wires what advisors work with besides the conversation: pieces and their cards, ready replies, search. */
import { tileOf } from '../dialogs/product-words.ts';
import { createPieceSearch } from './commerce/piece-search.ts';
import type { Store as Boutique } from './domain/commerce.ts';
import type { ClientBook, Orders } from './domain/house-books.ts';
import type { Advisor } from './domain/participant.ts';
import type { Clock, Store } from './domain/ports.ts';
import type { Briefings } from './handoff/briefing.ts';
import { createDeskSearch } from './handoff/desk-search.ts';
import { createFilledReplies, type FilledRepliesParts } from './handoff/filled-replies.ts';
import { createPieceCards, type PieceCards } from './handoff/piece-cards.ts';
import type { ToolsParts } from './http/tool-routes.ts';
import { formats } from './i18n.ts';
import type { OpenHouse } from './open-house.ts';

export type OpenToolsParts = {
  readonly store: Pick<Store, 'documents' | 'transcripts'>;
  readonly house: OpenHouse;
  readonly orders: Orders;
  readonly clientBook: ClientBook;
  readonly briefings: Pick<Briefings, 'of'>;
  readonly canned: { readonly in: FilledRepliesParts['canned'] };
  readonly clock: Clock;
};

export type OpenTools = { readonly cards: PieceCards; readonly http: ToolsParts };

export function openTools({ store, house, orders, clientBook, briefings, canned, clock }: OpenToolsParts): OpenTools {
  const { catalog, knowledge, translate } = house;
  const now = () => clock.now();
  const stores = () => house.stock().stores;
  const cards = createPieceCards({ catalog, translate, tile: pieceTile(house, stores) });
  return {
    cards,
    http: {
      pieces: createPieceSearch({ catalog, stores, translate, formats }),
      cardOf: cards.of,
      filledReplies: createFilledReplies({
        canned: canned.in,
        briefings,
        house: house.house.brand.name,
        storeOf: storeNames(stores),
        now,
      }),
      search: createDeskSearch({ ...store, clientBook, orders, knowledge, now }),
      orders,
    },
  };
}

/** The very tile that the concierge shows. */
function pieceTile(
  { translate }: OpenHouse,
  stores: () => readonly Boutique[],
): Parameters<typeof createPieceCards>[0]['tile'] {
  const parts = { formats, boutiques: { all: stores } };
  return (piece, locale) =>
    tileOf(
      parts,
      { locale, say: (key, params) => translate(locale, key, params) },
      { ...piece, reasons: [], score: 1 },
    );
}

function storeNames(stores: () => readonly Boutique[]) {
  return ({ storeId }: Advisor) => stores().find(({ id }) => id === storeId)?.name;
}
