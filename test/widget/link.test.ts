/** One connection at a time, and none that was let go of, whatever happens while it is being made. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLink, type Link, type LinkHandlers, type LinkTimes, linkTimes } from '../../widget/client/link.ts';
import { type ShopperServer, startShopperServer } from '../support/shopper-server.ts';

let house: ShopperServer;
let link: Link | undefined;

beforeEach(async () => {
  house = await startShopperServer();
});
afterEach(async () => {
  link?.close();
  await house.close();
});

type Opened = Readonly<Record<'up' | 'upAgain' | 'down', Promise<void>>> & { readonly link: Link };

function open(times: Partial<LinkTimes> = {}): Opened {
  const [first, second, lost] = [0, 1, 2].map(() => Promise.withResolvers<void>()) as [Told, Told, Told];
  const ups = [first, second];
  const on = { up: async () => ups.shift()?.resolve(), down: lost.resolve, turnedAway: () => undefined };
  const parts = { server: house.url, token: () => undefined, times: { ...linkTimes, ...times } };
  link = createLink({ ...parts, on: on as unknown as LinkHandlers });
  return { link, up: first.promise, upAgain: second.promise, down: lost.promise };
}
type Told = PromiseWithResolvers<void>;

test('made anew while it is being made, it is one connection and no detour', async () => {
  const { link, up } = open();
  link.connect();
  link.renew();
  await import('../../widget/client/polling.ts');
  await up;
  expect(await link.ask('session:start', { site: 'test' })).toMatchObject({ ok: true });
  expect(house.talk().sockets.size).toBe(1);
});

test('let go of, it does not come back by being made anew', async () => {
  const { link, up } = open();
  link.connect();
  await up;
  await link.ask('session:start', { site: 'test' });
  link.close();
  link.renew();
  expect(await link.ask('session:start', { site: 'test' })).toMatchObject({ ok: false });
  const again = open();
  again.link.connect();
  await again.up;
  await again.link.ask('session:start', { site: 'test' });
  expect(house.talks.map(({ sockets }) => sockets.size)).toEqual([0, 1]);
});

test('a device that comes back does not wait for the next try', async () => {
  house.gone();
  const { link, up, down } = open({ reconnectMs: 3_600_000, reconnectMaxMs: 3_600_000 });
  link.connect();
  await down;
  house.back();
  link.look();
  await up;
  expect(await link.ask('session:start', { site: 'test' })).toMatchObject({ ok: true });
});

test('a link that slept through its own end is made anew, one that answers is left as it is', async () => {
  const { link, up, upAgain } = open({ proofMs: 100, deafMs: 3_600_000 });
  link.connect();
  await up;
  await link.ask('session:start', { site: 'test' });
  link.look();
  await link.ask('typing:set', { on: false });
  expect(house.talk().sockets.size).toBe(1);
  const [before] = house.talk().sockets;
  house.freeze();
  link.look();
  await upAgain;
  await link.ask('session:start', { site: 'test' });
  expect(house.talk().sockets.has(before as never)).toBe(false);
});

test('nothing is looked at that is not wanted', async () => {
  const { link } = open();
  link.look();
  expect(await link.ask('session:start', { site: 'test' })).toMatchObject({ ok: false });
  expect(house.talks).toHaveLength(0);
});
