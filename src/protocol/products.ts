/** Pieces as an advisor looks for them and sends them: `GET /products`, `POST /products/card`. */
import { z } from 'zod';
import { Card } from './cards.ts';

const word = z.string().min(1).max(80).optional();
const price = z.coerce.number().int().min(0).max(1e12).optional();

export const mostInOneCard = 6;

export const ProductsQuery = z.object({
  /** Words, or a reference as it stands on a label. */
  q: z.string().max(200).optional(),
  category: word,
  color: word,
  size: word,
  /** Minor units of the house's currency. */
  priceMin: price,
  priceMax: price,
  /** Only what lies in this boutique; `online` is the warehouse. */
  store: word,
  /** The language of titles and prices; absent: the advisor's own. */
  locale: z.string().min(2).max(35).optional(),
  limit: z.coerce.number().int().min(1).max(60).default(24),
});

export const PieceVariant = z.object({
  sku: z.string(),
  color: z.string().optional(),
  size: z.string().optional(),
  price: z.string(),
  online: z.number().int(),
  /** Boutiques that have it, most pieces first. */
  stores: z.array(z.object({ storeId: z.string(), city: z.string(), units: z.number().int() })),
});
export type PieceVariant = z.infer<typeof PieceVariant>;

export const PieceView = z.object({
  productId: z.string(),
  title: z.string(),
  image: z.string().optional(),
  /** The variant that fits best what was asked for. */
  sku: z.string(),
  variants: z.array(PieceVariant),
});
export type PieceView = z.infer<typeof PieceView>;

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }));

export const ProductsAnswer = z.object({
  products: z.array(PieceView),
  /** All that meet the filters, not only those given. */
  total: z.number().int(),
  /** What the house has to choose from; sizes are those of the pieces given. */
  facets: z.object({ category: facet, color: facet, size: facet }),
});
export type ProductsAnswer = z.infer<typeof ProductsAnswer>;

export const CardRequest = z.strictObject({
  conversationId: z.string().min(1).max(200),
  skus: z.array(z.string().min(1).max(100)).min(1).max(mostInOneCard),
});

/** As the shopper would see it now, in their language. */
export const CardAnswer = z.object({ card: Card, locale: z.string(), text: z.string() });
