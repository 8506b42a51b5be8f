/** A draft is seen while a model writes it; it can be stopped, and nothing of it can be approved before it is whole. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type OpenAiStub, startOpenAiStub } from '../support/openai-stub.ts';

const text = `${'Good afternoon, I am looking into your order with the boutique. '.repeat(4)}You get 45 % off.`;
let model: OpenAiStub;
let house: TestHouse;
beforeAll(async () => {
  model = await startOpenAiStub({ intents: [] });
  house = await openTestHouse({ env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'stand-in' } });
}, 60_000);
beforeEach(() => {
  model.behave('ok');
  model.say('draft', { text, sources: [], confidence: 0.8 });
});
afterAll(async () => {
  await house.close();
  await model.close();
});

async function withInes(): Promise<{ ines: AdvisorClient; conversationId: string }> {
  const shopper = await house.shopper();
  await shopper.client.ask('consent:set', { purpose: 'model', granted: true });
  await shopper.says('I want to speak to a person');
  const ines = await house.advisor('ines');
  await ines.sees(shopper.conversationId);
  await ines.claims(shopper.conversationId);
  await shopper.says('what about my order?');
  await house.quiet();
  return { ines, conversationId: shopper.conversationId };
}

const drafts = ({ events }: AdvisorClient) =>
  events().filter((event): event is Extract<DeskEvent, { name: `draft:${string}` }> => event.name.startsWith('draft:'));

test('it grows in a few steps, and what nothing says is marked once it is whole', async () => {
  const { ines, conversationId } = await withInes();
  await ines.client.ask('draft:request', { conversationId });
  await ines.client.until('the draft', () => drafts(ines).find(({ name }) => name === 'draft:ready'));
  const names = drafts(ines).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['draft:started', 'draft:extended']);
  expect(names.at(-1)).toBe('draft:ready');
  expect(names.length).toBeLessThan(text.length / 20);
  const grown = drafts(ines).flatMap((event) => (event.name === 'draft:extended' ? [event.text] : []));
  for (const [at, soFar] of grown.entries()) {
    expect(text.startsWith(soFar)).toBe(true);
    expect(soFar.length).toBeGreaterThan(grown[at - 1]?.length ?? 0);
  }
  expect(drafts(ines).at(-1)).toMatchObject({ proposal: { text, unsourced: expect.arrayContaining(['45']) } });
});

test('stopped in the middle there is nothing to approve, and nothing comes later', async () => {
  const { ines, conversationId } = await withInes();
  model.behave('half-stream');
  await ines.client.ask('draft:request', { conversationId });
  await ines.client.until('the first words', () => drafts(ines).find(({ name }) => name === 'draft:extended'));
  const early = { conversationId, draftId: 'any', clientMessageId: 'early' };
  expect(await ines.client.refusal('draft:approve', early)).toMatchObject({ code: 'not-found' });
  await ines.client.ask('draft:discard', { conversationId });
  const before = drafts(ines).length;
  model.behave('ok');
  await ines.client.ask('draft:request', { conversationId });
  await ines.client.until('another draft', () => drafts(ines).find(({ name }) => name === 'draft:ready'));
  // of the first one nothing: a start, its growth, its end
  const since = drafts(ines).slice(before);
  expect(since.filter(({ name }) => name === 'draft:started')).toHaveLength(1);
  expect(since.filter(({ name }) => name === 'draft:ready')).toHaveLength(1);
  expect(since.filter(({ name }) => name === 'draft:failed')).toHaveLength(0);
});
