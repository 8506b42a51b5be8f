/** The thinnest whole story, over real sockets: a question, an order, a handoff, a person, and the concierge again. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { findMongo, type MongoServer } from '../support/mongo-server.ts';

const mongo = findMongo();

describe.each(['SQLite', 'MongoDB'] as const)('on %s', (store) => {
  const missing = store === 'MongoDB' && mongo.outcome === 'missing' ? mongo.reason : undefined;
  if (missing !== undefined) {
    test.skip(`the whole story (skipped: ${missing})`, () => undefined);
    return;
  }
  let house: TestHouse;
  let server: MongoServer | undefined;
  let env = {};

  beforeAll(async () => {
    if (store === 'MongoDB' && mongo.outcome === 'found') server = await mongo.start();
    if (server !== undefined) env = { MONGODB_URI: server.database(`story_${process.pid}`) };
    house = await openTestHouse({ env });
  }, 60_000);
  afterAll(async () => {
    await house?.close();
    await server?.stop();
  });

  test('a shopper is helped by the concierge, then by Ines who already knows, then by the concierge again', async () => {
    const shopper = await house.shopper();
    const advisor = await house.advisor('ines');

    await shopper.says('where is my order MM-20418? camille.aubert@example.com');
    const status = await shopper.hears('delivered', 'bot');
    expect(status.card?.kind).toBe('order_timeline');

    await shopper.says('I would rather talk to someone');
    expect((await shopper.floor('queue')).position).toBe(1);

    const desk = await advisor.claims(shopper.conversationId);
    expect(desk.briefing.orders.map(({ number }) => number)).toEqual(['MM-20418']);
    await desk.says('Good evening, Ines here.');
    const greeting = await shopper.hears('Good evening, Ines here.', 'advisor');
    expect(greeting.author.name).toBe('Ines Moreau');

    await shopper.says('the strap came loose');
    await desk.hears('the strap came loose');
    await shopper.hearsNothingFrom('bot');

    await desk.handsBack({ agreed: 'A repair in Paris.', open: 'The date.' });
    await shopper.floor('bot');
    await shopper.hears('A repair in Paris.', 'bot');

    await shopper.says('thank you');
    await shopper.hears('With pleasure.', 'bot');
    expect((await shopper.transcript()).map(({ seq }) => seq)).toEqual(
      (await shopper.transcript()).map((_, i) => i + 1),
    );
  });

  test('everything is there again after the house was closed and opened', async () => {
    const shopper = await house.shopper();
    await shopper.says('hello');
    await shopper.hears(undefined, 'bot');
    const before = await shopper.transcript();

    await house.stop();
    house = await openTestHouse({ dir: house.dir, env });

    const again = await house.shopper({ token: shopper.token });
    expect(again.conversationId).toBe(shopper.conversationId);
    expect(await again.transcript()).toEqual(before);
  });
});
