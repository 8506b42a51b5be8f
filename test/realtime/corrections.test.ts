/** An advisor says what a message really was: seen by colleagues, never by the bot, and trained on only with a yes. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Candidate } from '../../src/domain/candidate.ts';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { CandidateView } from '../../src/protocol/readings.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const words = 'the lining of mine is torn, write to me at kim@example.com, my name is Kim Sato';
const masked = 'the lining of mine is torn, write to me at [email], my name is [name]';

type Case = { shopper: Shopper; ines: AdvisorClient; conversationId: string; seq: number };

/** A shopper with Inès, whose words stand at `seq`. */
async function withAdvisor({ agrees, says = words }: { agrees: boolean; says?: string }): Promise<Case> {
  const shopper = await house.shopper();
  await shopper.says('I want to speak to a person');
  if (agrees) await shopper.client.ask('consent:set', { purpose: 'improve', granted: true });
  await house.quiet();
  const { conversationId } = shopper;
  const ines = await house.advisor('ines');
  await ines.sees(conversationId);
  await ines.claims(conversationId);
  await shopper.says(says);
  await house.quiet();
  const seq = (await shopper.transcript()).find(({ text }) => text === says)?.seq ?? 0;
  return { shopper, ines, conversationId, seq };
}

const correct = ({ ines, conversationId, seq }: Case, was: object) =>
  ines.client.ask<DeskAcks['reading:correct']>('reading:correct', { conversationId, seq, ...was });
const stored = async (id: string) =>
  (await house.app.store.documents.get<Candidate>('candidates', id))?.value as Candidate;
