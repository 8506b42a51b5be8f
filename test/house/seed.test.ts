/** What a house's folder brings into the store at each start, and what it does not bring back. */
import { expect, test } from '@jest/globals';
import type { Order } from '../../src/domain/commerce.ts';
import { seedHouse } from '../../src/house/seed.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const now = new Date('2026-11-22T10:00:00Z');
const placed = (number: string, daysAgo: number, more: Partial<Order> = {}): Order => ({
  number: number,
  email: 'a@b.example',
  placedAt: new Date(now.getTime() - daysAgo * 86_400_000),
  state: 'delivered',
  total: { amount: 100, currency: 'EUR' },
  lines: [],
  shipments: [],
  steps: [],
  ...more,
});

test('neither an order whose time is over nor one of an erased person comes back at the next start', async () => {
  const { documents } = createMemoryStore();
  await documents.put('erased', 'ada', { at: now });
  const orders = [
    placed('kept', 20),
    placed('over', 40),
    placed('under-way', 40, { state: 'shipped' }),
    placed('erased', 1, { shopperId: 'ada' }),
  ];
  await seedHouse({ shoppers: [], orders }, { documents, retention: { keepOrdersDays: 30 }, now });
  const { items } = await documents.list('orders', { limit: 10 });
  expect(items.map(({ id }) => id).sort()).toEqual(['kept', 'under-way']);
});
