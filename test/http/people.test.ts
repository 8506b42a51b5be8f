/** The people of the house over HTTP: who is added, changed, let in again and signed out, and what the audit log says of it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { openHttpHouse, origin, password, signedIn } from '../support/http-house.ts';

let house: Awaited<ReturnType<typeof openHttpHouse>>;
let admin: string;
beforeEach(async () => {
  house = await openHttpHouse();
  admin = await signedIn(house, 'root');
});
afterEach(() => house.close());

const call = (method: 'get' | 'post' | 'put' | 'delete', path: string, cookie: string, body?: object) =>
  request(house.app)[method](`/api/v1${path}`).set('Origin', origin).set('Cookie', cookie).send(body);
const login = (email: string, secret: string) =>
  request(house.app).post('/api/v1/login').set('Origin', origin).send({ email, password: secret });
const cookieOf = (answer: request.Response) => String(answer.headers['set-cookie']).split(';')[0] ?? '';
const chiara = { name: 'Chiara', email: 'Chiara@House.example', role: 'advisor', languages: ['it'], storeId: 'paris' };

test('somebody new signs in with the password that was given, and must choose their own first', async () => {
  const { body } = await call('post', '/people', admin, chiara).expect(200);
  expect(body.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  const first = await login('chiara@house.example', body.password).expect(200);
  expect(first.body).toMatchObject({ owes: 'password', storeId: 'paris' });
  const cookie = cookieOf(first);
  expect((await call('get', '/conversations', cookie).expect(403)).body.needs).toBe('password');
  await call('put', '/me/password', cookie, { current: body.password, next: 'a quiet street in Milan' }).expect(204);
  await call('get', '/conversations', cookie).expect(200);
  await login('chiara@house.example', body.password).expect(401);
  await call('post', '/people', admin, chiara).expect(409);
  await call('post', '/people', admin, { ...chiara, email: 'x@house.example', storeId: 'nowhere' }).expect(400);
});

test.each([
  ['another role', { role: 'supervisor' }, 401],
  ['another boutique', { storeId: 'lyon' }, 401],
  ['another sight', { scope: 'house' }, 401],
  ['being disabled', { disabled: true }, 401],
  ['another name', { name: 'Inès' }, 200],
  ['another capacity', { capacity: 5 }, 200],
])('%s signs a person out or not', async (_what, change, status) => {
  const cookie = await signedIn(house, 'ines');
  await call('put', '/people/ines', admin, change).expect(200);
  await call('get', '/me', cookie).expect(status);
});

test('the last admin can be neither demoted nor disabled', async () => {
  await call('put', '/people/root', admin, { role: 'advisor' }).expect(409);
  await call('put', '/people/root', admin, { disabled: true }).expect(409);
  await call('put', '/people/sofia', admin, { role: 'admin' }).expect(200);
  await call('put', '/people/root', admin, { role: 'advisor' }).expect(200);
});

test('a reset gives a new password, ends every session, and never says one of the old', async () => {
  const cookie = await signedIn(house, 'leo');
  const { body } = await call('post', '/people/leo/reset', admin, { password: true }).expect(200);
  await call('get', '/me', cookie).expect(401);
  await login('leo@house.example', password).expect(401);
  await login('leo@house.example', body.password).expect(200);
  expect(JSON.stringify((await call('get', '/people', admin)).body)).not.toContain(body.password);
});

test('a change of password ends the other sessions and keeps this one', async () => {
  const [here, there] = [await signedIn(house, 'ines'), await signedIn(house, 'ines')];
  expect((await call('get', '/me/sessions', here).expect(200)).body.sessions).toHaveLength(2);
  await call('put', '/me/password', here, { current: 'not this one', next: 'another long password' }).expect(400);
  await call('put', '/me/password', here, { current: password, next: 'another long password' }).expect(204);
  await call('get', '/me', here).expect(200);
  await call('get', '/me', there).expect(401);
});

test('signing out everywhere is one call, for oneself and for an admin', async () => {
  const [here, there] = [await signedIn(house, 'ines'), await signedIn(house, 'ines')];
  await call('delete', '/me/sessions', here).expect(204);
  await call('get', '/me', here).expect(200);
  await call('get', '/me', there).expect(401);
  await call('delete', '/people/ines/sessions', admin).expect(204);
  await call('get', '/me', here).expect(401);
});

test('preferences are kept for the person, whole, and take nothing else', async () => {
  const here = await signedIn(house, 'ines');
  await call('put', '/me/preferences', here, { theme: 'dark', locale: 'fr' }).expect(200);
  expect((await call('get', '/me/preferences', await signedIn(house, 'ines'))).body).toEqual({
    theme: 'dark',
    locale: 'fr',
  });
  expect((await call('get', '/me/preferences', await signedIn(house, 'leo'))).body).toEqual({});
  await call('put', '/me/preferences', here, { theme: 'pink' }).expect(400);
  await call('put', '/me/preferences', here, { role: 'admin' }).expect(400);
});

test('nobody gives themselves a role, in any call of their own', async () => {
  const here = await signedIn(house, 'ines');
  await call('put', '/people/ines', here, { role: 'admin' }).expect(403);
  await call('put', '/me/password', here, { current: password, next: 'another long password', role: 'admin' }).expect(
    400,
  );
  expect((await call('get', '/me', here)).body.role).toBe('advisor');
});

test('the audit log is narrowed by person, act, subject and time, page by page, and holds no content', async () => {
  await call('put', '/people/ines', admin, { name: 'Inès' }).expect(200);
  house.advance(60_000);
  const since = house.now().toISOString();
  await call('put', '/people/leo', admin, { name: 'Léo' }).expect(200);
  await call('delete', '/people/leo/sessions', admin).expect(204);
  const read = async (query: string) => (await call('get', `/audit?${query}`, admin).expect(200)).body;
  expect((await read('subject=ines')).entries.map((entry: { action: string }) => entry.action)).toEqual([
    'person-changed',
  ]);
  expect((await read(`after=${since}`)).entries).toHaveLength(2);
  expect((await read('by=root&action=person-changed')).entries).toHaveLength(2);
  expect((await read('by=ines')).entries).toEqual([]);
  const first = await read('by=root&limit=2');
  const rest = await read(`by=root&limit=2&cursor=${encodeURIComponent(first.next)}`);
  expect([...first.entries, ...rest.entries]).toHaveLength(3);
  expect(JSON.stringify(await read('limit=200'))).not.toMatch(/Inès|Léo/);
  await call('get', '/audit?after=yesterday', admin).expect(400);
});
