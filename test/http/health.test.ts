/** What a watcher sees: alive at all times, ready only with a store that answers, figures that count. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { openHttpHouse } from '../support/http-house.ts';

let house: Awaited<ReturnType<typeof openHttpHouse>>;
beforeAll(async () => {
  house = await openHttpHouse();
});
afterAll(() => house.close());

test('alive and ready', async () => {
  await request(house.app).get('/healthz').expect(200, { status: 'alive' });
  await request(house.app).get('/readyz').expect(200, { status: 'ready' });
});

test('with the store away it is alive and not ready, and says no more than that', async () => {
  const ready = () => Promise.reject(new Error('cannot reach mongodb://root:secret@db'));
  const side = await openHttpHouse({ store: { ...house.store, ready } });
  await request(side.app).get('/healthz').expect(200);
  const { text } = await request(side.app).get('/readyz').expect(503);
  expect(text).not.toContain('secret');
  await side.close();
});

test('a store that hangs is not ready', async () => {
  const side = await openHttpHouse({ store: { ...house.store, ready: () => new Promise<void>(() => undefined) } });
  await request(side.app).get('/readyz').expect(503);
  await side.close();
});

test('requests are counted by route, never by address', async () => {
  await request(house.app).get('/api/v1/conversations/a-private-id').expect(401);
  const { text, headers } = await request(house.app).get('/metrics').expect(200);
  expect(headers['content-type']).toMatch(/^text\/plain/);
  expect(text).toContain(
    'aparte_http_requests_total{route="/conversations/:id",method="GET",status="401",node="test"} 1',
  );
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toContain('a-private-id');
});
