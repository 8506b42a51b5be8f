/** The supervisors' board over the real house: what is on it, who sees it, and what a supervisor does from it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

const time = { offsetMs: 0 };
const clock = { now: () => new Date(Date.now() + time.offsetMs), monotonicMs: () => performance.now() };
let house: TestHouse;
let sofia: AdvisorClient;
let ines: AdvisorClient;
let leo: AdvisorClient;

beforeAll(async () => {
  house = await openTestHouse({ clock });
  [sofia, ines, leo] = await Promise.all([house.advisor('sofia'), house.advisor('ines'), house.advisor('leo')]);
}, 60_000);
afterAll(() => house.close());

const rowOf = ({ snapshot }: AdvisorClient, { conversationId }: Shopper): BoardRow | undefined =>
  snapshot().board?.find((row) => row.conversationId === conversationId);

const shows = (shopper: Shopper, what: string, is: (row: BoardRow) => boolean): Promise<BoardRow> =>
  sofia.client.until(`a card ${what}`, () => {
    const row = rowOf(sofia, shopper);
    return row !== undefined && is(row) ? row : undefined;
  });

const goes = (shopper: Shopper) =>
  sofia.client.until('the card gone', () => (rowOf(sofia, shopper) === undefined ? true : undefined));

async function withInes() {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  return { shopper, held: await ines.claims(shopper.conversationId) };
}

test('a conversation goes through the columns, and a fresh board is the same', async () => {
  const shopper = await house.shopper();
  await shopper.says('this is unacceptable, I am furious, nobody helps me!!');
  const atRisk = await shows(shopper, 'at risk', ({ column }) => column === 'at-risk');
  expect(atRisk.score).toBeGreaterThan(0.3);
  expect(atRisk.mood.at(-1)).toBeLessThan(0);
  await shopper.client.answer('handoff:request', {});
  expect(await shows(shopper, 'waiting', ({ column }) => column === 'waiting')).toMatchObject({
    timers: [{ kind: 'first-reply' }, { kind: 'total' }],
    handoffId: expect.any(String),
  });
  const held = await ines.claims(shopper.conversationId);
  const row = await shows(shopper, 'with Ines', ({ column }) => column === 'with-advisor');
  expect(row.heldBy).toEqual({ advisorId: 'ines', name: ines.me.name });
  await held.resolves();
  expect(await shows(shopper, 'ended', ({ column }) => column === 'wrap-up')).toMatchObject({ ended: 'resolved' });
  const another = await house.advisor('sofia');
  expect(another.snapshot().board).toEqual(sofia.snapshot().board);
  another.close();
});

test('a calm conversation of the concierge is not on it; one that goes wrong is, until it has been quiet for long', async () => {
  const calm = await house.shopper();
  await calm.says('thank you, what a lovely house');
  const failing = await house.shopper();
  await failing.says('this is unacceptable, I am furious, nobody helps me!!');
  await shows(failing, 'at risk', ({ column }) => column === 'at-risk');
  expect(rowOf(sofia, calm)).toBeUndefined();
  time.offsetMs += 31 * 60_000;
  await goes(failing);
}, 20_000);

test('advisors are told nothing of the board, and may not do what supervisors do', async () => {
  const { shopper } = await withInes();
  await shows(shopper, 'with Ines', ({ column }) => column === 'with-advisor');
  for (const advisor of [ines, leo]) {
    expect(advisor.snapshot().board).toBeUndefined();
    expect(advisor.events().filter(({ name }) => name.startsWith('board:'))).toEqual([]);
  }
  const { conversationId } = shopper;
  const refusals = [
    await ines.client.refusal('note:add', { conversationId, noteId: 'w', text: 'psst', kind: 'whisper' }),
    await ines.client.refusal('alarm:acknowledge', { conversationId }),
    await ines.client.refusal('presence:set', { status: 'away', advisorId: 'leo' }),
    await ines.client.refusal('takeover:request', { conversationId }),
  ];
  expect(refusals.map(({ code }) => code)).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden']);
  const other = await leo.client.refusal('handoff:transfer', { conversationId, to: { advisorId: 'leo' }, note: 'me' });
  expect(other.code).toBe('not-yours');
  expect((await leo.client.refusal('hand:raise', { conversationId, on: true })).code).toBe('not-yours');
});

test('a whisper reaches whoever has the conversation, and nobody else but supervisors', async () => {
  const { shopper, held } = await withInes();
  const { conversationId } = shopper;
  const words = 'offer her the travel case, I will sign it off';
  await sofia.opens(conversationId);
  await sofia.client.ask('note:add', { conversationId, noteId: 'w1', text: words, kind: 'whisper' });
  const told = await ines.client.until('the whisper', () => ines.events().find(({ name }) => name === 'note:created'));
  expect(told).toMatchObject({ note: { kind: 'whisper', text: words, to: { advisorId: 'ines' } } });
  await held.says('One moment, please.');
  await shopper.hears('One moment, please.', 'advisor');
  await ines.client.ask('handoff:transfer', { conversationId, to: { advisorId: 'leo' }, note: 'for you' });
  await leo.claims(conversationId);
  expect(JSON.stringify(await leo.opens(conversationId))).not.toContain(words);
  expect(JSON.stringify(await (await leo.fetch(`/api/v1/conversations/${conversationId}`)).json())).not.toContain(
    words,
  );
  expect((await sofia.opens(conversationId)).notes.map(({ text }) => text)).toContain(words);
  expect(JSON.stringify(leo.client.heard)).not.toContain(words);
  // Everything that the shopper was ever sent, and all that a new tab would be.
  expect(JSON.stringify(shopper.client.heard)).not.toContain(words);
  expect(JSON.stringify(await house.app.store.transcripts.messages(conversationId as never, 0, 200))).not.toContain(
    words,
  );
});

test('there is nobody to whisper to while the concierge has it', async () => {
  const shopper = await house.shopper();
  await shopper.says('hello');
  const { conversationId } = shopper;
  const refused = await sofia.client.refusal('note:add', {
    conversationId,
    noteId: 'w',
    text: 'psst',
    kind: 'whisper',
  });
  expect(refused.code).toBe('stale');
});

test('listening leaves no mark for the shopper; whoever has it sees who looks', async () => {
  const { shopper } = await withInes();
  const { conversationId } = shopper;
  await ines.opens(conversationId);
  await shopper.says('are you there?');
  await house.quiet();
  const before = await house.conversation(conversationId);
  const heard = shopper.client.heard.length;
  await sofia.opens(conversationId);
  await ines.client.until('the face', () =>
    ines
      .events()
      .find(
        (event) =>
          event.name === 'conversation:watched' && event.by.some(({ advisorId }) => advisorId === sofia.me.advisorId),
      ),
  );
  await house.quiet();
  expect((await house.conversation(conversationId))?.readBy).toEqual(before?.readBy);
  expect(shopper.client.heard.slice(heard).filter(({ name }) => name !== 'head')).toEqual([]);
  await sofia.client.ask('conversation:leave', { conversationId });
  await ines.client.until('the face gone', () => {
    const last = ines.events().findLast(({ name }) => name === 'conversation:watched');
    return last?.name === 'conversation:watched' && last.by.every(({ advisorId }) => advisorId === 'ines')
      ? true
      : undefined;
  });
});

test('a raised hand reaches supervisors, and goes down when one comes, or when it is taken back', async () => {
  const { shopper } = await withInes();
  const { conversationId } = shopper;
  await ines.client.ask('hand:raise', { conversationId, on: true, note: 'she asks for a discount' });
  const row = await shows(shopper, 'with a hand', ({ hand }) => hand !== undefined);
  expect(row.hand).toMatchObject({ advisorId: 'ines', note: 'she asks for a discount' });
  expect(sofia.events().findLast(({ name }) => name === 'hand:raised')).toMatchObject({ on: true, conversationId });
  expect(leo.events().some(({ name }) => name === 'hand:raised')).toBe(false);
  expect(JSON.stringify(shopper.client.heard)).not.toContain('discount');
  await sofia.opens(conversationId);
  await shows(shopper, 'without a hand', ({ hand }) => hand === undefined);
  await ines.client.ask('hand:raise', { conversationId, on: true });
  await shows(shopper, 'with a hand again', ({ hand }) => hand !== undefined);
  await ines.client.ask('hand:raise', { conversationId, on: false });
  await shows(shopper, 'without one again', ({ hand }) => hand === undefined);
});

test('a supervisor gives away what another has, what waits, and what the concierge has', async () => {
  const { shopper: hers } = await withInes();
  const waiting = await house.shopper();
  await waiting.says('I want to speak to a person');
  await ines.sees(waiting.conversationId);
  const bots = await house.shopper();
  await bots.says('hello');
  for (const { conversationId } of [hers, waiting, bots]) {
    await sofia.client.ask('handoff:transfer', { conversationId, to: { advisorId: 'leo' }, note: 'yours' });
    const row = await leo.client.until('the transfer', () =>
      leo.snapshot().queue.find((one) => one.conversationId === conversationId && one.transfer !== undefined),
    );
    expect(row).toMatchObject({ offeredTo: 'leo', transfer: { by: { advisorId: sofia.me.advisorId } } });
    const { says } = await leo.claims(conversationId);
    await says('Good afternoon, Léo here.');
  }
  for (const shopper of [hers, waiting, bots]) await shopper.hears('Good afternoon, Léo here.', 'advisor');
});

test('stepping in silences the concierge at once, however the shopper writes meanwhile', async () => {
  for (let round = 0; round < 6; round += 1) {
    const shopper = await house.shopper();
    await shopper.says('hello');
    const { conversationId } = shopper;
    await Promise.all([
      shopper.client.answer('message:send', { clientMessageId: `race-${round}`, text: 'where is my order MM-20418?' }),
      sofia.client.ask('takeover:request', { conversationId }),
    ]);
    await house.quiet();
    const messages = await house.app.store.transcripts.messages(conversationId as never, 0, 100);
    const joined = messages.findIndex(({ card }) => card?.kind === 'notice' && card.tone === 'joined');
    expect(joined).toBeGreaterThan(-1);
    expect(messages.slice(joined).filter(({ author }) => author.kind === 'bot')).toEqual([]);
    expect((await house.conversation(conversationId))?.floor).toMatchObject({ advisorId: sofia.me.advisorId });
  }
}, 30_000);

test('two supervisors step in at once: one has it, and the shopper is told of each in order', async () => {
  const admin = await house.advisor('admin');
  const shopper = await house.shopper();
  await shopper.says('hello');
  const { conversationId } = shopper;
  await Promise.all([sofia, admin].map(({ client }) => client.ask('takeover:request', { conversationId })));
  await house.quiet();
  const floor = (await house.conversation(conversationId))?.floor;
  const messages = await house.app.store.transcripts.messages(conversationId as never, 0, 100);
  const last = messages.findLast(({ card }) => card?.kind === 'notice' && card.tone === 'joined');
  expect(floor?.heldBy).toBe('advisor');
  expect(last?.text).toContain(floor?.heldBy === 'advisor' ? floor.name : '?');
});

test('an alarm is acknowledged once, for every supervisor to see', async () => {
  const { shopper } = await withInes();
  time.offsetMs += 10 * 60_000;
  const row = await shows(shopper, 'with an alarm', ({ alarm }) => alarm !== undefined);
  expect(row.alarm).toMatchObject({ kind: 'first-reply' });
  await sofia.client.ask('alarm:acknowledge', { conversationId: shopper.conversationId });
  await shows(shopper, 'seen to', ({ alarm }) => alarm?.acknowledgedBy === sofia.me.name);
}, 20_000);

test('a supervisor sets the presence of a colleague, and the audit log says so', async () => {
  await sofia.client.ask('presence:set', { status: 'busy', advisorId: 'leo' });
  await leo.client.until('busy', () =>
    leo.snapshot().presence.find(({ advisorId, status }) => advisorId === 'leo' && status === 'busy'),
  );
  const admin = await house.advisor('admin');
  const answer = await admin.fetch('/api/v1/audit?action=presence-set');
  expect((await answer.json()).entries).toMatchObject([{ subject: 'leo busy' }]);
});
