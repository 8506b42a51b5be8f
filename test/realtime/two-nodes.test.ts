/** Two nodes on one store: a shopper on one, an advisor on the other, each seeing what the other's node committed. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const redis = process.env['REDIS_TEST_URL'];
const houses: TestHouse[] = [];

async function twoNodes(env: Record<string, string>): Promise<[TestHouse, TestHouse]> {
  const one = await openTestHouse({ env });
  const other = await openTestHouse({ env, dir: one.dir });
  houses.push(other, one);
  return [one, other];
}

afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

async function tellTheStory([one, other]: readonly [TestHouse, TestHouse]): Promise<void> {
  const shopper = await one.shopper();
  const advisor = await other.advisor('ines');
  await shopper.says('I want to speak to a person');
  await shopper.floor('queue');
  const desk = await advisor.claims(shopper.conversationId);
  await desk.says('Good evening, Ines here.');
  await shopper.hears('Good evening, Ines here.', 'advisor');
  await shopper.says('the strap came loose');
  await desk.hears('the strap came loose');
  await desk.handsBack({ agreed: 'A repair in Paris.', open: 'The date.' });
  await shopper.floor('bot');
  await shopper.hears('A repair in Paris.', 'bot');
  const lines = await shopper.transcript();
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
}

describe('two nodes', () => {
  test('on one embedded store, without Redis', async () => {
    await tellTheStory(await twoNodes({}));
  }, 60_000);

  test('with a Redis that is not there', async () => {
    await tellTheStory(await twoNodes({ REDIS_URL: 'redis://127.0.0.1:1' }));
  }, 60_000);

  const withRedis = redis === undefined ? test.skip : test;
  withRedis(
    `with Redis${redis === undefined ? ' (set REDIS_TEST_URL to a Redis server, e.g. redis://127.0.0.1:6379)' : ''}`,
    async () => {
      await tellTheStory(await twoNodes({ REDIS_URL: redis ?? '' }));
    },
    60_000,
  );
});
