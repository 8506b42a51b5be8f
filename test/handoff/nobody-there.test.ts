/** Nobody at the desk: an honest word with choices, a note that is taken down, a promise with a time, one terminal status. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/app.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

/** Four in the morning in Paris, ten on Sunday evening in Montréal: all boutiques of the sample house are closed. */
const sundayNight = Date.parse('2026-11-23T03:00:00Z');
const mondayNoon = Date.parse('2026-11-23T12:00:00Z');

const houses: TestHouse[] = [];

function handMoved(start: number) {
  const begun = systemClock.monotonicMs();
  let ahead = 0;
  const since = () => systemClock.monotonicMs() - begun + ahead;
  return {
    now: () => new Date(start + since()),
    monotonicMs: () => begun + since(),
    move: (seconds: number) => {
      ahead += seconds * 1000;
    },
  };
}

async function open(start: number) {
  const clock = handMoved(start);
  const house = await openTestHouse({ clock });
  houses.push(house);
  return { clock, house };
}

afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

async function alone(house: TestHouse, clock: { move(seconds: number): void }): Promise<Shopper> {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  await shopper.floor('queue');
  await new Promise((resolve) => setTimeout(resolve, 700));
  clock.move(6);
  return shopper;
}

const nobody = (shopper: Shopper) =>
  shopper.client.until('the honest word', () =>
    shopper.client.heard
      .filter(({ name }) => name === 'floor:changed')
      .map(({ payload }) => payload as { nobody?: boolean; backAt?: string })
      .find((floor) => floor.nobody === true),
  );

describe('with nobody at the desk', () => {
  test('on a closed evening the shopper hears when somebody is back, and may leave a note', async () => {
    const { house, clock } = await open(sundayNight);
    const shopper = await alone(house, clock);
    expect(await nobody(shopper)).toMatchObject({ heldBy: 'queue', backAt: expect.stringMatching(/^2026-11-23T/) });
    const card = await shopper.hears(/back on Monday/, 'system');
    expect(card.card).toMatchObject({ kind: 'handoff' });
    await shopper.taps('Leave a note');
    await shopper.floor('bot');
    await shopper.hears(/Write what an advisor should know/, 'bot');
    await shopper.says('I am furious, the strap of my bag broke at a wedding and nobody helps me');
    await shopper.hears(/An advisor answers you here by Monday/, 'bot');
    await house.quiet();
    const { handoff, memory, floor } = (await house.conversation(shopper.conversationId)) ?? {};
    expect(floor).toEqual({ heldBy: 'bot' });
    expect(handoff).toMatchObject({ state: 'failed', endReason: 'nobody-there' });
    expect(memory?.promises).toMatchObject([
      { kind: 'note-answer', state: 'open', dueAt: expect.any(Date), text: expect.stringContaining('strap') },
    ]);
    // The next question is the concierge's again.
    await shopper.says('thank you');
    await shopper.hears(undefined, 'bot');
    expect(await house.conversation(shopper.conversationId)).toMatchObject({ floor: { heldBy: 'bot' } });
  });

  test('in opening hours it says that somebody should come, and whoever signs in is offered it', async () => {
    const { house, clock } = await open(mondayNoon);
    const shopper = await alone(house, clock);
    expect(await nobody(shopper)).not.toHaveProperty('backAt');
    const ines = await house.advisor('ines');
    await ines.client.until('the offer', () => ines.snapshot().queue.find(({ offeredTo }) => offeredTo === 'ines'));
    await ines.claims(shopper.conversationId);
    await shopper.floor('advisor');
  });

  test('a call is asked for by its words, and the number is kept', async () => {
    const { house, clock } = await open(sundayNight);
    const shopper = await alone(house, clock);
    await nobody(shopper);
    await shopper.says('ask for a call');
    await shopper.hears(/Under which number/, 'bot');
    await shopper.says('+33 6 12 34 56 78');
    await shopper.hears(/calls you at/, 'bot');
    expect((await house.conversation(shopper.conversationId))?.memory.promises).toMatchObject([{ kind: 'call-back' }]);
  });

  test('who waits on is not parked: after a while the house promises an answer', async () => {
    const { house, clock } = await open(sundayNight);
    const shopper = await alone(house, clock);
    await nobody(shopper);
    clock.move(301);
    await shopper.hears(/You need not wait/, 'system');
    await shopper.floor('bot');
    await house.quiet();
    const kept = await house.conversation(shopper.conversationId);
    expect(kept?.handoff).toMatchObject({ state: 'failed', endReason: 'nobody-there' });
    expect(kept?.memory.promises).toMatchObject([{ kind: 'note-answer', state: 'open' }]);
  });
});

describe('the wait is not ended over the head of somebody who could take it', () => {
  test.each(['ines', 'admin'])('%s is connected and away', async (name) => {
    const { house, clock } = await open(sundayNight);
    const colleague = await house.advisor(name);
    await colleague.client.ask('presence:set', { status: 'away' });
    const shopper = await alone(house, clock);
    await nobody(shopper);
    clock.move(301);
    // long enough for several rounds of offers
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await colleague.claims(shopper.conversationId);
    await shopper.floor('advisor');
  });

  test('but over a console that was left open, and that nobody has touched for a quarter of an hour', async () => {
    const { house, clock } = await open(sundayNight);
    const left = await house.advisor('ines');
    await left.client.ask('presence:set', { status: 'away' });
    const shopper = await alone(house, clock);
    await nobody(shopper);
    clock.move(901);
    await shopper.hears(/You need not wait/, 'system');
  });
});

test('a long wait is apologised for once and stands in front', async () => {
  const { house, clock } = await open(mondayNoon);
  const ines = await house.advisor('ines');
  await ines.client.ask('presence:set', { status: 'busy' });
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  await shopper.floor('queue');
  clock.move(181);
  await shopper.hears(/takes longer than it should/, 'system');
  await ines.client.until('it to stand in front', () =>
    ines.snapshot().queue.find(({ conversationId, again }) => conversationId === shopper.conversationId && again),
  );
  clock.move(60);
  await house.quiet();
  const told = (await shopper.transcript()).filter(({ text }) => text.includes('takes longer than it should'));
  expect(told).toHaveLength(1);
});
