/** How soon an advisor usually answers, from what the house itself has seen, in what a shopper is told of who has joined. */
import { afterAll, expect, jest, test } from '@jest/globals';
import type { AdvisorClient, DeskConversation } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

jest.setTimeout(60_000);

let house: TestHouse;
afterAll(() => house.close());

async function joined(advisor: AdvisorClient): Promise<readonly [Shopper, DeskConversation]> {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  await shopper.floor('queue');
  return [shopper, await advisor.claims(shopper.conversationId)];
}

test('nothing is said of it at first; once there are replies enough, their median', async () => {
  house = await openTestHouse();
  const ines = await house.advisor('ines');
  for (let time = 0; time < 5; time++) {
    const [shopper, desk] = await joined(ines);
    expect(await shopper.floor('advisor')).not.toHaveProperty('advisor.usualReplySeconds');
    await desk.says('Good evening.');
    await shopper.hears('Good evening.');
    await desk.resolves();
  }
  await house.stop();
  house = await openTestHouse({ dir: house.dir });
  const [again] = await joined(await house.advisor('ines'));
  const floor = await again.floor('advisor');
  expect(floor).toHaveProperty('advisor.usualReplySeconds', expect.any(Number));
  expect(floor).toMatchObject({ advisor: { name: 'Ines Moreau' } });
});
