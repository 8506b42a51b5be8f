/** Offers on the real house: who is asked, in which order, what a pass and a missed offer do, and transfers that come back. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const houses: TestHouse[] = [];

async function open(env: Record<string, string> = {}): Promise<TestHouse> {
  const house = await openTestHouse({ env });
  houses.push(house);
  return house;
}

afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

async function waiting(house: TestHouse, locale = 'en'): Promise<Shopper> {
  const shopper = await house.shopper({ locale });
  await shopper.says(locale === 'en' ? 'I want to speak to a person' : 'Je veux parler à quelqu’un');
  await shopper.floor('queue');
  return shopper;
}

const row = (desk: AdvisorClient, id: string): QueueRow | undefined =>
  desk.snapshot().queue.find(({ conversationId }) => conversationId === id);

/** Waits until the conversation is offered to this very advisor. */
const offeredTo = (desk: AdvisorClient, id: string, advisorId = desk.me.advisorId) =>
  desk.client.until(`an offer to ${advisorId}`, () => {
    const found = row(desk, id);
    return found?.offeredTo === advisorId && found.offer !== undefined ? found : undefined;
  });

const heard = (desk: AdvisorClient, name: string, id: string) =>
  desk.client.until(`${name} of ${id}`, () =>
    desk
      .events()
      .find(
        (event) =>
          event.name === name &&
          (('conversationId' in event && event.conversationId === id) ||
            ('row' in event && 'conversationId' in event.row && event.row.conversationId === id)),
      ),
  );

describe('an offer', () => {
  test('goes to one who speaks the language, says why, and is nobody else’s bell', async () => {
    const house = await open();
    const [mei, leo] = await Promise.all([house.advisor('mei'), house.advisor('leo')]);
    const shopper = await waiting(house, 'fr');
    const { offer } = await offeredTo(leo, shopper.conversationId);
    expect(offer?.why).toEqual(expect.arrayContaining(['language', 'free']));
    expect(await heard(leo, 'offer:created', shopper.conversationId)).toMatchObject({ why: offer?.why });
    await offeredTo(mei, shopper.conversationId, 'leo');
    expect(mei.events().map(({ name }) => name)).not.toContain('offer:created');
  });

  test('is no lock: a colleague who is quicker takes it, and the bell stops', async () => {
    const house = await open();
    const [ines, leo] = await Promise.all([house.advisor('ines'), house.advisor('leo')]);
    const shopper = await waiting(house);
    const asked = await ines.client.until('an offer', () => row(ines, shopper.conversationId)?.offeredTo);
    const [one, other] = asked === 'ines' ? [ines, leo] : [leo, ines];
    await other.claims(shopper.conversationId);
    expect(await heard(one, 'offer:expired', shopper.conversationId)).toMatchObject({ reason: 'claimed' });
  });

  test('that is passed on goes to the next, and not back to who passed', async () => {
    const house = await open();
    const [ines, leo] = await Promise.all([house.advisor('ines'), house.advisor('leo')]);
    const shopper = await waiting(house);
    const first = await ines.client.until('an offer', () => row(ines, shopper.conversationId)?.offeredTo);
    const [one, other] = first === 'ines' ? [ines, leo] : [leo, ines];
    const { handoffId } = await offeredTo(one, shopper.conversationId);
    await one.client.ask('handoff:pass', { handoffId, reason: 'in-person' });
    await offeredTo(other, shopper.conversationId);
    await other.client.ask('handoff:pass', { handoffId });
    await other.client.until('nobody to be asked', () =>
      row(other, shopper.conversationId)?.offeredTo === undefined ? true : undefined,
    );
    await house.quiet();
    const kept = await house.conversation(shopper.conversationId);
    expect(kept?.handoff?.routing?.asked).toMatchObject([
      { outcome: 'passed', reason: 'in-person' },
      { outcome: 'passed' },
    ]);
    // Still open to all.
    await one.claims(shopper.conversationId);
  });

  test('missed twice makes its advisor away, with the reason', async () => {
    const house = await open({ OFFER_MS: '300' });
    const ines = await house.advisor('ines');
    await Promise.all([waiting(house), waiting(house)]);
    const mine = await ines.client.until('Ines to be away', () =>
      ines.snapshot().presence.find(({ advisorId, status }) => advisorId === 'ines' && status === 'away'),
    );
    expect(mine.because).toBe('missed-offers');
    const over = () => ines.events().filter(({ name }) => name === 'offer:expired').length;
    await ines.client.until('both bells to stop', () => (over() === 2 ? true : undefined));
    await ines.client.ask('presence:set', { status: 'available' });
    await ines.client.until('another offer', () => ines.snapshot().queue.find(({ offeredTo: to }) => to === 'ines'));
  });

  test.each(['busy', 'transfers', 'away'] as const)('never comes to somebody who is %s', async (status) => {
    const house = await open();
    const [ines, leo] = await Promise.all([house.advisor('ines'), house.advisor('leo')]);
    await ines.client.ask('presence:set', { status });
    const shoppers = [await waiting(house), await waiting(house, 'fr')];
    await offeredTo(leo, shoppers[0]?.conversationId ?? '');
    expect(leo.snapshot().queue.filter(({ offeredTo: to }) => to === 'ines')).toEqual([]);
  });

  test('waits for room: nobody at their cap is asked', async () => {
    const house = await open();
    const ines = await house.advisor('ines');
    for (let taken = 0; taken < ines.me.capacity; taken += 1) {
      const shopper = await waiting(house);
      await ines.claims(shopper.conversationId);
    }
    const late = await waiting(house);
    await house.quiet();
    const leo = await house.advisor('leo');
    await offeredTo(leo, late.conversationId);
    expect(
      ines
        .events()
        .filter((event) => event.name === 'offer:created' && event.row.conversationId === late.conversationId),
    ).toEqual([]);
  });
});

