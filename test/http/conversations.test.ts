/** Who sees which conversation, over real HTTP: what is not yours answers exactly like what never was. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Handoff } from '../../src/domain/handoff.ts';
import { advisorId, handoffId } from '../../src/domain/ids.ts';
import { openHttpHouse, signedIn } from '../support/http-house.ts';
import { storeConversation } from '../support/stored-conversation.ts';

const at = new Date('2026-11-20T09:30:00Z');
const handoff = (id: string, by?: string): Handoff => ({
  id: handoffId(id),
  state: by ? 'accepted' : 'waiting',
  openedAt: at,
  openedSeq: 1,
  reasons: [{ signal: 'asked-for-person', weight: 1, value: 1, limit: 0, evidence: 'a person, please' }],
  score: 1,
  priority: 'normal',
  policyVersion: 1,
  ...(by && { acceptedAt: at, acceptedBy: { advisorId: advisorId(by), name: by } }),
});
const with_ = (by: string): Partial<Conversation> => ({
  floor: { heldBy: 'advisor', handoffId: handoffId(`h-${by}`), advisorId: advisorId(by), name: by, sinceAt: at },
  handoff: handoff(`h-${by}`, by),
});
const waiting: Partial<Conversation> = {
  floor: { heldBy: 'queue', handoffId: handoffId('h-queue'), sinceAt: at },
  handoff: handoff('h-queue'),
};

let house: Awaited<ReturnType<typeof openHttpHouse>>;
let as: Record<'ines' | 'leo' | 'sofia', string>;
beforeAll(async () => {
  house = await openHttpHouse({
    conversations: {
      views: {
        floor: ({ floor }) =>
          floor.heldBy === 'queue'
            ? { heldBy: 'queue', position: 1, waitSeconds: 30 }
            : floor.heldBy === 'bot'
              ? { heldBy: 'bot' }
              : { heldBy: 'advisor', advisor: { name: floor.name } },
        message: ({ seq, id, text, at: when }) => ({
          seq,
          id,
          text,
          author: { kind: 'shopper' },
          at: when.toISOString(),
        }),
      },
      briefing: async (id, advisor) => ({ version: 1, conversationId: id, languageOfAdvisor: advisor.languages[0] }),
    },
  });
  await storeConversation(house.store, 'with-bot', {}, ['Hello', 'Where is my order?', 'Anyone?']);
  await storeConversation(house.store, 'with-ines', with_('ines'));
  await storeConversation(house.store, 'with-leo', with_('leo'));
  await storeConversation(house.store, 'was-with-leo', { pastHandoffs: [handoff('h-past', 'leo')] });
  await storeConversation(house.store, 'in-queue', waiting);
  as = {
    ines: await signedIn(house, 'ines'),
    leo: await signedIn(house, 'leo'),
    sofia: await signedIn(house, 'sofia'),
  };
});
afterAll(() => house.close());

const get = (path: string, cookie: string) => request(house.app).get(`/api/v1${path}`).set('Cookie', cookie);
const seen = async (cookie: string, query = '') =>
  (await get(`/conversations${query}`, cookie).expect(200)).body.conversations
    .map(({ conversationId }: { conversationId: string }) => conversationId)
    .sort();

test('an advisor sees the queue, theirs and what was theirs; a supervisor sees the house', async () => {
  expect(await seen(as.ines)).toEqual(['in-queue', 'with-ines']);
  expect(await seen(as.leo)).toEqual(['in-queue', 'was-with-leo', 'with-leo']);
  expect(await seen(as.sofia)).toEqual(['in-queue', 'was-with-leo', 'with-bot', 'with-ines', 'with-leo']);
});

test('a list is cut at its limit and goes on at `next`, without a gap or a repeat', async () => {
  const all: string[] = [];
  let next = '';
  do {
    const { body } = await get(`/conversations?limit=1${next && `&cursor=${encodeURIComponent(next)}`}`, as.leo).expect(
      200,
    );
    expect(body.conversations.length).toBeLessThanOrEqual(1);
    all.push(...body.conversations.map(({ conversationId }: { conversationId: string }) => conversationId));
    next = body.next ?? '';
  } while (next);
  expect(all.sort()).toEqual(['in-queue', 'was-with-leo', 'with-leo']);
});

test('a list can be narrowed to one kind of floor', async () => {
  expect(await seen(as.sofia, '?floor=queue')).toEqual(['in-queue']);
  expect(await seen(as.sofia, '?floor=advisor')).toEqual(['with-ines', 'with-leo']);
});

test.each(['', '/messages', '/briefing'])(
  'another advisor’s conversation%s answers as if it were not there',
  async (below) => {
    const foreign = await get(`/conversations/with-leo${below}`, as.ines).expect(404);
    const missing = await get(`/conversations/never-was${below}`, as.ines).expect(404);
    const { requestId: _one, ...first } = foreign.body;
    const { requestId: _two, ...second } = missing.body;
    expect(first).toEqual(second);
    expect(first.code).toBe('not-found');
    await get(`/conversations/with-leo${below}`, as.leo).expect(200);
  },
);

test('a waiting conversation carries the two heaviest reasons', async () => {
  const { body } = await get('/conversations/in-queue', as.ines).expect(200);
  expect(body).toMatchObject({
    conversationId: 'in-queue',
    floor: { heldBy: 'queue', position: 1 },
    handoff: { handoffId: 'h-queue', state: 'waiting', reasons: [{ signal: 'asked-for-person' }] },
    shopper: { identity: 'anonymous' },
  });
});

test('messages come in order after a sequence number, with the head', async () => {
  const { body } = await get('/conversations/with-bot/messages?after=1&limit=1', as.sofia).expect(200);
  expect(body).toMatchObject({ messages: [{ seq: 2, text: 'Where is my order?' }], head: 3 });
});

test('a briefing is made in the language of who asks', async () => {
  const { body } = await get('/conversations/in-queue/briefing', as.ines).expect(200);
  expect(body).toEqual({ version: 1, conversationId: 'in-queue', languageOfAdvisor: 'en' });
});

test.each(['?limit=0', '?limit=201', '?limit=x', '?limit=1&limit=2', '?order=oldest', '?floor=door', '?cursor=%00'])(
  'a query of %s is refused by name',
  async (query) => {
    const { body } = await get(`/conversations${query}`, as.sofia).expect(400);
    expect(body).toMatchObject({ code: 'bad-request', status: 400 });
  },
);

test('looking into a conversation is written down once for one visit', async () => {
  const admin = await signedIn(house, 'root');
  const looks = async () =>
    (await get('/audit?limit=200', admin).expect(200)).body.entries.filter(
      ({ action, subject, by }: { action: string; subject: string; by: { name: string } }) =>
        action === 'conversation-read' && subject === 'with-ines' && by.name === 'sofia',
    ).length;
  const before = await looks();
  await get('/conversations/with-ines/messages', as.sofia).expect(200);
  await get('/conversations/with-ines/messages?after=50', as.sofia).expect(200);
  expect(await looks()).toBe(before + 1);
});
