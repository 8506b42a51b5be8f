/** `answer:stop` on a whole house, with a model that never answers: the call ends, the words stay, nothing is said to them. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type OpenAiStub, startOpenAiStub } from '../support/openai-stub.ts';
import type { Shopper } from '../support/shopper.ts';

const reading = {
  ...{ language: 'en', intents: [{ intent: 'out-of-scope', confidence: 0.9 }] },
  ...{ frustration: 0.1, valence: 0, evidence: [], topics: [] },
};

let stub: OpenAiStub;
let houses: TestHouse[];

beforeEach(async () => {
  stub = await startOpenAiStub(reading);
  houses = [];
});
afterEach(async () => {
  for (const house of houses) await house.close();
  await stub.close();
});

async function open(dir?: string): Promise<TestHouse> {
  const env = { OPENAI_BASE_URL: stub.baseUrl, OPENAI_MODEL: 'stub-model', TURN_MS: '60000' };
  const house = await openTestHouse({ env, ...(dir === undefined ? {} : { dir }) });
  houses.unshift(house);
  return house;
}

const unsure = 'could somebody perhaps see to the thing from the other day';

async function asksSlowly(house: TestHouse): Promise<Shopper> {
  const shopper = await house.shopper();
  await shopper.client.ask('consent:set', { purpose: 'model', granted: true });
  stub.behave('hang');
  await shopper.says(unsure);
  await isTyping(shopper);
  return shopper;
}

const typings = ({ client }: Shopper) =>
  client.heard.filter(({ name }) => name === 'typing:changed').map(({ payload }) => (payload as { on: boolean }).on);
const isTyping = (shopper: Shopper) =>
  shopper.client.until('the concierge at work', () => (typings(shopper).at(-1) === true ? true : undefined));

test('it ends the call of the model and the typing; the words stay, and the next ones are answered', async () => {
  const house = await open();
  const shopper = await asksSlowly(house);
  const call = await stub.held();
  expect(await shopper.client.answer('answer:stop', {})).toEqual({ ok: true });
  await call.gone;
  await shopper.client.until('no more typing', () => (typings(shopper).at(-1) === false ? true : undefined));
  const state = await house.conversation(shopper.conversationId);
  expect(state).toMatchObject({ owed: [], floor: { heldBy: 'bot' }, head: 1 });
  expect(state?.awaitingReplySinceAt).toBeUndefined();
  expect((await shopper.transcript()).map(({ text }) => text)).toEqual([unsure]);

  expect(await shopper.client.answer('answer:stop', {})).toEqual({ ok: true });
  stub.behave('ok');
  await shopper.says('what are your opening hours in Paris');
  await shopper.hears(undefined, 'bot');
  const lines = await shopper.transcript();
  expect(lines.map(({ author }) => author.kind)).toEqual(['shopper', 'shopper', 'bot']);
});

test('asked of another node than the one at work, it stops that one', async () => {
  const one = await open();
  const shopper = await asksSlowly(one);
  const call = await stub.held();
  const other = await open(one.dir);
  const tab = await other.shopper({ token: shopper.token });
  expect(await tab.client.answer('answer:stop', {})).toEqual({ ok: true });
  await call.gone;
  expect((await one.conversation(shopper.conversationId))?.owed).toEqual([]);
  expect((await shopper.transcript()).map(({ text }) => text)).toEqual([unsure]);
}, 30_000);

test('before the first words it opens nothing; a browser that comes back meanwhile is told that the concierge is at work', async () => {
  const house = await open();
  const silent = await house.shopper();
  expect(await silent.client.answer('answer:stop', {})).toEqual({ ok: true });
  expect(await house.conversation(silent.conversationId)).toBeUndefined();

  const shopper = await asksSlowly(house);
  const again = await house.shopper({ token: shopper.token });
  await again.client.ask('session:resume', { after: 0 });
  await isTyping(again);
  await again.client.ask('answer:stop', {});
});
