/** Pieces for an advisor: found by words, reference and filters, and as the card that a shopper would get. */
import { z } from 'zod';
import type { Card } from '../domain/card.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Advisor } from '../domain/participant.ts';
import { CardAnswer, CardRequest, ProductsAnswer, ProductsQuery } from '../protocol/products.ts';
import { forRole, type Route } from './route.ts';

export type ProductsParts = {
  /** Filters as in the query; titles and prices in `locale`. */
  readonly pieces: (query: Omit<z.infer<typeof ProductsQuery>, 'locale'>, locale: string) => ProductsAnswer;
  readonly cardOf: (skus: readonly string[], locale: string) => { readonly card: Card; readonly text: string };
  /** Throws `not-found` for what the advisor may not see. */
  readonly visible: (id: string, advisor: Advisor) => Promise<Conversation>;
};

export function productRoutes({ pieces, cardOf, visible }: ProductsParts): Route[] {
  return [
    forRole('advisor', {
      method: 'get',
      path: '/products',
      summary: 'Pieces of the catalogue with stock by boutique, by words, reference and filters',
      query: z.strictObject(ProductsQuery.shape),
      answer: ProductsAnswer,
      handle: async ({ query: { locale, ...query } }, { advisor }) =>
        pieces(query, locale ?? advisor.languages[0] ?? 'en'),
    }),
    forRole('advisor', {
      method: 'post',
      path: '/products/card',
      summary: 'Up to six pieces as the shopper of a conversation would see them now',
      body: CardRequest,
      answer: CardAnswer,
      handle: async ({ body: { conversationId, skus } }, { advisor }) => {
        const { locale } = await visible(conversationId, advisor);
        return { ...cardOf(skus, locale), locale };
      },
    }),
  ];
}
