import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { createCannedBook } from '../../src/house/canned-book.ts';
import { createSettingBook } from '../../src/house/setting-book.ts';
import { openHttpHouse, origin, signedIn } from '../support/http-house.ts';

const folder = { en: [{ id: 'hello', title: 'Hello', text: 'Hello {shopper}', topics: [] }] };
let house: Awaited<ReturnType<typeof openHttpHouse>>;
let book: ReturnType<typeof createCannedBook>;
beforeAll(async () => {
  const canned = {
    edition: (locale: string) => book.edition(locale),
    publish: (...args: Parameters<typeof book.publish>) => book.publish(...args),
  };
  house = await openHttpHouse({ canned: { canned, locales: ['en', 'fr'] } });
  book = createCannedBook(folder, createSettingBook({ documents: house.store.documents, now: house.now }));
});
afterAll(() => house.close());

const put = async (who: string, body: object) =>
  request(house.app)
    .put('/api/v1/canned-replies')
    .set('Cookie', await signedIn(house, who))
    .set('Origin', origin)
    .send(body);
const get = async (locale: string) =>
  request(house.app)
    .get(`/api/v1/canned-replies?locale=${locale}`)
    .set('Cookie', await signedIn(house, 'ines'));
const reply = (text: string) => ({ id: 'hello', title: 'Hello', text });

test('the folder’s replies hold until a supervisor changes them, from the version that was read', async () => {
  expect((await get('en')).body).toMatchObject({ version: 0, replies: [{ text: 'Hello {shopper}' }] });
  expect((await put('ines', { locale: 'en', version: 0, replies: [] })).status).toBe(403);
  const changed = await put('sofia', { locale: 'en', version: 0, replies: [reply('Good day {shopper}')] });
  expect(changed.body).toMatchObject({ version: 1, replies: [{ text: 'Good day {shopper}', topics: [] }] });
  expect(book.in('en-GB')).toMatchObject([{ text: 'Good day {shopper}' }]);
  expect((await put('sofia', { locale: 'en', version: 0, replies: [] })).body).toMatchObject({ code: 'stale' });
});

test('a place that nobody can fill, an id twice and a strange locale are refused', async () => {
  expect((await put('sofia', { locale: 'en', version: 1, replies: [reply('Hello {price}')] })).body).toMatchObject({
    code: 'bad-request',
  });
  expect((await put('sofia', { locale: 'en', version: 1, replies: [reply('a'), reply('b')] })).status).toBe(400);
  expect((await get('xx')).body).toMatchObject({ code: 'unknown-locale' });
  expect((await get('fr')).body).toMatchObject({ version: 0, replies: [] });
});
