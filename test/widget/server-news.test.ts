import { expect, test } from '@jest/globals';
import { hearServer } from '../../widget/client/server-news.ts';
import { createStore } from '../../widget/client/store.ts';
import { message } from '../support/scripted-link.ts';

function room() {
  const store = createStore();
  const heard: unknown[] = [];
  const on = hearServer({
    store,
    behind: (head) => heard.push(head),
    renewed: (token) => heard.push(token),
    gone: () => heard.push('gone'),
  });
  return { store, heard, on };
}

test('the next message is shown, a later one is a question for what lies between, a known one is nothing', () => {
  const { store, heard, on } = room();
  on['message:created'](message(1));
  on['message:created'](message(3));
  on['message:created'](message(1));
  expect(store.view().timeline.messages.map(({ seq }) => seq)).toEqual([1]);
  expect(heard).toEqual([3]);
});

test('a head that is ahead of us is a gap, and tells what the desk has read', () => {
  const { store, heard, on } = room();
  on.head({ seq: 0, readByDesk: 0 });
  on.head({ seq: 2, readByDesk: 1 });
  expect(heard).toEqual([2]);
  expect(store.view().readByDesk).toBe(1);
});

test('an end that was reached is shown; any other end takes the conversation away', () => {
  const { store, heard, on } = room();
  on['session:ended']({ reason: 'resolved' });
  expect(store.view().ended).toBe(true);
  expect(heard).toEqual([]);
  on['session:ended']({ reason: 'forgotten' });
  expect(heard).toEqual(['gone']);
});
