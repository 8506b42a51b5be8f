/** Codes of an authenticator: the RFCs' own numbers, and a sign-in that asks for them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { base32, codeAt, stepOf } from '../../src/http/totp.ts';
import { openHttpHouse, origin, password, signedIn } from '../support/http-house.ts';

const secret = Buffer.from('12345678901234567890');

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at %i seconds the code is %s (RFC 6238, appendix B)', (seconds, code) => {
  expect(codeAt(secret, Math.floor(seconds / 30), 8)).toBe(code);
});

test('counters 0 to 9 give the codes of RFC 4226, appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, counter) => codeAt(secret, counter));
  expect(codes.join(' ')).toBe('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
});

test('a code is right for half a minute either side, and only after the last one used', () => {
  const at = (seconds: number) => new Date(seconds * 1000);
  const code = codeAt(secret, 100);
  expect(stepOf(code, secret, at(100 * 30), -1)).toBe(100);
  expect(stepOf(code, secret, at(101 * 30 + 29), -1)).toBe(100);
  expect(stepOf(code, secret, at(102 * 30), -1)).toBeUndefined();
  expect(stepOf(code, secret, at(98 * 30), -1)).toBeUndefined();
  expect(stepOf(code, secret, at(100 * 30), 100)).toBeUndefined();
});

test('secrets are written as RFC 4648 writes them', () => {
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ]);
});

let house: Awaited<ReturnType<typeof openHttpHouse>>;
beforeAll(async () => {
  house = await openHttpHouse({}, { secondFactor: ['admin'] });
});
afterAll(() => house.close());

const login = (who: string, code?: string) =>
  request(house.app)
    .post('/api/v1/login')
    .set('Origin', origin)
    .send({ email: `${who}@house.example`, password, ...(code === undefined ? {} : { code }) });
const call = (method: 'get' | 'post' | 'put' | 'delete', path: string, cookie: string, body?: object) =>
  request(house.app)[method](`/api/v1${path}`).set('Origin', origin).set('Cookie', cookie).send(body);
const codeNow = (text: string) => codeAt(bytesOf(text), Math.floor(house.now().getTime() / 30_000));

function bytesOf(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

async function enrol(who: string): Promise<{ secret: string; recoveryCodes: string[]; cookie: string }> {
  const cookie = await signedIn(house, who);
  const { body: start } = await call('post', '/me/second-factor', cookie).expect(200);
  expect(start.uri).toContain(`secret=${start.secret}`);
  await call('put', '/me/second-factor', cookie, { code: '000000' }).expect(400);
  const { body } = await call('put', '/me/second-factor', cookie, { code: codeNow(start.secret) }).expect(200);
  return { secret: start.secret, recoveryCodes: body.recoveryCodes, cookie };
}

test('once set up, the password alone says only that a code is wanted; the code opens, once', async () => {
  const { secret: text } = await enrol('ines');
  const asked = await login('ines').expect(401);
  expect(asked.body).toMatchObject({ code: 'unauthenticated', needs: 'code' });
  expect(asked.headers['set-cookie']).toBeUndefined();
  // the one that set it up was used by that
  await login('ines', codeNow(text)).expect(401);
  house.advance(60_000);
  const code = codeNow(text);
  await login('ines', code).expect(200);
  await login('ines', code).expect(401);
});

test('a wrong password never learns that there is a second factor', async () => {
  const wrong = await request(house.app)
    .post('/api/v1/login')
    .set('Origin', origin)
    .send({ email: 'ines@house.example', password: 'not the password' })
    .expect(401);
  expect(wrong.body.needs).toBeUndefined();
});

test('a recovery code is good once, however it is typed, and nothing stored gives one away', async () => {
  const { recoveryCodes, secret: text } = await enrol('leo');
  const [first = ''] = recoveryCodes;
  await login('leo', first.toUpperCase().replace('-', ' ')).expect(200);
  await login('leo', first).expect(401);
  const { items } = await house.store.documents.list<unknown>('second-factors', { limit: 10 });
  const stored = JSON.stringify(items);
  for (const told of [text, ...recoveryCodes]) expect(stored).not.toContain(told);
});

test('of two who come with one code at the same instant only one gets in', async () => {
  const { secret: text } = await enrol('sofia');
  house.advance(60_000);
  const code = codeNow(text);
  const answers = await Promise.all([login('sofia', code), login('sofia', code), login('sofia', code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
});

test('ten wrong codes close the account for a quarter of an hour', async () => {
  house.advance(16 * 60_000);
  for (let tries = 0; tries < 10; tries += 1) await login('ines', '000000').expect(401);
  await login('ines', '000000').expect(429);
  house.advance(16 * 60_000);
});

test('where the role needs one, nothing opens before it is set up, and it cannot be taken off', async () => {
  const cookie = await signedIn(house, 'root');
  expect((await call('get', '/me', cookie).expect(200)).body.owes).toBe('second-factor');
  const refused = await call('get', '/people', cookie).expect(403);
  expect(refused.body.needs).toBe('second-factor');
  await call('post', '/socket-ticket', cookie).expect(403);
  const { body: start } = await call('post', '/me/second-factor', cookie).expect(200);
  await call('put', '/me/second-factor', cookie, { code: codeNow(start.secret) }).expect(200);
  expect((await call('get', '/me', cookie).expect(200)).body.owes).toBeUndefined();
  await call('get', '/people', cookie).expect(200);
  await call('delete', '/me/second-factor', cookie).expect(403);
});

test('a proof is asked for again after ten minutes, by code where there is one', async () => {
  const { cookie, secret: text } = await enrol('root');
  await call('delete', '/shoppers/nobody', cookie).expect(404);
  house.advance(10 * 60_000);
  const refused = await call('delete', '/shoppers/nobody', cookie).expect(403);
  expect(refused.body.needs).toBe('proof');
  await call('post', '/me/proof', cookie, { password }).expect(400);
  await call('post', '/me/proof', cookie, { code: codeNow(text) }).expect(204);
  await call('delete', '/shoppers/nobody', cookie).expect(404);
});
