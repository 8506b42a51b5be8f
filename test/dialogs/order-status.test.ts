import { expect, test } from '@jest/globals';
import { orderStatus } from '../../dialogs/order-status.ts';
import { person } from '../../dialogs/person.ts';
import { smallTalk } from '../../dialogs/small-talk.ts';
import type { Order } from '../../src/domain/commerce.ts';
import { createTranslate, formats } from '../../src/i18n.ts';
import { createFlow } from '../../src/turn/flow.ts';
import { shopperOf, spoken, words } from '../support/spoken.ts';

const say = createTranslate({ dir: 'locales' });
const order: Order = {
  number: 'MM-20418',
  email: 'camille.aubert@example.com',
  shopperId: 'camille',
  state: 'delivered',
  placedAt: new Date('2026-11-12T09:12:00Z'),
  total: { amount: 248_000, currency: 'EUR' },
  lines: [{ sku: 'SEINE', title: 'Seine tote, cognac', quantity: 1, price: { amount: 248_000, currency: 'EUR' } }],
  shipments: [
    {
      id: 's',
      state: 'delivered',
      skus: ['SEINE'],
      deliveredAt: new Date('2026-11-18T10:40:00Z'),
      signedBy: 'C. Aubert',
    },
  ],
  steps: [
    { kind: 'placed', at: new Date('2026-11-12T09:12:00Z') },
    { kind: 'signed', at: new Date('2026-11-18T10:40:00Z') },
  ],
  returnUntil: new Date('2026-12-18T18:00:00Z'),
};

function shopper(orders: readonly Order[] | 'down' = [order]) {
  const shop = {
    find: async (number: string) => {
      if (orders === 'down') throw new Error('shop is down');
      return orders.find((candidate) => candidate.number === number);
    },
    ofShopper: async (id: string) => (orders === 'down' ? [] : orders.filter(({ shopperId }) => shopperId === id)),
  };
  const parts = { say, formats, orders: shop } as unknown as Parameters<typeof orderStatus>[0];
  return shopperOf(
    createFlow({ dialogs: [person(), orderStatus(parts), smallTalk()], fallback: smallTalk(), say, menu: () => [] }),
  );
}

const number = ['order-number', 'MM-20418'] as const;
const email = ['email', 'camille.aubert@example.com'] as const;

test('number and e-mail in one sentence', async () => {
  const camille = shopper();
  const answer = await camille.says(
    spoken('where is MM-20418, camille.aubert@example.com', 'order-status', number, email),
  );
  expect(words(answer)).toContain('was delivered on Wednesday 18 November. It was signed for by C. Aubert.');
  expect(answer.replies[0]?.card).toMatchObject({ kind: 'order_timeline', orderNumber: 'MM-20418', tone: 'good' });
  expect(answer).toMatchObject({
    outcome: 'answered',
    ordersProven: ['MM-20418'],
    orderValue: { money: { amount: 248_000, currency: 'EUR' }, number: 'MM-20418' },
    identity: { level: 'claimed', email: 'camille.aubert@example.com' },
  });
});

test('the e-mail first, the number after', async () => {
  const camille = shopper();
  expect(words(await camille.says(spoken('my order, camille.aubert@example.com', 'order-status', email)))).toContain(
    'order number',
  );
  expect(words(await camille.says(spoken('20418 no wait MM-20418', undefined, number)))).toContain('was delivered');
});

test('a wrong e-mail gets the same words as an unknown number', async () => {
  const wrongEmail = await shopper().says(spoken('x', 'order-status', number, ['email', 'somebody@example.com']));
  const unknown = await shopper().says(spoken('x', 'order-status', ['order-number', 'MM-99999'], email));
  expect(words(wrongEmail)).toBe(words(unknown));
  expect(JSON.stringify(wrongEmail)).not.toContain('camille');
});

test('three misses offer a person, and yes takes the offer', async () => {
  const stranger = shopper();
  await stranger.says(spoken('x', 'order-status', ['order-number', 'MM-11111'], email));
  await stranger.says(spoken('x', undefined, ['order-number', 'MM-11112']));
  const third = await stranger.says(spoken('x', undefined, ['order-number', 'MM-11113']));
  expect(third.replies.at(-1)?.suggestions).toContainEqual({ label: 'Speak with an advisor', value: 'person' });
  expect(await stranger.says(spoken('yes please', 'yes'))).toMatchObject({ wantsPerson: 'yes please' });
});

test('guessing goes on to be refused, also after starting over', async () => {
  const stranger = shopper();
  for (let guess = 1; guess <= 6; guess++) {
    await stranger.says(spoken('x', 'order-status', ['order-number', `MM-1111${guess}`], email));
    await stranger.says(spoken('start over', 'start-over'));
  }
  const right = await stranger.says(spoken('x', 'order-status', number, email));
  expect(words(right)).toContain('no longer look up orders');
  expect(right.ordersProven).toBeUndefined();
});

test('a shop that does not answer is said so and counted', async () => {
  const answer = await shopper('down').says(spoken('x', 'order-status', number, email));
  expect(answer).toMatchObject({ outcome: 'failed', shopFailing: 'the order system did not answer' });
});

test('a verified shopper proves nothing twice', async () => {
  const camille = shopper();
  camille.set({ identity: { level: 'verified', shopperId: 'camille' as never, email: 'c@example.com' } });
  expect(words(await camille.says(spoken('where is my order', 'order-status')))).toContain('was delivered');
});

test('the form of the card counts as the answer', async () => {
  const camille = shopper();
  const asked = await camille.says(spoken('where is my order', 'order-status'));
  expect(asked.replies[0]?.card).toMatchObject({ kind: 'form', submit: { action: 'order:form' } });
  const value = JSON.stringify({ number: 'mm-20418', email: 'Camille.Aubert@example.com' });
  expect(words(await camille.says({ text: 'Find it', action: { action: 'order:form', value } }))).toContain(
    'was delivered',
  );
});

test('a form with rubbish in it asks again and does not fall over', async () => {
  const answer = await shopper().says({ text: 'Find it', action: { action: 'order:form', value: '{{{' } });
  expect(words(answer)).toContain('order number');
});

test('not understood: other words the second time, a person the third', async () => {
  const camille = shopper();
  await camille.says(spoken('where is my order', 'order-status'));
  const second = await camille.says(spoken('the blue thing'));
  expect(second.outcome).toBe('failed');
  expect(words(second)).toContain('looks like MM-20418');
  const third = await camille.says(spoken('you know which one'));
  expect(third.replies.at(-1)?.suggestions).toContainEqual({ label: 'Speak with an advisor', value: 'person' });
});
