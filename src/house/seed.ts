/** Brings a house's people and orders from its folder into the store, where the rest of the house reads them. */
import type { Order } from '../domain/commerce.ts';
import type { ClientBook, Orders } from '../domain/house-books.ts';
import type { Shopper } from '../domain/participant.ts';
import type { Documents } from '../domain/ports.ts';
import { isOrderOver, type Retention } from '../domain/retention.ts';
import type { House } from './house.ts';

/** What an erasure leaves behind, so that the folder cannot bring the person back. */
const erased = 'erased';

/** Nor does the folder bring back an order whose time is over: the next retention would remove it again. */
export async function seedHouse(
  { shoppers, orders }: Pick<House, 'shoppers' | 'orders'>,
  { documents, retention, now }: { documents: Documents; retention: Pick<Retention, 'keepOrdersDays'>; now: Date },
): Promise<void> {
  await Promise.all([
    ...shoppers.map(async (shopper) => {
      if ((await documents.get(erased, shopper.id)) === undefined) await documents.put('shoppers', shopper.id, shopper);
    }),
    ...orders.map(async (order) => {
      if (isOrderOver(order, retention, now)) return;
      if (order.shopperId === undefined || (await documents.get(erased, order.shopperId)) === undefined) {
        await documents.put('orders', order.number, order);
      }
    }),
  ]);
}

export function storedOrders(documents: Pick<Documents, 'list'>): Orders {
  const listed = async (index: string, equals: string, limit: number) =>
    (await documents.list<Order>('orders', { index, equals, limit })).items.map(({ value }) => value);
  return {
    find: async (number) => (await listed('number', number, 1))[0],
    ofShopper: (shopperId) => listed('shopperId', shopperId, 50),
  };
}

export function storedClientBook(documents: Pick<Documents, 'get' | 'list'>): ClientBook {
  return {
    find: async (shopperId) => (await documents.get<Shopper>('shoppers', shopperId))?.value,
    byEmail: async (email) =>
      (await documents.list<Shopper>('shoppers', { index: 'email', equals: email, limit: 1 })).items[0]?.value,
  };
}
