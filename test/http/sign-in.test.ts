/** Signing in from outside, over real HTTP: what opens the door, what does not, and what a stranger can learn (nothing). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { createAccountTries } from '../../src/http/account-tries.ts';
import { openHttpHouse, origin, password } from '../support/http-house.ts';

let house: Awaited<ReturnType<typeof openHttpHouse>>;
beforeAll(async () => {
  house = await openHttpHouse();
});
afterAll(() => house.close());

const login = (email: string, secret: string) =>
  request(house.app).post('/api/v1/login').set('Origin', origin).send({ email, password: secret });
const cookieOf = (response: request.Response) => String(response.headers['set-cookie']).split(';')[0] ?? '';

test('the right password gives a session that /me knows', async () => {
  const signedIn = await login('Ines@House.example ', password).expect(200);
  expect(signedIn.body).toEqual({
    advisorId: 'ines',
    name: 'ines',
    email: 'ines@house.example',
    role: 'advisor',
    languages: ['en'],
    capacity: 3,
    house: 'Maison Test',
    currency: 'EUR',
  });
  expect(String(signedIn.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Lax$/);
  const me = await request(house.app).get('/api/v1/me').set('Cookie', cookieOf(signedIn)).expect(200);
  expect(me.body).toEqual(signedIn.body);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await login('leo@house.example', 'not the password').expect(401);
  const unknown = await login('nobody@house.example', 'not the password').expect(401);
  const { requestId: _one, ...first } = wrong.body;
  const { requestId: _two, ...second } = unknown.body;
  expect(first).toEqual(second);
  expect(first).toMatchObject({ code: 'unauthenticated', status: 401 });
  expect(wrong.headers['content-type']).toMatch(/^application\/problem\+json/);
});

test('signing out ends the session, and signing in again never keeps the old id', async () => {
  const first = cookieOf(await login('leo@house.example', password));
  const second = cookieOf(await login('leo@house.example', password).set('Cookie', first));
  expect(second).not.toBe(first);
  await request(house.app).get('/api/v1/me').set('Cookie', first).expect(401);
  await request(house.app).post('/api/v1/logout').set('Origin', origin).set('Cookie', second).expect(204);
  await request(house.app).get('/api/v1/me').set('Cookie', second).expect(401);
});

test('a session is over after its day, for a disabled advisor, and after a new password', async () => {
  const { accounts, sessions, advance } = await sideHouse();
  const [ines, leo, sofia] = await Promise.all(
    ['ines', 'leo', 'sofia'].map((name) => accounts.byEmail(`${name}@house.example`)),
  );
  if (!ines || !leo || !sofia) throw new Error('the house has no people');
  const opened = await Promise.all([ines, leo, sofia].map(({ id }) => sessions.open(id)));
  const alive = () =>
    Promise.all(opened.map(async ({ session }) => (await sessions.current(session.id)) !== undefined));
  expect(await alive()).toEqual([true, true, true]);
  await accounts.disable('ines@house.example');
  await accounts.reset('leo@house.example', 'another long password');
  expect(await alive()).toEqual([false, false, true]);
  advance(12 * 3_600_000);
  expect(await alive()).toEqual([false, false, false]);
});

test('a ticket opens one socket, once, within a minute', async () => {
  const { accounts, sessions, advance } = await sideHouse();
  const ines = await accounts.byEmail('ines@house.example');
  if (!ines) throw new Error('the house has no Ines');
  const { session } = await sessions.open(ines.id);
  const ticket = await sessions.ticket(session);
  expect((await sessions.redeem(ticket))?.advisor.id).toBe('ines');
  expect(await sessions.redeem(ticket)).toBeUndefined();
  const late = await sessions.ticket(session);
  advance(60_000);
  expect(await sessions.redeem(late)).toBeUndefined();
});

test('nothing stored opens a session: neither the cookie nor the ticket is in the database', async () => {
  const cookie = cookieOf(await login('sofia@house.example', password));
  const token = cookie.split('=')[1] ?? '';
  const { items } = await house.store.documents.list<unknown>('sessions', { limit: 100 });
  expect(items.length).toBeGreaterThan(0);
  expect(JSON.stringify(items)).not.toContain(token);
});

test('ten wrong tries close an account for a quarter of an hour, even for the right password', async () => {
  const side = await sideHouse();
  const attempt = (secret: string) =>
    request(side.app)
      .post('/api/v1/login')
      .set('Origin', origin)
      .send({ email: 'ines@house.example', password: secret });
  for (let tries = 0; tries < 10; tries += 1) await attempt('wrong').expect(401);
  const refused = await attempt(password).expect(429);
  expect(refused.body.code).toBe('rate-limited');
  expect(Number(refused.headers['retry-after'])).toBe(900);
  side.advance(15 * 60_000);
  await attempt(password).expect(200);
});

test('people behind one address lock only the account they mistype; a hundred failed tries from it are too many', async () => {
  const side = await sideHouse();
  const attempt = (email: string, secret: string) =>
    request(side.app).post('/api/v1/login').set('Origin', origin).send({ email, password: secret });
  for (let tries = 0; tries < 10; tries += 1) await attempt('ines@house.example', 'wrong').expect(401);
  for (let more = 0; more < 100; more += 1) await attempt('ines@house.example', 'wrong').expect(429);
  await attempt('leo@house.example', password).expect(200);
  const strangers = Array.from({ length: 90 }, (_, index) => `nobody-${index}@house.example`);
  for (const stranger of strangers) await attempt(stranger, 'wrong').expect(401);
  const refused = await attempt('sofia@house.example', password).expect(429);
  expect(refused.body.detail).toBe('Too many tries. Wait 15 minutes, then try again.');
  side.advance(15 * 60_000);
  await attempt('sofia@house.example', password).expect(200);
}, 60_000);

test('nodes count the tries at an account together, and tries at once are counted too', async () => {
  const { documents } = house.store;
  const clock = { now: () => new Date(0), monotonicMs: () => 0 };
  const open = () => createAccountTries({ documents, clock, limit: 4, windowMs: 60_000 });
  const [one, other] = [open(), open()];
  const nodes = [one, other, one, other, one, other, one, other];
  const taken = await Promise.all(nodes.map((node) => node.take('account x')));
  const free = taken.filter((wait) => wait === undefined).length;
  expect(free).toBeLessThanOrEqual(4);
  for (let more = free; more < 4; more += 1) expect(await one.take('account x')).toBeUndefined();
  expect(await other.take('account x')).toBe(60);
  await one.forgive('account x');
  expect(await other.take('account x')).toBeUndefined();
});

test('a login from another origin, or from none, is refused', async () => {
  const body = { email: 'ines@house.example', password };
  await request(house.app).post('/api/v1/login').send(body).expect(403);
  await request(house.app).post('/api/v1/login').set('Origin', 'https://evil.example').send(body).expect(403);
});

const open: Awaited<ReturnType<typeof openHttpHouse>>[] = [];
async function sideHouse() {
  const side = await openHttpHouse();
  open.push(side);
  return side;
}
afterAll(() => Promise.all(open.map((side) => side.close())));
