/** What each malformed request gets: a clear problem with a stable code, nothing from inside, and a process that lives on. */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { hostileFields, isPolluted, withField } from '../support/hostile-json.ts';
import { openHttpHouse, origin, password } from '../support/http-house.ts';

let house: Awaited<ReturnType<typeof openHttpHouse>>;
beforeAll(async () => {
  house = await openHttpHouse({ artwork: { product: explode, advisor: explode } });
});
afterAll(() => house.close());
afterEach(() => request(house.app).get('/healthz').expect(200));

function explode(): never {
  throw new Error('cannot read /srv/secret/folder of camille@example.com');
}

const login = () =>
  request(house.app).post('/api/v1/login').set('Origin', origin).set('Content-Type', 'application/json');
const good = { email: 'ines@house.example', password };

test.each([
  ['broken JSON', '{"email":'],
  ['an empty body', ''],
  ['a list', '[]'],
  ['a bare word', 'null'],
  ['an operator instead of a text', '{"email":{"$ne":""},"password":"x"}'],
  ['a number instead of a text', '{"email":7,"password":"x"}'],
  ['a key too many', JSON.stringify({ ...good, role: 'admin' })],
  ['__proto__', `{"__proto__":{"role":"admin"},"email":"${good.email}","password":"${password}"}`],
  ['constructor, deep inside', `{"email":"a@b.c","password":"x","more":[{"constructor":{"prototype":{}}}]}`],
  ['a very deep nesting', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
])('%s is a bad request', async (_what, body) => {
  const { status, body: problem } = await login().send(body);
  expect({ status, code: problem.code }).toEqual({ status: 400, code: 'bad-request' });
});

test.each(hostileFields)('%s beside a right password is a bad request', async (_what, field) => {
  const { status, body: problem } = await login().send(withField(good, field));
  expect({ status, code: problem.code }).toEqual({ status: 400, code: 'bad-request' });
  expect(isPolluted()).toBe(false);
});

test.each([
  ['of a key said twice the last counts, for every reader', `{"email":"x@y.z",${JSON.stringify(good).slice(1)}`, 200],
  ['a byte order mark says nothing', `\ufeff${JSON.stringify(good)}`, 200],
  ['half a character is no name of anybody', `{"email":"a\\ud800@b.example","password":"x"}`, 401],
])('%s', async (_what, body, status) => {
  expect((await login().send(body)).status).toBe(status);
});

test('bytes that are not UTF-8 are a bad request', async () => {
  const bytes = Buffer.concat([
    Buffer.from('{"email":"'),
    Buffer.from([0xff, 0xfe, 0xc0]),
    Buffer.from('","password":"x"}'),
  ]);
  const { body } = await login()
    .serialize((value) => value)
    .send(bytes)
    .expect(400);
  expect(body.code).toBe('bad-request');
});

test('another kind of body is refused', async () => {
  const { body } = await request(house.app)
    .post('/api/v1/login')
    .set('Origin', origin)
    .type('form')
    .send(good)
    .expect(400);
  expect(body.detail).toContain('Content-Type: application/json');
});

test('a body over 1 MB is refused, also when it is only large once inflated', async () => {
  const large = JSON.stringify({ ...good, filler: 'x'.repeat(1_000_001) });
  expect((await login().send(large).expect(413)).body.code).toBe('too-large');
  const bomb = gzipSync(large);
  expect(bomb.length).toBeLessThan(5_000);
  const inflated = await login()
    .set('Content-Encoding', 'gzip')
    .serialize((value) => value)
    .send(bomb)
    .expect(413);
  expect(inflated.body.code).toBe('too-large');
});

test.each(['__proto__=1', 'constructor[prototype][x]=1', 'a[__proto__]=1'])(
  'the query %s is refused',
  async (query) => {
    const { body } = await request(house.app).get(`/api/v1/openapi.json?${query}`).expect(400);
    expect(body.code).toBe('bad-request');
  },
);

test('an address that cannot be decoded is a bad request, one that leads nowhere is not found', async () => {
  await request(house.app).get('/media/products/%E0%A4%A.svg').expect(400);
  const { body, headers } = await request(house.app).get('/no/such/page').expect(404);
  expect(body).toMatchObject({ type: 'urn:aparte:problem:not-found', code: 'not-found', status: 404 });
  expect(body.requestId).toBe(headers['x-request-id']);
});

test('a failure of ours tells the caller a number and nothing else; the log has the rest', async () => {
  const { body, text } = await request(house.app).get('/media/products/tote.svg').expect(500);
  expect(body).toMatchObject({ code: 'internal', status: 500 });
  expect(text).not.toMatch(/secret|folder|camille|\.ts|at /);
  expect(body.detail).toContain(body.requestId);
  const line = house.log.lines.find(({ level }) => level === 'error');
  expect(line?.fields).toMatchObject({ requestId: body.requestId, error: expect.any(Error) });
});

test.each(['/webhooks/messenger', '/webhooks/whatsapp', '/api/messages', '/v3/directline/conversations', '/'])(
  'a door that is not configured is not there: %s',
  async (path) => {
    await request(house.app).post(path).send({ entry: [] }).expect(404);
    await request(house.app).get(path).expect(404);
  },
);

test('every answer forbids sniffing, framing and running anything', async () => {
  for (const path of ['/healthz', '/api/v1/me', '/nowhere']) {
    const { headers } = await request(house.app).get(path);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'; frame-ancestors 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
  }
});
