/** A shopper forgets in one tab while another, on another node, still writes: what is over stays over. */
import { expect, test } from '@jest/globals';
import { openTestHouse } from '../support/house.ts';

test('words sent on another node after a shopper was forgotten do not open the conversation again', async () => {
  const one = await openTestHouse();
  const other = await openTestHouse({ dir: one.dir });
  try {
    const shopper = await one.shopper();
    await shopper.says('where is my order');
    const tab = await other.shopper({ token: shopper.token });
    const words = { clientMessageId: crypto.randomUUID(), text: 'and my refund' };
    // Handled by whichever node is first: the tab's own may only hint at it, and a browser would ask.
    await tab.client.ask('message:send', words);
    await one.quiet();
    await shopper.client.ask('session:forget', {});
    const late = await tab.client.refusal('message:send', { clientMessageId: crypto.randomUUID(), text: 'one more' });
    expect(late.code).toBe('not-found');
    await one.quiet();
    expect(await one.conversation(shopper.conversationId)).toBeUndefined();
  } finally {
    await other.stop();
    await one.close();
  }
}, 30_000);

test('what is removed by the command line beside the server is gone from the desks that have it open', async () => {
  const one = await openTestHouse();
  const inForty = { now: () => new Date(Date.now() + 40 * 86_400_000), monotonicMs: () => performance.now() };
  const beside = await openTestHouse({ dir: one.dir, clock: inForty });
  try {
    const shopper = await one.shopper();
    await shopper.says('I want to speak to a person');
    const [ines, sofia] = [await one.advisor('ines'), await one.advisor('sofia')];
    await ines.sees(shopper.conversationId);
    const desk = await ines.claims(shopper.conversationId);
    await desk.resolves();
    await one.quiet();
    await sofia.opens(shopper.conversationId);
    shopper.close();
    expect((await beside.app.office.runRetention()).counts).toMatchObject({ visits: 1 });
    const gone = await sofia.client.until('the removal', () =>
      sofia.events().find(({ name }) => name === 'conversation:removed'),
    );
    expect(gone).toMatchObject({ conversationId: shopper.conversationId });
    expect((await sofia.client.refusal('conversation:open', { conversationId: shopper.conversationId })).code).toBe(
      'not-found',
    );
  } finally {
    await beside.stop();
    await one.close();
  }
}, 30_000);
