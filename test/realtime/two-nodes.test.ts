/** Two nodes on one store: a shopper on one, an advisor on the other, each seeing what the other's node committed. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { recordingLog } from '../support/http-house.ts';
import { silentLog } from '../support/silent-log.ts';

const redis = process.env['REDIS_TEST_URL'];
const houses: TestHouse[] = [];

async function twoNodes(env: Record<string, string>, log = silentLog): Promise<[TestHouse, TestHouse]> {
  const one = await openTestHouse({ env, log });
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

/** What no poll of the store would bring in time. */
async function tellTheDesk([one, other]: readonly [TestHouse, TestHouse]): Promise<void> {
  const shopper = await one.shopper();
  const { conversationId } = shopper;
  const [ines, sofia] = [await one.advisor('ines'), await other.advisor('sofia')];
  await shopper.says('I want to speak to a person');
  await sofia.sees(conversationId);
  await ines.claims(conversationId);
  await ines.opens(conversationId);
  await sofia.opens(conversationId);
  const told = <K extends DeskEvent['name']>(at: AdvisorClient, name: K, is: (event: Named<K>) => boolean) =>
    at.client.until(`${name} on the other node`, () =>
      at.events().find((event): event is Named<K> => event.name === name && is(event as Named<K>)),
    );
  for (const at of [ines, sofia])
    await told(at, 'conversation:watched', ({ by }) => by.map(({ advisorId }) => advisorId).join() === 'ines,sofia');
  await ines.client.ask('typing:set', { conversationId, on: true });
  await told(sofia, 'typing:changed', ({ kind, on }) => kind === 'advisor' && on);
  await shopper.client.ask('typing:set', { on: true });
  await told(sofia, 'typing:changed', ({ kind, on }) => kind === 'shopper' && on);
  await sofia.client.ask('note:add', { conversationId, noteId: 'w', text: 'Offer the clasp.', kind: 'whisper' });
  await told(ines, 'note:created', ({ note }) => note.text === 'Offer the clasp.' && note.kind === 'whisper');
  await ines.client.ask('note:add', { conversationId, noteId: 'm', text: '@Sofia may I?', mentions: ['sofia'] });
  await told(sofia, 'mention:created', ({ mention }) => mention.text === '@Sofia may I?');
  sofia.close();
  await ines.client.until('Sofia gone', () => {
    const last = ines.events().findLast(({ name }) => name === 'conversation:watched');
    return last?.name === 'conversation:watched' && last.by.length === 1 ? last : undefined;
  });
  expect(ines.events().filter(({ name }) => name === 'typing:changed')).toHaveLength(1);
}

type Named<K extends DeskEvent['name']> = Extract<DeskEvent, { name: K }>;

describe('two nodes', () => {
  test('on one embedded store, without Redis', async () => {
    await tellTheStory(await twoNodes({}));
  }, 60_000);

  test('with a Redis that is not there, of which the log tells once', async () => {
    const log = recordingLog();
    await tellTheStory(await twoNodes({ REDIS_URL: 'redis://127.0.0.1:1' }, log));
    expect(log.lines.filter(({ level, message }) => level === 'warn' && message.startsWith('Redis'))).toHaveLength(1);
  }, 60_000);

  const withRedis = redis === undefined ? test.skip : test;
  withRedis(
    `with Redis${redis === undefined ? ' (set REDIS_TEST_URL to a Redis server, e.g. redis://127.0.0.1:6379)' : ''}`,
    async () => {
      const nodes = await twoNodes({ REDIS_URL: redis ?? '' });
      await tellTheStory(nodes);
      await tellTheDesk(nodes);
    },
    60_000,
  );
});
