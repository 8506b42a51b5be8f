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
    await tab.says('and my refund');
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
