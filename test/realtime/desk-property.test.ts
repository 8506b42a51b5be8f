/** The desk's law: the snapshot an advisor had, with every event since, is the snapshot a new connection would get. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DeskSnapshot } from '../../src/protocol/desk/rows.ts';
import { type AdvisorClient, openDesk } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Random, seeded } from '../support/random.ts';
import type { Shopper } from '../support/shopper.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const rounds = 6;
const actsPerRound = 12;

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

const lines = [
  'I want to speak to a person',
  'where is my order MM-20418? camille.aubert@example.com',
  'this is unacceptable, I am furious!!',
  'my order MM-20440 priya.raman@example.com',
  'Je veux parler à quelqu\u2019un',
  'a burgundy bag for the evening under 2000',
  'thank you',
];

test(`holds for random days at the desk (SEED=${seed})`, async () => {
  const random = seeded(seed);
  const shoppers = await Promise.all(Array.from({ length: 4 }, () => house.shopper()));
  const advisors = await Promise.all(['ines', 'leo', 'sofia'].map((name) => house.advisor(name)));

  for (let round = 0; round < rounds; round += 1) {
    for (let act = 0; act < actsPerRound; act += 1) await oneAct(random, shoppers, advisors);
    await house.quiet();
    for (const advisor of advisors) await isUpToDate(advisor);
  }
}, 60_000);

/** Whatever is refused is refused: only what the screens show afterwards counts. */
async function oneAct(random: Random, shoppers: Shopper[], advisors: AdvisorClient[]): Promise<void> {
  const { client, conversationId } = random.pick(shoppers);
  const { client: desk, snapshot } = random.pick(advisors);
  const held = snapshot().mine;
  const acts = [
    () => client.answer('message:send', { clientMessageId: `${random.next()}`, text: random.pick(lines) }),
    () => client.answer('message:send', { clientMessageId: `${random.next()}`, text: random.pick(lines) }),
    () => client.answer('handoff:request', {}),
    () => client.answer('handoff:cancel', {}),
    () => client.answer('page:set', { type: 'cart', cart: random.below(400_000) }),
    () => client.answer('message:read', { seq: random.below(20) }),
    () => claimFirst(random, advisors),
    () => claimFirst(random, advisors),
    () => desk.answer('conversation:open', { conversationId }),
    () => desk.answer('takeover:request', { conversationId }),
    () => desk.answer('conversation:leave', { conversationId }),
    () => desk.answer('alarm:acknowledge', { conversationId }),
    () => desk.answer('presence:set', { status: 'busy', advisorId: random.pick(advisors).me.advisorId }),
    () =>
      desk.answer('handoff:transfer', {
        conversationId,
        to: { advisorId: random.pick(advisors).me.advisorId },
        note: 'yours, please',
      }),
    () => onHeld(random, held, (id) => desk.answer('hand:raise', { conversationId: id, on: random.below(3) > 0 })),
    () => desk.answer('presence:set', { status: random.pick(['available', 'busy', 'transfers', 'away']) }),
    () => onHeld(random, held, (id) => desk.answer('message:read', { conversationId: id, seq: random.below(30) })),
    () => onHeld(random, held, (id) => say(desk, id, `${random.next()}`)),
    () => onHeld(random, held, (id) => desk.answer('handoff:return', { conversationId: id, agreed: 'yes', open: '' })),
    () => onHeld(random, held, (id) => desk.answer('conversation:resolve', { conversationId: id, outcome: 'solved' })),
    () =>
      onHeld(random, held, (id) =>
        desk.answer('handoff:transfer', {
          conversationId: id,
          to: { advisorId: random.pick(advisors).me.advisorId },
          note: 'please',
        }),
      ),
    () => comeAndGo(random),
  ];
  await random.pick(acts)();
}

const say = (desk: AdvisorClient['client'], conversationId: string, clientMessageId: string) =>
  desk.answer('message:send', { conversationId, clientMessageId, text: 'Certainly.' });

async function claimFirst(random: Random, advisors: AdvisorClient[]): Promise<void> {
  const { client, snapshot } = random.pick(advisors);
  const [first] = snapshot().queue;
  if (first !== undefined) await client.answer('handoff:claim', { handoffId: first.handoffId });
}

async function onHeld(
  random: Random,
  held: DeskSnapshot['mine'],
  act: (id: string) => Promise<unknown>,
): Promise<void> {
  if (held.length > 0) await act(random.pick(held).conversationId);
}

/** Colleagues, and the admin who is on no list, sign in and leave. */
async function comeAndGo(random: Random): Promise<void> {
  const colleague = await house.advisor(random.pick(['mei', 'admin']));
  colleague.close();
}

async function isUpToDate(advisor: AdvisorClient): Promise<void> {
  const fresh = await openDesk(house.url, advisor);
  const { seq: _fresh, ...expected } = fresh.snapshot();
  // A colleague who has just left is on the way out of the list: wait for the last event, not for time.
  const { seq: _mine, ...mine } = await advisor.client
    .until('the same desk as a fresh one', () =>
      same(advisor.snapshot(), fresh.snapshot()) ? fresh.snapshot() : undefined,
    )
    .catch(() => advisor.snapshot());
  fresh.close();
  expect(mine).toEqual(expected);
}

function same({ seq: _a, ...a }: DeskSnapshot, { seq: _b, ...b }: DeskSnapshot): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
