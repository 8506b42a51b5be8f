/** What a console sends again because it never heard the ack: it is told what it would have been told the first time. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import { CardAnswer } from '../../src/protocol/products.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

async function withInes(): Promise<{ shopper: Shopper; ines: AdvisorClient; id: string }> {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  const ines = await house.advisor('ines');
  await ines.sees(shopper.conversationId);
  await ines.claims(shopper.conversationId);
  await shopper.says('how many days do I have to return a bag?');
  await house.quiet();
  return { shopper, ines, id: shopper.conversationId };
}

async function proposed({ client }: AdvisorClient, id: string): Promise<string> {
  await client.ask('draft:request', { conversationId: id });
  const ready = await client.until('a proposal', () => client.heard.findLast(({ name }) => name === 'draft:ready'));
  return (ready.payload as { proposal: { draftId: string } }).proposal.draftId;
}

const said = async (id: string) =>
  (await house.app.store.transcripts.messages(conversationId(id), 0, 100)).filter(
    ({ author }) => author.kind === 'advisor',
  );

const dearer = () =>
  house.app.house.stock().products.map((product) => ({
    ...product,
    variants: product.variants.map((variant) => ({
      ...variant,
      price: { ...variant.price, amount: variant.price.amount + 10_000 },
    })),
  }));

test.each([undefined, 60])('an approval sent again is answered with its message (held for %s ms)', async (undoMs) => {
  const { shopper, ines, id } = await withInes();
  const draftId = await proposed(ines, id);
  const approval = { conversationId: id, draftId, clientMessageId: `approve-${undoMs}`, ...(undoMs && { undoMs }) };
  const first = await ines.client.ask('draft:approve', approval);
  expect(await ines.client.ask('draft:approve', approval)).toEqual(first);
  await shopper.hears(/days/, 'advisor');
  await house.quiet();
  await ines.client.ask('draft:save', { conversationId: id, text: 'What I write next' });
  expect(await ines.client.ask('draft:approve', approval)).toEqual(first);
  expect(await said(id)).toHaveLength(1);
  expect(await ines.opens(id)).toMatchObject({ draft: 'What I write next' });
  expect(
    await ines.client.refusal('draft:approve', {
      ...approval,
      draftId: 'another',
      clientMessageId: `approve-${undoMs}`,
    }),
  ).toMatchObject({ code: 'conflict' });
});

test('a card whose price has changed since is the card that was sent', async () => {
  const { ines, id } = await withInes();
  const [product] = house.app.house.stock().products;
  const sku = product?.variants[0]?.sku;
  const body = JSON.stringify({ conversationId: id, skus: [sku] });
  const { card, text } = CardAnswer.parse(
    await (await ines.fetch('/api/v1/products/card', { method: 'POST', body })).json(),
  );
  const words = { conversationId: id, clientMessageId: 'card-1', text, card };
  const first = await ines.client.ask('message:send', words);
  const before = house.app.house.stock().products;
  house.app.house.restock({ products: dearer() });
  try {
    expect(await ines.client.ask('message:send', words)).toEqual(first);
    expect(await ines.client.refusal('message:send', { ...words, text: 'Other words' })).toMatchObject({
      code: 'conflict',
    });
    await house.quiet();
    expect(await said(id)).toHaveLength(1);
  } finally {
    house.app.house.restock({ products: before });
  }
});

test('words sent again after the conversation was handed back are no intrusion, and are not said twice', async () => {
  const { ines, id } = await withInes();
  const words = { conversationId: id, clientMessageId: 'late-ack', text: 'Until tomorrow' };
  const first = await ines.client.ask('message:send', words);
  await ines.client.ask('handoff:return', { conversationId: id, agreed: '', open: '' });
  await house.quiet();
  expect(await ines.client.ask('message:send', words)).toEqual(first);
  expect(await ines.client.refusal('message:send', { ...words, clientMessageId: 'new' })).toMatchObject({
    code: 'not-yours',
  });
  await house.quiet();
  expect(await said(id)).toHaveLength(1);
});
