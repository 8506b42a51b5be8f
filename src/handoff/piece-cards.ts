/** Pieces that an advisor sends: the card is always made here from the catalogue as it is now, never taken on trust. */
import type { Card, ProductTile } from '../domain/card.ts';
import type { Product, Variant } from '../domain/commerce.ts';
import { isAvailable } from '../domain/discovery.ts';
import { AparteError } from '../domain/errors.ts';
import type { Catalog } from '../domain/house-books.ts';
import type { Translate } from '../domain/wording.ts';

export type PieceCardsParts = {
  readonly catalog: Pick<Catalog, 'bySku'>;
  /** A piece as shoppers are shown it. */
  readonly tile: (piece: { readonly product: Product; readonly variant: Variant }, locale: string) => ProductTile;
  readonly translate: Translate;
};

export type PieceCards = ReturnType<typeof createPieceCards>;

const most = 6;

export function createPieceCards({ catalog, tile, translate }: PieceCardsParts) {
  function card(skus: readonly string[], locale: string): Card {
    const items = skus.map((sku) => {
      const piece = catalog.bySku(sku);
      if (piece === undefined) throw changed(`${sku}: this piece is not sold any more.`, [sku]);
      return tile(piece, locale);
    });
    return { kind: 'product_carousel', title: translate(locale, 'find.card-title'), items };
  }

  return {
    /** With the words that may go with it. */
    of: (skus: readonly string[], locale: string): { readonly card: Card; readonly text: string } => ({
      card: card(skus, locale),
      text: translate(locale, skus.length === 1 ? 'desk.piece' : 'desk.pieces'),
    }),

    /** The same card as it is true now; throws `stale` with the figure as it is when a price has changed or a piece has gone. */
    now(seen: Card, locale: string): Card {
      if (seen.kind !== 'product_carousel') return seen;
      if (seen.items.length === 0 || seen.items.length > most)
        throw new AparteError('bad-request', `card: between 1 and ${most} pieces`);
      const fresh = card(
        seen.items.map(({ sku }) => sku),
        locale,
      );
      if (fresh.kind !== 'product_carousel') return fresh;
      const news = fresh.items.flatMap((item, at) => {
        if (item.price !== seen.items[at]?.price) return [`${item.title}: ${item.price}`];
        const piece = catalog.bySku(item.sku);
        const gone = piece !== undefined && !isAvailable(piece.variant);
        return gone && item.availability !== seen.items[at]?.availability
          ? [`${item.title}: ${item.availability ?? ''}`]
          : [];
      });
      if (news.length > 0) throw changed(news.join(' '), news);
      return fresh;
    },
  };
}

function changed(message: string, words: readonly string[]): AparteError {
  return new AparteError('stale', message, { details: { reason: 'changed', words: [...words] } });
}
