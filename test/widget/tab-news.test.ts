import { expect, test } from '@jest/globals';
import type { SessionStarted } from '../../src/protocol/shopper.ts';
import { createOutgoing } from '../../widget/client/outgoing.ts';
import type { Standing } from '../../widget/client/standing.ts';
import { createStore } from '../../widget/client/store.ts';
import { hearTabs } from '../../widget/client/tab-news.ts';
import { scriptedLink } from '../support/scripted-link.ts';

const session: SessionStarted = {
  conversationId: 'c1',
  head: 0,
  visitorToken: 't1',
  house: 'Maison',
  locale: 'en',
  locales: ['en'],
  disclosure: 'I am a digital concierge.',
  keepsDays: 30,
  consent: { keep: null },
  floor: { heldBy: 'bot' },
};

function room(shared = false) {
  const store = createStore();
  store.dispatch({ type: 'started', session });
  const { link } = scriptedLink();
  const standing: Standing = { token: 't1', wanted: {}, started: true, aheadMs: 0 };
  const done: string[] = [];
  const outgoing = createOutgoing({
    ...{ store, link, tabs: { tell: () => undefined } },
    ...{ uuid: () => 'id', now: () => new Date(0), random: () => 0, wait: async () => undefined },
  });
  const memory = { draft: '', note: async () => void done.push('note') };
  const tabs = hearTabs({
    ...{ store, standing, memory, outgoing, link: { shared } },
    enter: async () => void done.push('enter'),
    erased: async () => void done.push('erased'),
  });
  return { store, standing, memory, done, ...tabs };
}

test('our conversation under another token is written down, and nobody is introduced again', () => {
  const { standing, done, news } = room();
  news({ type: 'renewed', conversationId: 'c1', token: 't2' });
  expect(standing).toMatchObject({ token: 't2', started: true });
  expect(done).toEqual(['note']);
});

test.each([
  [true, 't2', ['enter']],
  [false, 't1', []],
])('another conversation: where one socket is shared (%s) this tab follows it', (shared, token, did) => {
  const { standing, done, news } = room(shared);
  news({ type: 'renewed', conversationId: 'c2', token: 't2' });
  expect(standing.token).toBe(token);
  expect(done).toEqual(did);
});

test('an erasure concerns the conversation it names', () => {
  const { done, news } = room();
  news({ type: 'forgotten', conversationId: 'c2' });
  expect(done).toEqual([]);
  news({ type: 'forgotten', conversationId: 'c1' });
  expect(done).toEqual(['erased']);
});

test('half-written words, the choice to keep and what is read are the same in every tab', () => {
  const { store, memory, news } = room();
  news({ type: 'drafted', text: 'half a' });
  news({ type: 'kept', keep: true });
  news({ type: 'read', seq: 4 });
  expect(memory.draft).toBe('half a');
  expect(store.view()).toMatchObject({ keep: true, readByShopper: 4 });
});

test('a new tab is told what it needs to join, and nothing where there is no conversation', () => {
  const { standing, asked } = room();
  expect(asked()).toEqual({ token: 't1', conversationId: 'c1', keep: null, readByShopper: 0, outbox: [] });
  standing.token = undefined;
  expect(asked()).toBeUndefined();
});
