import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** A shopper with an advisor, who has just asked something that the house's articles answer. */
async function withAdvisor(): Promise<{ shopper: Shopper; ines: AdvisorClient; conversationId: string }> {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  const ines = await house.advisor('ines');
  await ines.sees(shopper.conversationId);
  await ines.claims(shopper.conversationId);
  await shopper.says('how many days do I have to return a bag?');
  await house.quiet();
  return { shopper, ines, conversationId: shopper.conversationId };
}

type Named<K extends DeskEvent['name']> = Extract<DeskEvent, { name: K }>;

async function told<K extends DeskEvent['name']>(advisor: AdvisorClient, name: K): Promise<Named<K>> {
  const end = performance.now() + 5_000;
  for (;;) {
    const event = advisor.events().findLast((candidate) => candidate.name === name);
    if (event !== undefined) return event as Named<K>;
    if (performance.now() > end) throw new Error(`No ${name} came.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function proposed(advisor: AdvisorClient, conversationId: string) {
  await advisor.client.ask('draft:request', { conversationId });
  return (await told(advisor, 'draft:ready')).proposal;
}

test('a proposal names its source, and approval sends it in the words last saved', async () => {
  const { shopper, ines, conversationId } = await withAdvisor();
  const proposal = await proposed(ines, conversationId);
  expect(proposal).toMatchObject({ by: 'local', unsourced: [] });
  expect(proposal.text).toMatch(/days/);
  expect(proposal.sources).toHaveLength(1);
  await shopper.hearsNothingFrom('advisor');

  const text = `Good morning. ${proposal.text}`;
  await ines.client.ask('draft:save', { conversationId, text });
  await ines.client.ask('draft:approve', { conversationId, draftId: proposal.draftId, clientMessageId: 'approve-1' });
  expect((await shopper.hears(/Good morning/, 'advisor')).text).toBe(text);

  expect((await stored(conversationId)).at(-1)?.draft).toEqual({
    text: proposal.text,
    by: 'local',
    sources: [proposal.sources[0]?.id],
    draftId: proposal.draftId,
    verdict: 'edited',
    distance: 2,
    approvedBy: { advisorId: 'ines', name: expect.any(String) },
  });
  for (const message of await shopper.transcript()) expect(message).not.toHaveProperty('draft');
});

test('where the concierge would be guessing, nothing is proposed', async () => {
  const shopper = await house.shopper({ locale: 'fr' });
  await shopper.says("je veux parler à quelqu'un");
  const ines = await house.advisor('ines');
  await ines.sees(shopper.conversationId);
  await ines.claims(shopper.conversationId);
  await ines.client.ask('draft:request', { conversationId: shopper.conversationId });
  expect(await told(ines, 'draft:failed')).toMatchObject({ reason: 'nothing-found' });
});

test('once the shopper has written again a proposal is stale, and the server will not send it', async () => {
  const { shopper, ines, conversationId } = await withAdvisor();
  const { draftId } = await proposed(ines, conversationId);
  await shopper.says('and for sunglasses?');
  expect(await told(ines, 'draft:stale')).toMatchObject({ conversationId, draftId });
  await expect(ines.client.ask('draft:approve', { conversationId, draftId, clientMessageId: 'x' })).rejects.toThrow(
    'refused: stale',
  );
  await shopper.hearsNothingFrom('advisor');
});

test('nobody else, no other draft and no dropped one can be approved', async () => {
  const { shopper, ines, conversationId } = await withAdvisor();
  const { draftId } = await proposed(ines, conversationId);
  const approve = (client: AdvisorClient['client'], id: string) =>
    client.ask('draft:approve', { conversationId, draftId: id, clientMessageId: 'forged' });
  const leo = await house.advisor('leo');
  await expect(approve(leo.client, draftId)).rejects.toThrow('refused: not-found');
  await expect(leo.client.ask('draft:request', { conversationId })).rejects.toThrow('refused: not-found');
  await expect(approve(ines.client, 'of-my-own')).rejects.toThrow('refused: not-found');
  await ines.client.ask('draft:discard', { conversationId, reason: 'too cold' });
  await expect(approve(ines.client, draftId)).rejects.toThrow('refused: not-found');
  await shopper.hearsNothingFrom('advisor');
});

test('own words sent instead of a proposal keep what was proposed', async () => {
  const { shopper, ines, conversationId } = await withAdvisor();
  const proposal = await proposed(ines, conversationId);
  await ines.client.ask('message:send', {
    conversationId,
    clientMessageId: 'own-1',
    text: 'Let me look.',
    draftId: proposal.draftId,
  });
  await shopper.hears('Let me look.', 'advisor');
  expect((await stored(conversationId)).at(-1)).toMatchObject({ text: 'Let me look.', draft: { text: proposal.text } });
});

const stored = async (conversationId: string) => house.app.store.transcripts.messages(conversationId as never, 0, 100);

test('a draft goes by approval alone: not without the floor, not with a claim of nobody, a banned word or an old price', async () => {
  const { shopper, ines, conversationId } = await withAdvisor();
  const proposal = await proposed(ines, conversationId);
  const approve = (changes: object = {}) => ({
    conversationId,
    draftId: proposal.draftId,
    clientMessageId: `approve-${JSON.stringify(changes).length}`,
    ...changes,
  });
  const saved = (text: string) => ines.client.ask('draft:save', { conversationId, text });

  await saved(`${proposal.text} You also get 12 % off.`);
  expect(await ines.client.refusal('draft:approve', approve())).toMatchObject({ reason: 'unsourced', words: ['12'] });
  await saved('That is cheap.');
  expect(await ines.client.refusal('draft:approve', approve({ confirmed: ['cheap'] }))).toMatchObject({
    reason: 'voice',
    words: ['cheap'],
  });
  // the same walls for the advisor's own words in its place
  expect(
    await ines.client.refusal('message:send', {
      conversationId,
      clientMessageId: 'own',
      text: 'It costs 3 EUR.',
      draftId: proposal.draftId,
    }),
  ).toMatchObject({ reason: 'unsourced', words: ['3'] });

  await ines.client.ask('handoff:return', { conversationId, agreed: '', open: '' });
  await house.quiet();
  await saved('').catch(() => undefined);
  expect(await ines.client.refusal('draft:approve', approve())).toMatchObject({ code: 'not-yours' });
  await shopper.hearsNothingFrom('advisor');
});

test('a price that has changed since the draft is refused with the price of now', async () => {
  const { shopper, ines, conversationId } = await withAdvisor();
  await shopper.says('what is the price of the Seine tote, and is it in stock?');
  await house.quiet();
  const proposal = await proposed(ines, conversationId);
  expect(proposal.text).toMatch(/Seine tote is €/);
  expect(proposal.unsourced).toEqual([]);
  expect(proposal.claims.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['price', 'stock']));
  const { house: open } = house.app;
  const dearer = open.stock().products.map((product) => ({
    ...product,
    variants: product.variants.map((variant) => ({
      ...variant,
      price: { ...variant.price, amount: variant.price.amount + 10_000 },
    })),
  }));
  const before = open.stock().products;
  open.restock({ products: dearer });
  try {
    const refusal = await ines.client.refusal('draft:approve', {
      conversationId,
      draftId: proposal.draftId,
      clientMessageId: 'old-price',
    });
    expect(refusal).toMatchObject({ code: 'conflict', reason: 'changed' });
    expect(refusal.words?.[0]).toMatch(/^Seine tote: €/);
    await shopper.hearsNothingFrom('advisor');
  } finally {
    open.restock({ products: before });
  }
});

test('an order that was proven is told from its own record, with a greeting by name', async () => {
  const shopper = await house.shopper();
  await shopper.says('where is my order MM-20418? camille.aubert@example.com');
  await shopper.hears(/MM-20418/, 'bot');
  await shopper.says('I want to speak to a person');
  const ines = await house.advisor('ines');
  await ines.sees(shopper.conversationId);
  await ines.claims(shopper.conversationId);
  await shopper.says('so has it really been delivered?');
  await house.quiet();
  const proposal = await proposed(ines, shopper.conversationId);
  expect(proposal.text).toMatch(/^Good (?:morning|afternoon|evening) Camille\. .*MM-20418/);
  expect(proposal.sources).toMatchObject([{ id: 'order:MM-20418' }]);
  expect(proposal.unsourced).toEqual([]);
});