describe('a transfer', () => {
  async function held(house: TestHouse, by: AdvisorClient) {
    const shopper = await waiting(house);
    return { shopper, desk: await by.claims(shopper.conversationId) };
  }

  test('to a skill is offered to who has it, with the note, and told to the shopper once', async () => {
    const house = await open();
    const [ines, nadia] = await Promise.all([house.advisor('ines'), house.advisor('nadia')]);
    await house.advisor('leo');
    const { shopper } = await held(house, ines);
    const conversationId = shopper.conversationId;
    await ines.client.ask('handoff:transfer', { conversationId, to: { skill: 'refund' }, note: 'A refund.' });
    const { transfer, offer } = await offeredTo(nadia, conversationId);
    expect(transfer).toEqual({ by: { advisorId: 'ines', name: ines.me.name }, to: { skill: 'refund' } });
    expect(offer?.why).toContain('transfer');
    await nadia.claims(conversationId);
    await shopper.floor('advisor');
    const told = (await shopper.transcript()).filter(({ text }) => text.includes('is passing you to a colleague'));
    expect(told).toHaveLength(1);
    expect(await house.conversation(conversationId)).toMatchObject({ floor: { advisorId: 'nadia' } });
  });

  test('reaches somebody who takes only transfers', async () => {
    const house = await open();
    const [ines, mei] = await Promise.all([house.advisor('ines'), house.advisor('mei')]);
    await mei.client.ask('presence:set', { status: 'transfers' });
    const { shopper } = await held(house, ines);
    const { conversationId } = shopper;
    await ines.client.ask('handoff:transfer', { conversationId, to: { store: 'london' }, note: 'In London.' });
    await offeredTo(mei, conversationId);
  });

  test('can be taken back until it is accepted, and not afterwards', async () => {
    const house = await open();
    const [ines, leo] = await Promise.all([house.advisor('ines'), house.advisor('leo')]);
    const { shopper } = await held(house, ines);
    const { conversationId } = shopper;
    await ines.client.ask('handoff:transfer', { conversationId, to: { advisorId: 'leo' }, note: 'x' });
    await offeredTo(leo, conversationId);
    await ines.client.ask('transfer:recall', { conversationId });
    await shopper.hears(/is with you again/);
    await heard(leo, 'offer:expired', conversationId);
    await ines.client.ask('handoff:transfer', { conversationId, to: { advisorId: 'leo' }, note: 'y' });
    await leo.claims(conversationId);
    expect(await ines.client.answer('transfer:recall', { conversationId })).toMatchObject({
      ok: false,
      error: { code: 'already-claimed', by: { advisorId: 'leo' } },
    });
  });

  test('that nobody takes is with the sender again', async () => {
    const house = await open({ OFFER_MS: '300' });
    const [ines, leo] = await Promise.all([house.advisor('ines'), house.advisor('leo')]);
    const { shopper } = await held(house, ines);
    const { conversationId } = shopper;
    await ines.client.ask('handoff:transfer', { conversationId, to: { advisorId: 'leo' }, note: 'x' });
    await heard(leo, 'offer:expired', conversationId);
    await shopper.hears(/is with you again/);
    await ines.client.until('it to be mine again', () =>
      ines.snapshot().mine.find((mine) => mine.conversationId === conversationId),
    );
    const bot = (await shopper.transcript()).filter(({ author }) => author.kind === 'bot').length;
    await ines.client.ask('conversation:resolve', { conversationId, outcome: 'solved' });
    await house.quiet();
    const { handoff } = (await house.conversation(conversationId)) ?? {};
    expect(handoff?.state).toBe('completed');
    expect((await shopper.transcript()).filter(({ author }) => author.kind === 'bot')).toHaveLength(bot);
  });

  test('to nobody of the house is refused', async () => {
    const house = await open();
    const ines = await house.advisor('ines');
    const { shopper } = await held(house, ines);
    const transfer = (to: object) =>
      ines.client.answer('handoff:transfer', { conversationId: shopper.conversationId, to, note: 'x' });
    expect(await transfer({})).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(await transfer({ skill: 'juggling' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
