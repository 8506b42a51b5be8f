/** One connection at a time, and none that was let go of, whatever happens while it is being made. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLink, type Link, type LinkHandlers } from '../../widget/client/link.ts';
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

function open(): { readonly link: Link; readonly up: Promise<void> } {
  const { promise: up, resolve } = Promise.withResolvers<void>();
  const on = { up: async () => resolve(), down: () => undefined, turnedAway: () => undefined };
  link = createLink({ server: house.url, token: () => undefined, on: on as unknown as LinkHandlers });
  return { link, up };
}

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
