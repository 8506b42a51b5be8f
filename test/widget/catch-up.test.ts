import { expect, test } from '@jest/globals';
import { createCatchUp } from '../../widget/client/catch-up.ts';
import { createStore } from '../../widget/client/store.ts';
import { message, refused, scriptedLink } from '../support/scripted-link.ts';

const upTo = (head: number, ...seqs: number[]) => ({ messages: seqs.map(message), head });

test('several gaps at once are one question', async () => {
  const store = createStore();
  const { link, asked } = scriptedLink({ sync: [upTo(3, 1, 2, 3)] });
  const sync = createCatchUp({ link, store });
  await Promise.all([sync(2), sync(3)]);
  expect(asked).toEqual([['sync', { after: 0 }]]);
  expect(store.view().timeline.have).toBe(3);
});

test('what is heard of while an answer is on its way is asked for with the next one', async () => {
  const store = createStore();
  const { link, asked } = scriptedLink({ sync: [upTo(2, 1, 2), upTo(4, 3, 4)] });
  const sync = createCatchUp({ link, store });
  const first = sync(2);
  void sync(4);
  await first;
  expect(asked.map(([, payload]) => payload)).toEqual([{ after: 0 }, { after: 2 }]);
  expect(store.view().timeline.have).toBe(4);
});

test('an answer that brings nothing ends the asking, and so does a refusal', async () => {
  const store = createStore();
  const { link, asked } = scriptedLink({ sync: [upTo(0), refused('unavailable')] });
  const sync = createCatchUp({ link, store });
  await sync(5);
  await sync(5);
  expect(asked).toHaveLength(2);
  expect(store.view().timeline.have).toBe(0);
});
