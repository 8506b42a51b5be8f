/** Races with names, on the real corridor and store: who comes in between, and what must still be true. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AparteError } from '../../src/domain/errors.ts';
import { strikesAllowed } from '../../src/turn/lane.ts';
import { advisorOf } from '../support/corridor-parts.ts';
import { type CorridorRig, corridorRig, EchoBot, gate, type Node } from '../support/corridor-rig.ts';
import { seeded } from '../support/random.ts';

const ines = advisorOf('ines');
const leo = advisorOf('leo');
const sofia = { ...advisorOf('sofia'), role: 'supervisor' as const };

let rig: CorridorRig;

beforeEach(() => {
  rig = corridorRig();
});
afterEach(() => rig.close());

const texts = async () => (await rig.messages()).map(({ author, text }) => `${author.kind}: ${text}`);

async function waiting(node: Node): Promise<string> {
  await rig.says(node, 'a person please');
  await rig.until('the queue', ({ floor }) => floor.heldBy === 'queue');
  return (await rig.conversation()).handoff?.id ?? '';
}

test('a message during a claim: it is kept, the advisor has it, and the bot says nothing to it', async () => {
  const node = rig.node('a');
  const handoff = await waiting(node);
  await Promise.all([node.desk.claim(ines, handoff), rig.says(node, 'are you there?'), rig.says(node, 'hello?')]);
  await rig.until('both lines and the joining', (_state, messages) => messages.length === 5);
  const claimedAt = (await rig.messages()).find(({ text }) => text.startsWith('system.joined'))?.seq ?? 0;
  const after = (await rig.messages()).filter(({ seq }) => seq > claimedAt);
  expect(after.filter(({ author }) => author.kind === 'bot')).toEqual([]);
  expect(await texts()).toEqual(expect.arrayContaining(['shopper: are you there?', 'shopper: hello?']));
});

test('a claim during an answer: what the bot was about to say never comes', async () => {
  const thinking = gate();
  const node = rig.node('a', { bot: new EchoBot(() => thinking.pass()) });
  await rig.says(node, 'where is my order?');
  await thinking.reached;
  await node.desk.takeOver(sofia, rig.id);
  await rig.until('Sofia', ({ floor }) => floor.heldBy === 'advisor');
  thinking.open();
  await node.corridor.idle();
  expect(await texts()).toEqual(['shopper: where is my order?', expect.stringMatching(/^system: system\.joined/)]);
});

test('a claim from another node during an answer: the fence refuses the answer', async () => {
  const thinking = gate();
  // The first message hands over; the bot is slow when it is told that its handoff was called off.
  const slow = new EchoBot((text) => (text === 'completed' ? thinking.pass() : Promise.resolve()));
  const node = rig.node('a', { bot: slow });
  const other = rig.node('b');
  const first = await waiting(node);
  await node.ingress.submit({
    ...{ conversationId: rig.id, opening: { channel: 'web', account: 'site', visitor: 'v_1', locale: 'en' } },
    ...{ key: 'web:v_1:stop', body: { kind: 'shopper:stopped-waiting' } },
  });
  await thinking.reached;
  await expect(other.desk.claim(ines, first)).rejects.toMatchObject({ code: 'stale' });
  await other.desk.takeOver(sofia, rig.id);
  thinking.open();
  await rig.until('Sofia', ({ floor }) => floor.heldBy === 'advisor');
  const joined = (await rig.messages()).find(({ text }) => text.includes('sofia'))?.seq ?? 0;
  const late = (await rig.messages()).filter(({ seq, author }) => seq > joined && author.kind === 'bot');
  expect(late).toEqual([]);
});

test('a repeat delivery: one line, one answer, the same ack', async () => {
  const node = rig.node('a');
  const other = rig.node('b');
  const ids = await Promise.all([node, other, node, other, node].map((door) => rig.says(door, 'hello', 'same')));
  await rig.until('an answer', (_state, messages) => messages.length >= 2);
  ids.push(await rig.says(other, 'hello', 'same'));
  await node.corridor.idle();
  await other.corridor.idle();
  expect(new Set(ids).size).toBe(1);
  expect(await texts()).toEqual(['shopper: hello', 'bot: echo hello']);
});

test('a steal during a slow answer: the thief answers, the old holder\u2019s answer is refused', async () => {
  const thinking = gate();
  // A holder that stands still: it does not beat, and wakes up late.
  const frozen = rig.node('frozen', {
    bot: new EchoBot(() => thinking.pass()),
    leaseMs: 60_000,
    change: ({ lanes }) => ({ lanes: { ...lanes, beat: async () => true } }),
  });
  await rig.says(frozen, 'hello');
  await thinking.reached;
  rig.node('thief', { leaseMs: 300 });
  await rig.until('the thief\u2019s answer', (_state, messages) => messages.length === 2);
  thinking.open();
  await frozen.corridor.idle();
  expect(await texts()).toEqual(['shopper: hello', 'bot: echo hello']);
});

test('a new line during an answer: one answer to both', async () => {
  const thinking = gate();
  let turns = 0;
  const node = rig.node('a', {
    bot: new EchoBot(() => {
      turns += 1;
      return turns === 1 ? thinking.pass() : Promise.resolve();
    }),
  });
  await rig.says(node, 'one');
  await thinking.reached;
  await rig.says(node, 'two');
  await rig.until('an answer', (_state, messages) => messages.length === 3);
  thinking.open();
  await node.corridor.idle();
  expect(await texts()).toEqual(['shopper: one', 'shopper: two', 'bot: echo one\ntwo']);
});

test('thirty rounds of two to eight racers on two nodes: one winner each, the others are told who', async () => {
  const random = seeded(30);
  const nodes = [rig.node('a'), rig.node('b')];
  for (let round = 0; round < 30; round += 1) {
    const [first] = nodes;
    if (first === undefined) throw new Error('no node');
    const handoff = await waiting(first);
    const racers = Array.from({ length: 2 + random.below(7) }, (_, i) => advisorOf(`racer${i}`));
    const results = await Promise.allSettled(racers.map((racer) => random.pick(nodes).desk.claim(racer, handoff)));
    const winners = racers.filter((_, i) => results[i]?.status === 'fulfilled');
    expect({ round, winners: winners.length }).toEqual({ round, winners: 1 });
    const [winner] = winners;
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toBeInstanceOf(AparteError);
      expect(result.reason).toMatchObject({ code: 'already-claimed', details: { by: { name: winner?.name } } });
    }
    await rig.until(
      'the winner',
      ({ handoff: now }) => now?.acceptedBy?.name === winner?.name && now?.state === 'accepted',
    );
    if (winner !== undefined) await first.desk.handBack(winner, rig.id, {});
    await rig.until('the bot', ({ floor, untold }) => floor.heldBy === 'bot' && (untold ?? []).length === 0);
  }
}, 60_000);

describe('what cannot be done', () => {
  test('a poison event is set aside after five failures, and the lane goes on', async () => {
    let tries = 0;
    const node = rig.node('a', {
      change: ({ accept }) => ({
        accept: (conversation, events) => {
          const at = events.findIndex(({ body }) => body.kind === 'shopper:said' && body.text === 'poison');
          const event = events[at];
          if (event === undefined) return accept(conversation, events);
          tries += 1;
          return { ...accept(conversation, events.slice(0, at)), poison: { event, cause: new Error('cannot') } };
        },
      }),
    });
    await rig.says(node, 'before');
    const poison = await rig.says(node, 'poison');
    await rig.says(node, 'after');
    await rig.until('an answer to the last', (_state, messages) =>
      messages.some(({ text }) => text.includes('echo') && text.includes('after')),
    );
    expect(tries).toBe(strikesAllowed);
    expect(node.quarantined).toEqual([poison]);
    const said = (await rig.messages()).filter(({ author }) => author.kind === 'shopper').map(({ text }) => text);
    expect(said).toEqual(['before', 'after']);
    expect(await rig.store.inbox.waiting(10)).toEqual([]);
  });

  test.each<[string, () => Promise<void>]>([
    ['throws', () => Promise.reject(new Error('the bot broke'))],
    ['hangs', () => new Promise(() => undefined)],
  ])(
    'a bot that %s: an honest fallback within turnMs, with a way to a person, and the next turn is normal',
    async (_what, fail) => {
      const turnMs = 400;
      const node = rig.node('a', {
        turnMs,
        bot: new EchoBot((text) => (text.includes('break') ? fail() : Promise.resolve())),
      });
      const startedAt = performance.now();
      await rig.says(node, 'break');
      await rig.until('a fallback', (_state, messages) => messages.length === 2);
      expect(performance.now() - startedAt).toBeLessThan(turnMs + 2_000);
      const [, fallback] = await rig.messages();
      expect(fallback).toMatchObject({
        author: { kind: 'bot' },
        text: 'system.bot.fallback',
        suggestions: [{ value: 'person' }],
      });
      expect(node.failures).toHaveLength(1);
      await rig.says(node, 'hello');
      await rig.until('an answer', (_state, messages) => messages.at(-1)?.text === 'echo hello');
    },
  );

  test('a bot that hangs when it is told what the desk did does not hold up the conversation', async () => {
    const node = rig.node('a', {
      turnMs: 300,
      bot: new EchoBot((text) =>
        text === 'accepted' || text === 'completed' ? new Promise(() => undefined) : Promise.resolve(),
      ),
    });
    const handoff = await waiting(node);
    await node.desk.claim(ines, handoff);
    await node.desk.say(ines, rig.id, { clientMessageId: '1', text: 'Good evening.' });
    await node.desk.handBack(ines, rig.id, {});
    await rig.says(node, 'and now?');
    await rig.until('an answer', (_state, messages) => messages.at(-1)?.text === 'echo and now?');
    expect((await rig.conversation()).untold).toEqual([]);
  });

  test('a bot that says nothing is not an answer', async () => {
    const silent = new EchoBot();
    silent.run = async () => undefined;
    const node = rig.node('a', { bot: silent });
    await rig.says(node, 'hello');
    await rig.until('a fallback', (_state, messages) => messages.at(-1)?.text === 'system.bot.fallback');
  });

  test('an advisor without the floor can neither speak, hand back, resolve nor pass on', async () => {
    const node = rig.node('a');
    const handoff = await waiting(node);
    await node.desk.claim(ines, handoff);
    const refused = { code: 'not-yours' };
    await expect(node.desk.say(leo, rig.id, { clientMessageId: '1', text: 'x' })).rejects.toMatchObject(refused);
    await expect(node.desk.handBack(leo, rig.id, {})).rejects.toMatchObject(refused);
    await expect(node.desk.resolve(leo, rig.id, { outcome: 'x' })).rejects.toMatchObject(refused);
    await expect(node.desk.transfer(leo, rig.id, { advisorId: leo.id }, 'x')).rejects.toMatchObject(refused);
    await expect(node.desk.takeOver(leo, rig.id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
