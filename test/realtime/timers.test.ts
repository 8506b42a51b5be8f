/** How long a shopper waits, told on time to whom it concerns, over real sockets on a clock that is moved by hand. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const clock = createHandClock();
let house: TestHouse;
let ines: AdvisorClient;
let sofia: AdvisorClient;

beforeAll(async () => {
  house = await openTestHouse({ clock });
  [ines, sofia] = await Promise.all([house.advisor('ines'), house.advisor('sofia')]);
}, 60_000);
afterAll(() => house.close());

async function waiting(...words: string[]): Promise<Shopper> {
  const shopper = await house.shopper();
  for (const line of [...words, 'I want to speak to a person']) await shopper.says(line);
  await shopper.floor('queue');
  return shopper;
}

const of = (advisor: AdvisorClient, id: string, name: DeskEvent['name']) =>
  advisor.events().filter((event) => event.name === name && 'conversationId' in event && event.conversationId === id);

const told = (advisor: AdvisorClient, id: string, name: DeskEvent['name'], count = 1) =>
  advisor.client.until(`${count} ${name} for ${id}`, () => {
    const events = of(advisor, id, name);
    return events.length >= count ? events : undefined;
  });

test('a patron who waits past the target of patrons alerts the supervisor, and nobody else waits for that', async () => {
  const patron = await waiting('Where is my order MM-20418?', 'camille.aubert@example.com');
  const guest = await waiting();
  const row = await sofia.sees(patron.conversationId);
  expect(row.tier).toBe('patron');
  const [timer] = row.timers ?? [];
  expect(timer?.kind).toBe('first-reply');
  expect(Date.parse(timer?.due ?? '') - Date.parse(timer?.since ?? '')).toBe(60_000);

  clock.advance(35);
  expect(await told(ines, patron.conversationId, 'timer:warning')).toMatchObject([
    { kind: 'first-reply', level: 'warning' },
  ]);
  clock.advance(12);
  expect(await told(ines, patron.conversationId, 'timer:warning', 2)).toMatchObject([{}, { level: 'urgent' }]);
  expect(of(sofia, patron.conversationId, 'timer:breached')).toEqual([]);

  clock.advance(15);
  await told(sofia, patron.conversationId, 'timer:breached');
  expect(await told(sofia, patron.conversationId, 'timer:escalated')).toMatchObject([{ kind: 'first-reply', step: 0 }]);
  const late = await sofia.client.until('the reason on the row', () =>
    sofia
      .snapshot()
      .queue.find(({ conversationId, score }) => conversationId === patron.conversationId && score > row.score),
  );
  expect(late.score).toBeGreaterThan(row.score);
  const { briefing } = await sofia.opens(patron.conversationId);
  expect(briefing.reasons.map(({ signal }) => signal)).toContain('late-reply');
  expect(of(ines, patron.conversationId, 'timer:escalated')).toEqual([]);
  expect(of(sofia, guest.conversationId, 'timer:breached')).toEqual([]);

  clock.advance(60);
  await told(ines, patron.conversationId, 'timer:escalated');
  const front = await sofia.client.until('the patron in front', () =>
    sofia.snapshot().queue[0]?.conversationId === patron.conversationId ? sofia.snapshot().queue[0] : undefined,
  );
  expect(front.priority).toBe('urgent');
  await house.quiet();
  const handoff = (await house.conversation(patron.conversationId))?.handoff;
  expect(handoff?.alarms?.map(({ timer: kind, step }) => [kind, step])).toEqual([
    ['first-reply', 0],
    ['first-reply', 1],
  ]);
}, 30_000);

test('the next reply has its own time, which ends with the advisor’s words', async () => {
  const shopper = await waiting();
  const case_ = await ines.claims(shopper.conversationId);
  await case_.says('Good morning.');
  await shopper.hears('Good morning.');
  await shopper.says('Is the tote in Lyon?');
  const mine = await ines.client.until('the timer of the next reply', () =>
    ines
      .snapshot()
      .mine.find(
        ({ conversationId, timers }) => conversationId === shopper.conversationId && timers?.[0]?.kind === 'next-reply',
      ),
  );
  expect(Date.parse(mine.timers?.[0]?.due ?? '') - Date.parse(mine.awaitingReplySince ?? '')).toBe(180_000);
  clock.advance(100);
  expect(await told(ines, shopper.conversationId, 'timer:warning')).toMatchObject([{ kind: 'next-reply' }]);
  await case_.says('It is, three pieces.');
  await ines.client.until('no reply to wait for', () =>
    ines
      .snapshot()
      .mine.find(
        ({ conversationId, timers }) =>
          conversationId === shopper.conversationId && timers?.every(({ kind }) => kind === 'total'),
      ),
  );
  clock.advance(200);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(of(ines, shopper.conversationId, 'timer:breached')).toEqual([]);
}, 30_000);

test('anger while waiting moves the case: the row says why, and stands higher', async () => {
  const calm = await waiting();
  const angry = await waiting();
  const before = await sofia.sees(angry.conversationId);
  for (const words of [
    'This is outrageous, I am furious!',
    'Unacceptable. Your service is a disgrace!',
    'I am so angry, this is a scandal!',
  ])
    await angry.says(words);
  const after = await sofia.client.until('a heavier row', () =>
    sofia
      .snapshot()
      .queue.find(({ conversationId, score }) => conversationId === angry.conversationId && score > before.score),
  );
  expect(after.reasons.map(({ signal }) => signal)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^emotion-/)]),
  );
  const order = sofia.snapshot().queue.map(({ conversationId }) => conversationId);
  expect(order.indexOf(angry.conversationId)).toBeLessThan(order.indexOf(calm.conversationId));
}, 30_000);
