/** Corrected readings on a store: found by conversation and by state, replaced, withdrawn and erased with the conversation. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId, type ConversationId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Advisor } from '../../src/domain/participant.ts';
import type { Store } from '../../src/domain/ports.ts';
import { createCandidates } from '../../src/handoff/candidates.ts';
import { at, begun, commitOf } from '../storage/corridor-fixtures.ts';

const sofia: Advisor = {
  id: advisorId('sofia'),
  name: 'Sofia',
  email: 'sofia@house.example',
  role: 'supervisor',
  languages: ['en'],
  skills: [],
  capacity: 0,
};
const reviewer = { advisorId: 'root', name: 'Root' };

export function candidateContract({ store }: { store(): Store }): void {
  const open = () => createCandidates({ ...store(), now: () => at });
  const consented = (granted: boolean): Conversation['consents'] => [
    { purpose: 'improve', granted, at, locale: 'en', textVersion: 1 },
  ];

  /** A conversation in which a shopper has said `texts`. */
  async function said(name: string, texts: readonly string[], granted = true): Promise<ConversationId> {
    const taken = await begun(store(), name);
    const commit = commitOf(taken, texts);
    const messages = commit.messages.map((message): Message => ({ ...message, author: { kind: 'shopper' }, reading }));
    const conversation = { ...commit.conversation, consents: consented(granted) };
    await store().lanes.commit(taken.lease, { ...commit, conversation, messages, release: true });
    return conversation.id;
  }

  async function answers(id: ConversationId, granted: boolean): Promise<void> {
    const taken = await store().lanes.take(id, 'node-b');
    if (taken.outcome !== 'taken') throw new Error(`the lane of ${id} is ${taken.outcome}`);
    const commit = commitOf(taken, []);
    const conversation = { ...commit.conversation, consents: consented(granted) };
    await store().lanes.commit(taken.lease, { ...commit, conversation, release: true });
  }

  test('one correction per advisor and message, listed by state, a page at a time', async () => {
    const candidates = open();
    const id = await said('kim', ['one', 'two', 'three']);
    for (const seq of [1, 2, 3]) await candidates.correct(sofia, id, seq, { intents: ['refund'] });
    await candidates.correct(sofia, id, 2, { emotion: 'angry' });
    expect((await candidates.of(id)).map(({ seq }) => seq).sort()).toEqual([1, 2, 3]);
    const first = await candidates.list({ state: 'waiting' }, 2);
    const rest = await candidates.list({ state: 'waiting' }, 2, first.next);
    expect([...first.items, ...rest.items].map(({ text }) => text).sort()).toEqual(['one', 'three', 'two']);
    expect(rest.next).toBeUndefined();
    await candidates.undo(sofia, id, 2);
    expect((await candidates.of(id)).map(({ seq }) => seq).sort()).toEqual([1, 3]);
  });

  test('a review moves it to another list, for every process', async () => {
    const candidates = open();
    const id = await said('kim', ['one']);
    const { id: candidate } = await candidates.correct(sofia, id, 1, { intents: ['refund', 'complaint'] });
    await expect(candidates.review(candidate, 'accepted', { advisorId: 'sofia', name: 'Sofia' })).rejects.toMatchObject(
      {
        code: 'forbidden',
      },
    );
    await candidates.review(candidate, 'accepted', reviewer);
    expect((await open().list({ state: 'waiting' }, 10)).items).toEqual([]);
    expect(await open().rows('en')).toEqual([
      { text: 'one', intents: ['refund', 'complaint'], source: 'advisor', group: 100_000 },
    ]);
    expect(await open().rows('fr')).toEqual([]);
  });

  test('words go with the consent and with the conversation', async () => {
    const candidates = open();
    const kept = await said('kim', ['one'], false);
    const { id: candidate } = await candidates.correct(sofia, kept, 1, { intents: ['refund'] });
    const raw = async () =>
      (await store().documents.get<{ text?: string; state: string }>('candidates', candidate))?.value;
    expect(await raw()).toMatchObject({ state: 'unused' });
    expect(await raw()).not.toHaveProperty('text');
    await answers(kept, true);
    await candidates.follow(kept);
    expect(await raw()).toMatchObject({ state: 'waiting', text: 'one', consent: { at } });
    await candidates.review(candidate, 'accepted', reviewer);
    await answers(kept, false);
    expect(await candidates.rows('en')).toEqual([]);
    expect(await raw()).not.toHaveProperty('text');
    await answers(kept, true);
    await candidates.follow(kept);
    await store().transcripts.erase(kept);
    expect((await candidates.list({ state: 'waiting' }, 10)).items).toEqual([]);
    expect(await raw()).toBeUndefined();
  });
}

const reading: NonNullable<Message['reading']> = {
  language: 'en',
  intents: [{ intent: 'payment', confidence: 0.8 }],
  entities: [],
  emotion: { frustration: 0.1, valence: -0.1, confidence: 0.6, evidence: [] },
  by: 'local',
};
