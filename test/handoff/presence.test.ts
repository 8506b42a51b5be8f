/** Advisors who vanish, and advisors on another node: conversations come back, presence is the same everywhere. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const houses: TestHouse[] = [];

async function open(env: Record<string, string> = {}, dir?: string): Promise<TestHouse> {
  const house = await openTestHouse({ env, ...(dir === undefined ? {} : { dir }) });
  houses.unshift(house);
  return house;
}

afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

async function waiting(house: TestHouse): Promise<Shopper> {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  await shopper.floor('queue');
  return shopper;
}

describe('an advisor whose connection is gone', () => {
  test('loses at once what was not answered: in front again, and the shopper is told', async () => {
    const house = await open({ ADVISOR_GONE_MS: '600' });
    const [ines, sofia] = await Promise.all([house.advisor('ines'), house.advisor('sofia')]);
    const shopper = await waiting(house);
    await ines.claims(shopper.conversationId);
    await shopper.floor('advisor');
    ines.close();
    await shopper.hears(/front of the queue/, 'system');
    await shopper.floor('queue');
    expect(await sofia.sees(shopper.conversationId)).toMatchObject({ again: true });
    const status = (await house.conversation(shopper.conversationId))?.handoff?.state;
    expect(status).toBe('waiting');
  });

  test('keeps what was answered for longer', async () => {
    const house = await open({ ADVISOR_GONE_MS: '600' });
    const ines = await house.advisor('ines');
    const [answered, unanswered] = [await waiting(house), await waiting(house)];
    const desk = await ines.claims(answered.conversationId);
    await ines.claims(unanswered.conversationId);
    await desk.says('Good evening.');
    await answered.hears('Good evening.', 'advisor');
    ines.close();
    await unanswered.hears(/front of the queue/, 'system');
    expect((await house.conversation(answered.conversationId))?.floor.heldBy).toBe('advisor');
    await answered.hears(/front of the queue/, 'system');
  });

  test('keeps everything when the console is only reloaded', async () => {
    const house = await open({ ADVISOR_GONE_MS: '1500' });
    const ines = await house.advisor('ines');
    const shopper = await waiting(house);
    await ines.claims(shopper.conversationId);
    ines.close();
    const back = await house.advisor('ines');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(back.snapshot().mine).toMatchObject([{ conversationId: shopper.conversationId }]);
  });
});

describe('two nodes', () => {
  test('an advisor of the other node is there, is offered what waits here, and is seen to go', async () => {
    const one = await open({ ADVISOR_GONE_MS: '2000' });
    const other = await open({ ADVISOR_GONE_MS: '2000' }, one.dir);
    const watching = await one.advisor('sofia');
    await watching.client.ask('presence:set', { status: 'busy' });
    const ines = await other.advisor('ines');
    const status = () => watching.snapshot().presence.find(({ advisorId }) => advisorId === 'ines')?.status;
    await watching.client.until('Ines to be there', () => (status() === 'available' ? true : undefined));
    const shopper = await waiting(one);
    await ines.client.until('the offer', () =>
      ines.snapshot().queue.find((row) => row.conversationId === shopper.conversationId && row.offeredTo === 'ines'),
    );
    ines.close();
    await watching.client.until('Ines to be gone', () => (status() === 'away' ? true : undefined));
  });

  test('make one offer of what both could offer, and one winner of every race to claim', async () => {
    const rounds = Number(process.env['CLAIM_ROUNDS'] ?? 30);
    const one = await open();
    const other = await open({}, one.dir);
    const desks = [
      ...(await Promise.all(['ines', 'leo'].map((name) => one.advisor(name)))),
      ...(await Promise.all(['mei', 'nadia'].map((name) => other.advisor(name)))),
    ];
    for (let round = 0; round < rounds; round += 1) {
      const shopper = await waiting(round % 2 === 0 ? one : other);
      const rows = await Promise.all(desks.map((desk) => desk.sees(shopper.conversationId)));
      const handoffId = rows[0]?.handoffId;
      const acks = await Promise.all(desks.map(({ client }) => client.answer('handoff:claim', { handoffId })));
      expect(acks.filter(({ ok }) => ok)).toHaveLength(1);
      const winner = acks.findIndex(({ ok }) => ok);
      await shopper.floor('advisor');
      await one.quiet();
      const { handoff, floor } = (await one.conversation(shopper.conversationId)) ?? {};
      expect(floor).toMatchObject({ heldBy: 'advisor', advisorId: desks[winner]?.me.advisorId });
      expect(handoff?.routing?.acts ?? 0).toBeLessThanOrEqual(2);
      await desks[winner]?.client.ask('conversation:resolve', { conversationId: shopper.conversationId, outcome: 'x' });
      shopper.close();
    }
  }, 120_000);
});

describe('a console that nobody touches', () => {
  const rowOf = (desk: AdvisorClient) => desk.snapshot().presence.find(({ advisorId }) => advisorId === 'ines');
  const shows = (desk: AdvisorClient, status: string) =>
    desk.client.until(`Ines to be ${status}`, () => (rowOf(desk)?.status === status ? rowOf(desk) : undefined));

  test('is Away with the reason, on every node, also after a lost connection; a touch brings back what was chosen', async () => {
    const env = { ADVISOR_GONE_MS: '1200', ADVISOR_IDLE_MS: '700' };
    const one = await open(env);
    const other = await open(env, one.dir);
    const [ines, leo] = await Promise.all([one.advisor('ines'), other.advisor('leo')]);
    await ines.client.ask('presence:set', { status: 'transfers' });
    expect((await shows(leo, 'transfers')).because).toBeUndefined();
    expect((await shows(leo, 'away')).because).toBe('idle');
    await shows(ines, 'away');
    ines.close();
    const back = await one.advisor('ines');
    expect(rowOf(back)).toMatchObject({ status: 'away', because: 'idle' });
    await back.client.ask('presence:touch', {});
    expect((await shows(back, 'transfers')).because).toBeUndefined();
    await shows(leo, 'transfers');
  });
});
