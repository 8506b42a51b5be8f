import { expect, test } from '@jest/globals';
import { createArrival } from '../../widget/client/arrival.ts';
import type { Standing } from '../../widget/client/standing.ts';
import { createStore } from '../../widget/client/store.ts';
import { scriptedLink } from '../support/scripted-link.ts';

function room(...troubles: (string | undefined)[]) {
  const store = createStore();
  const { link, done } = scriptedLink();
  const standing: Standing = { token: 't1', wanted: {}, started: true, aheadMs: 0 };
  const waits: [ms: number, over: () => void][] = [];
  const arrival = createArrival({
    ...{ store, link, standing },
    wait: (ms) => new Promise((resolve) => waits.push([ms, resolve])),
    introduce: async () => troubles.shift(),
    go: () => done.push('go'),
  });
  return { store, standing, arrival, done, waits };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a link that is introduced is live, and what waited is sent', async () => {
  const { store, arrival, done } = room(undefined);
  await arrival.enter();
  expect(store.view().link).toBe('live');
  expect(done).toEqual(['go']);
});

test.each(['unauthenticated', 'not-found', 'forbidden'])(
  'a token answered with %s is dropped at once',
  async (code) => {
    const { standing, arrival, done, waits } = room(code);
    await arrival.enter();
    expect(standing).toMatchObject({ token: undefined, started: false });
    expect([done, waits]).toEqual([['renew'], []]);
    expect(arrival.startAfresh(code)).toBe(false);
  },
);

test('other trouble is tried again later, unless another connection has come meanwhile', async () => {
  const { arrival, done, waits } = room('unavailable', 'unavailable');
  const first = arrival.enter();
  await settled();
  const second = arrival.enter();
  await settled();
  for (const [, over] of waits) over();
  await Promise.all([first, second]);
  expect(done).toEqual(['renew']);
});

test('a minute without a link is lost; one that came back, or that nobody wants any more, is not', async () => {
  const { store, arrival, waits } = room(undefined);
  arrival.lose();
  arrival.lose();
  expect(waits.map(([ms]) => ms)).toEqual([60_000]);
  await arrival.enter();
  waits[0]?.[1]();
  await settled();
  expect(store.view().lost).toBe(false);
  arrival.lose();
  waits[1]?.[1]();
  await settled();
  expect(store.view()).toMatchObject({ link: 'offline', lost: true });
});
