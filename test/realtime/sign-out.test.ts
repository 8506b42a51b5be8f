/** A session that ends anywhere ends its sockets too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signIn } from '../support/advisor.ts';
import { connectClient } from '../support/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

test('after signing out the desk is cut within seconds', async () => {
  const { cookie } = await signIn(house.url, 'ines@meridon.example');
  const client = await connectClient(house.url, '/desk', { cookie });
  const cut = new Promise<string>((resolve) => client.socket.once('disconnect', resolve));
  const answer = await fetch(`${house.url}/api/v1/logout`, {
    method: 'POST',
    headers: { cookie, origin: house.url, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.ok).toBe(true);
  expect(await cut).toBe('io server disconnect');
}, 20_000);
