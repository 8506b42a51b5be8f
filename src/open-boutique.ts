/** Opens what a house is tried out in: the sample boutique, and the example shops with the widget in them. */
import { join } from 'node:path';
import type { Shopper } from './domain/participant.ts';
import { renderBoutique } from './http/boutique.ts';
import type { ShopClient } from './http/boutique/shop.ts';
import type { HttpParts } from './http/http.ts';
import type { Ground } from './open-ground.ts';
import type { Service } from './open-service.ts';

export type OpenBoutiqueParts = {
  readonly ground: Pick<Ground, 'config' | 'house' | 'matchLocale'>;
  readonly identity: Pick<Service['identity'], 'sampleToken'>;
  /** Where the widget's folder is. */
  readonly widgetDir: string;
};

/** Nothing with DEMO=0. */
export function openBoutique(parts: OpenBoutiqueParts): Pick<HttpParts, 'boutique' | 'examples'> {
  const { config, house, matchLocale } = parts.ground;
  if (!config.demo) return {};
  const { brand, shoppers } = house.house;
  const client = (asked?: string | null) => sampleClient(shoppers, parts.identity.sampleToken, asked);
  return {
    boutique: ({ nonce, query }) =>
      renderBoutique({
        house: { ...brand, stores: house.stock().stores },
        products: house.stock().products,
        articles: house.stock().articles,
        locale: matchLocale(query.get('lang') ?? '') ?? brand.defaultLocale,
        query,
        origin: config.publicUrl,
        nonce,
        client: client(query.get('client')),
      }),
    examples: { directory: join(parts.widgetDir, 'examples'), client: () => client() },
  };
}

/** The first of the client book may be signed in by whoever tries the house out. */
function sampleClient(
  [first]: readonly Shopper[],
  sign: ((subject: string) => string) | undefined,
  asked: string | null | undefined,
): ShopClient | undefined {
  if (first?.name === undefined || sign === undefined) return undefined;
  const { id, name } = first;
  return { id, name, ...(asked === undefined || asked === id ? { token: sign(id) } : {}) };
}