const listed = async (advisor: AdvisorClient, query = '') => {
  const answer = await advisor.fetch(`/api/v1/candidates${query}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { candidates: CandidateView[] }).candidates;
};
const review = (advisor: AdvisorClient, id: string, verdict: string) =>
  advisor.fetch(`/api/v1/candidates/${id}`, { method: 'POST', body: JSON.stringify({ verdict }) });

test('a correction is told to colleagues who have the conversation open, and changes nothing the bot did', async () => {
  const one = await withAdvisor({ agrees: false });
  const { ines, conversationId, seq, shopper } = one;
  const sofia = await house.advisor('sofia');
  expect((await sofia.opens(conversationId)).corrections).toEqual([]);
  const before = await house.conversation(conversationId);

  const ack = await correct(one, { intents: ['care-repair'], emotion: 'displeased' });
  expect(ack).toEqual({ candidateId: expect.any(String), proposed: false });
  const told = await sofia.client.until('the correction', () =>
    sofia
      .events()
      .find(
        (event): event is Extract<DeskEvent, { name: 'message:updated' }> =>
          event.name === 'message:updated' && event.corrected !== undefined,
      ),
  );
  const shown = { seq, by: { advisorId: 'ines', name: ines.me.name }, intents: ['care-repair'], emotion: 'displeased' };
  expect(told.corrected).toEqual({ seq, corrections: [{ ...shown, at: expect.any(String) }] });
  expect((await sofia.opens(conversationId)).corrections).toMatchObject([shown]);

  await house.quiet();
  expect(await house.conversation(conversationId)).toEqual(before);
  expect(JSON.stringify(await shopper.transcript())).not.toMatch(/care-repair|correct/);
});

test('without consent the correction has no words; a second one replaces it, undo removes it, all is on record', async () => {
  const one = await withAdvisor({ agrees: false });
  const { candidateId } = await correct(one, { intents: ['care-repair'] });
  expect((await correct(one, { emotion: 'angry' })).candidateId).toBe(candidateId);
  const kept = await stored(candidateId);
  expect(kept).toMatchObject({
    state: 'unused',
    correction: { emotion: 'angry' },
    read: { by: 'local', language: 'en' },
  });
  expect(kept.correction).not.toHaveProperty('intents');
  expect(JSON.stringify(kept)).not.toMatch(/torn|kim|lining/i);
  const sofia = await house.advisor('sofia');
  expect((await listed(sofia)).map(({ id }) => id)).not.toContain(candidateId);
  expect((await review(sofia, candidateId, 'accepted')).status).toBe(404);

  await one.ines.client.ask('reading:undo', { conversationId: one.conversationId, seq: one.seq });
  expect(await stored(candidateId)).toBeUndefined();
  expect((await one.ines.opens(one.conversationId)).corrections).toEqual([]);
  const admin = await house.advisor('admin');
  const { entries } = (await (await admin.fetch('/api/v1/audit?limit=50')).json()) as {
    entries: { action: string; subject?: string; by: { advisorId: string } }[];
  };
  const subject = `${one.conversationId} ${one.seq}`;
  expect(entries.filter((entry) => entry.subject === subject).map(({ action }) => action)).toEqual([
    'reading-correction-undone',
    'reading-corrected',
    'reading-corrected',
  ]);
});

test('with consent it waits as a sentence without names or addresses; a second person decides, and it is exported', async () => {
  const one = await withAdvisor({ agrees: true });
  const { candidateId, proposed } = await correct(one, {
    intents: ['care-repair', 'complaint'],
    emotion: 'displeased',
  });
  expect(proposed).toBe(true);
  const sofia = await house.advisor('sofia');
  const view = (await listed(sofia, '?language=en')).find(({ id }) => id === candidateId);
  expect(view).toMatchObject({ text: masked, language: 'en', intents: ['care-repair', 'complaint'], state: 'waiting' });
  expect((await listed(sofia, '?language=fr')).map(({ id }) => id)).not.toContain(candidateId);
  expect(await house.app.office.candidates.rows('en')).toEqual([]);

  expect((await review(one.ines, candidateId, 'accepted')).status).toBe(403);
  expect((await review(sofia, candidateId, 'burnt')).status).toBe(400);
  const answer = await review(sofia, candidateId, 'accepted');
  expect(await answer.json()).toMatchObject({ state: 'accepted', reviewedBy: sofia.me.name });
  expect(await house.app.office.candidates.rows('en')).toEqual([
    { text: masked, intents: ['care-repair', 'complaint'], emotion: 0.5, source: 'advisor', group: 100_000 },
  ]);
  expect((await review(sofia, candidateId, 'rejected')).status).toBe(200);
  expect(await house.app.office.candidates.rows('en')).toEqual([]);

  // Said anew, it is reviewed anew.
  await review(sofia, candidateId, 'accepted');
  await correct(one, { emotion: 'calm' });
  expect((await stored(candidateId)).state).toBe('waiting');
});

test('nobody reviews a correction of their own', async () => {
  const one = await withAdvisor({ agrees: true });
  const sofia = await house.advisor('sofia');
  const { candidateId } = await correct({ ...one, ines: sofia }, { intents: ['care-repair'] });
  expect((await review(sofia, candidateId, 'accepted')).status).toBe(403);
  expect((await review(await house.advisor('admin'), candidateId, 'accepted')).status).toBe(200);
});

test('a consent that is withdrawn takes the words along, and one given later brings them', async () => {
  const text = 'the handle of mine came off';
  const one = await withAdvisor({ agrees: true, says: text });
  const sofia = await house.advisor('sofia');
  const { candidateId } = await correct(one, { intents: ['care-repair'] });
  await review(sofia, candidateId, 'accepted');
  const exported = async () => (await house.app.office.candidates.rows('en')).map((row) => row.text);
  expect(await exported()).toContain(text);
  await one.shopper.client.ask('consent:set', { purpose: 'improve', granted: false });
  await house.quiet();
  expect(await exported()).not.toContain(text);
  expect(await stored(candidateId)).toMatchObject({ state: 'unused' });
  expect(await stored(candidateId)).not.toHaveProperty('text');

  await one.shopper.client.ask('consent:set', { purpose: 'improve', granted: true });
  await house.quiet();
  const found = async () => (await stored(candidateId)).state === 'waiting';
  while (!(await found())) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await stored(candidateId)).toMatchObject({ text });
});

test('who erases the conversation erases what was kept of it', async () => {
  const one = await withAdvisor({ agrees: true });
  const { candidateId } = await correct(one, { intents: ['care-repair'] });
  expect(await stored(candidateId)).toBeDefined();
  await one.shopper.client.ask('session:forget', {});
  expect(await stored(candidateId)).toBeUndefined();
});

test('a forged correction is refused: not one’s conversation, no such message, nobody’s words, no such intent', async () => {
  const one = await withAdvisor({ agrees: true });
  const { conversationId, seq, ines } = one;
  const leo = await house.advisor('leo');
  const payload = { conversationId, seq, intents: ['refund'] };
  const code = async (advisor: AdvisorClient, change: object, name = 'reading:correct') =>
    (await advisor.client.refusal(name, { ...payload, ...change })).code;
  expect(await code(leo, {})).toBe('not-found');
  expect((await leo.client.refusal('reading:undo', { conversationId, seq })).code).toBe('not-found');
  expect(await code(ines, { conversationId: 'web:nobody' })).toBe('not-found');
  expect(await code(ines, { seq: 999 })).toBe('bad-request');
  expect(await code(ines, { seq: 0 })).toBe('bad-request');
  const said = (await one.shopper.transcript()).find(({ author }) => author.kind !== 'shopper');
  expect(await code(ines, { seq: said?.seq })).toBe('bad-request');
  for (const wrong of [
    { intents: ['drop-tables'] },
    { intents: [] },
    { intents: ['refund', 'refund'] },
    { intents: undefined },
    { emotion: 'furious' },
    { language: 'xx' },
    { correctedBy: 'sofia' },
    { text: 'words of mine' },
  ])
    expect(await code(ines, wrong)).toBe('bad-request');
  expect((await ines.opens(conversationId)).corrections).toEqual([]);
});
