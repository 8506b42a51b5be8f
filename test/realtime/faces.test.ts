/** Who looks, on the rows of the desk: for those who have the row, once it has settled, and not at every key press. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { createFaces, settlesMs } from '../../src/realtime/desk/faces.ts';
import type { Seat, Seats } from '../../src/realtime/desk/seats.ts';
import { type AdvisorClient, openDesk } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const leoLooks = [{ advisorId: 'leo', name: 'Léo' }];

describe('what settles', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const seat = (id: string) => ({ advisor: { id } }) as unknown as Seat;
  const [ines, mei] = [seat('ines'), seat('mei')];
  const rows: Record<string, Partial<QueueRow>> = {
    waits: {},
    held: { heldBy: { advisorId: 'ines', name: 'Inès' } },
  };

  function faces() {
    const sent: [string, unknown][] = [];
    const seats: Pick<Seats, 'all' | 'send'> = {
      all: () => [ines, mei],
      send: ({ advisor }, { payload }) => void sent.push([advisor.id, payload]),
    };
    return { sent, ...createFaces(seats, (id) => rows[id] as QueueRow | undefined) };
  }

  test('walking through the queue is no news', () => {
    const { sent, heard, of } = faces();
    for (let step = 0; step < 10; step += 1) {
      heard('waits', leoLooks);
      heard('waits', []);
    }
    jest.advanceTimersByTime(10 * settlesMs);
    expect(sent).toEqual([]);
    expect(of(ines)).toEqual([]);
  });

  test('who stays is told once, to those who have the row', () => {
    const { sent, heard, of } = faces();
    for (const id of ['waits', 'held', 'closed']) {
      heard(id, leoLooks);
      heard(id, leoLooks);
    }
    expect(of(ines)).toEqual([]);
    jest.advanceTimersByTime(10 * settlesMs);
    const waits = { conversationId: 'waits', by: leoLooks };
    const held = { conversationId: 'held', by: leoLooks };
    expect(sent).toEqual([
      ['ines', waits],
      ['mei', waits],
      ['ines', held],
    ]);
    expect(of(ines)).toEqual([held, waits]);
    expect(of(mei)).toEqual([waits]);
  });

  test('what is erased is forgotten', () => {
    const { sent, heard, forget, of } = faces();
    heard('waits', leoLooks);
    forget('waits');
    jest.advanceTimersByTime(10 * settlesMs);
    expect(sent).toEqual([]);
    expect(of(ines)).toEqual([]);
  });
});

describe('at the desk', () => {
  let house: TestHouse;
  let [ines, leo, mei, sofia]: AdvisorClient[] = [];
  beforeAll(async () => {
    house = await openTestHouse();
    [ines, leo, mei, sofia] = await Promise.all(['ines', 'leo', 'mei', 'sofia'].map((name) => house.advisor(name)));
  }, 60_000);
  afterAll(() => house.close());

  const at = (desk: AdvisorClient | undefined) => desk as AdvisorClient;
  const facesOn = (desk: AdvisorClient, id: string) =>
    desk
      .snapshot()
      .watched?.find(({ conversationId }) => conversationId === id)
      ?.by.map(({ advisorId }) => advisorId)
      .filter((advisorId) => advisorId !== desk.me.advisorId)
      .join() ?? '';
  const shows = (desk: AdvisorClient, id: string, by: string) =>
    desk.client.until(`the faces "${by}"`, () => facesOn(desk, id) === by || undefined);

  test('a face comes and goes, is there for a desk that opens later, and follows the row to whoever takes it', async () => {
    const shopper = await house.shopper();
    await shopper.says('I want to speak to a person');
    const { conversationId } = shopper;
    await at(mei).sees(conversationId);
    await at(leo).opens(conversationId);
    await shows(at(ines), conversationId, 'leo');
    const later = await openDesk(house.url, at(mei));
    expect(facesOn(later, conversationId)).toBe('leo');
    later.close();
    await at(ines).claims(conversationId);
    await shows(at(ines), conversationId, 'leo');
    // with Inès it is no row of Mei's any more, and who looks at it neither
    await at(mei).client.until('the row gone', () => facesOn(at(mei), conversationId) === '' || undefined);
    await at(leo).client.ask('conversation:leave', { conversationId });
    await at(sofia).opens(conversationId);
    await shows(at(ines), conversationId, 'sofia');
    await at(mei).client.ask('conversation:leave', { conversationId: 'c_nobody' });
    expect(
      at(mei)
        .events()
        .some((event) => event.name === 'queue:watched' && event.by.some(({ advisorId }) => advisorId === 'sofia')),
    ).toBe(false);
    await at(sofia).client.ask('conversation:leave', { conversationId });
    await shows(at(ines), conversationId, '');
    const fresh = await openDesk(house.url, at(ines));
    expect(at(ines).snapshot().watched).toEqual(fresh.snapshot().watched);
    fresh.close();
  });
});
