/** "Stop": the answer that is being made never comes, whoever makes it and however long it takes. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type CorridorRig, corridorRig, EchoBot, gate, type Node } from '../support/corridor-rig.ts';

let rig: CorridorRig;

beforeEach(() => {
  rig = corridorRig();
});
afterEach(() => rig.close());

const texts = async () => (await rig.messages()).map(({ author, text }) => `${author.kind}: ${text}`);
const nothingOwed = ({ owed, awaitingReplySinceAt }: Awaited<ReturnType<CorridorRig['conversation']>>) =>
  owed.length === 0 && awaitingReplySinceAt === undefined;

const stops = (node: Node, key = 'stop') =>
  node.ingress.submit({ conversationId: rig.id, key: `web:v_1:${key}`, body: { kind: 'shopper:stopped-answer' } });

test('an answer in progress is dropped, the question stays, and the next one is answered', async () => {
  const thinking = gate();
  const node = rig.node('a', { bot: new EchoBot((text) => (text === 'slow' ? thinking.pass() : Promise.resolve())) });
  await rig.says(node, 'slow');
  await thinking.reached;
  await stops(node);
  await rig.until('nothing owed', nothingOwed);
  thinking.open();
  await node.corridor.idle();
  expect(await texts()).toEqual(['shopper: slow']);
  await rig.says(node, 'quick');
  await rig.until('an answer', (_state, messages) => messages.length === 3);
  expect(await texts()).toEqual(['shopper: slow', 'shopper: quick', expect.stringMatching(/^bot: .*quick/)]);
  expect((await rig.messages()).at(-1)?.answers).toHaveLength(1);
});

test('said at another node than the one at work: it finds out, without a word between them', async () => {
  const thinking = gate();
  const node = rig.node('a', { bot: new EchoBot(() => thinking.pass()) });
  const other = rig.node('b');
  await rig.says(node, 'slow');
  await thinking.reached;
  await stops(other);
  await rig.until('nothing owed', nothingOwed);
  thinking.open();
  await node.corridor.idle();
  expect(await texts()).toEqual(['shopper: slow']);
});

test('after half the turn, when further words no longer disturb it, "stop" still does', async () => {
  const thinking = gate();
  const node = rig.node('a', { bot: new EchoBot(() => thinking.pass()), turnMs: 60_000 });
  const late = Date.now() - 40_000;
  await rig.store.inbox.receive([
    {
      ...{ id: 'm_old' as never, key: 'web:v_1:old', contentHash: 'x', conversationId: rig.id },
      opening: { channel: 'web', account: 'site', visitor: 'v_1', locale: 'en' },
      receivedAt: new Date(late),
      body: { kind: 'shopper:said', text: 'slow', clientMessageId: 'old' },
    },
  ]);
  await thinking.reached;
  await rig.says(node, 'are you there?');
  await stops(node);
  await rig.until('nothing owed', (state) => nothingOwed(state) && state.head === 2);
  thinking.open();
  await node.corridor.idle();
  expect(await texts()).toEqual(['shopper: slow', 'shopper: are you there?']);
});

test('again, or with nothing to stop, it changes nothing', async () => {
  const node = rig.node('a');
  await rig.says(node, 'hello');
  await rig.until('an answer', (_state, messages) => messages.length === 2);
  const before = await rig.conversation();
  expect((await stops(node)).outcome).toBe('stored');
  expect((await stops(node)).outcome).toBe('duplicate');
  await node.corridor.idle();
  expect(await rig.conversation()).toEqual(before);
});

test('a person who was asked for in the stopped words is not fetched by the next ones', async () => {
  const thinking = gate();
  const node = rig.node('a', {
    bot: new EchoBot((text) => (text.includes('person') ? thinking.pass() : Promise.resolve())),
  });
  await rig.says(node, 'a person please');
  await thinking.reached;
  expect((await rig.conversation()).tally.askedForPerson).toBeDefined();
  await stops(node);
  await rig.until('nothing owed', nothingOwed);
  expect((await rig.conversation()).tally.askedForPerson).toBeUndefined();
  thinking.open();
});
