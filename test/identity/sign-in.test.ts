/** Signed identities on the real server: what the shop vouches for counts, and nothing that only looks like it. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SessionStarted } from '../../src/protocol/shopper.ts';
import { type Client, connectClient } from '../support/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519').privateKey;
let house: TestHouse;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'aparte-keys-'));
  const keys = join(dir, 'shop.jwks.json');
  writeFileSync(keys, JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] }));
  house = await openTestHouse({ env: { IDENTITY_KEYS: keys, IDENTITY_ISSUER: 'meridon-shop' } });
});
afterAll(async () => {
  await house.close();
  rmSync(dir, { recursive: true, force: true });
});

type Claims = Record<string, unknown>;
const nowSeconds = () => Math.floor(Date.now() / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(
  claims: Claims = {},
  { key = privateKey, header = {} }: { key?: KeyObject; header?: Claims } = {},
): string {
  const iat = nowSeconds();
  const body = {
    iss: 'meridon-shop',
    aud: 'aparte',
    sub: 'camille-aubert',
    iat,
    exp: iat + 300,
    jti: randomUUID(),
    ...claims,
  };
  const signed = `${part({ alg: 'EdDSA', kid: 'k1', ...header })}.${part(body)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

const start = (client: Client, more: object = {}) =>
  client.ask<SessionStarted>('session:start', { site: 't', locale: 'en', ...more });

async function browser(visitorToken?: string): Promise<Client> {
  return connectClient(house.url, '/shopper', { auth: visitorToken === undefined ? {} : { visitorToken } });
}

test('whom the shop vouches for is verified, with what the client book knows, under a new token', async () => {
  const shopper = await house.shopper();
  await shopper.says('Good evening');
  const before = shopper.token;
  const session = await start(shopper.client, { identity: token() });
  expect(session).toMatchObject({
    conversationId: shopper.conversationId,
    identity: 'verified',
    name: 'Camille Aubert',
  });
  expect(session.visitorToken).not.toBe(before);
  await house.quiet();
  expect((await house.conversation(shopper.conversationId))?.identity).toMatchObject({
    level: 'verified',
    shopperId: 'camille-aubert',
    email: 'camille.aubert@example.com',
    tier: 'patron',
    proof: { by: 'signed-identity' },
  });

  const old = await browser(before);
  await expect(old.ask('session:resume', { after: 0 })).rejects.toThrow(/not known/);
  const fresh = await browser(session.visitorToken);
  expect(await fresh.ask('session:resume', { after: 0 })).toMatchObject({ conversationId: shopper.conversationId });
  // the shop's next page, in a tab that has not heard of the new token
  const tab = await browser(before);
  expect((await start(tab, { identity: token() })).conversationId).toBe(shopper.conversationId);
  for (const client of [old, fresh, tab]) client.close();
});

const now = nowSeconds();
test.each<[string, () => string]>([
  ['no signature at all', () => token({}, { header: { alg: 'none' } }).replace(/[^.]+$/, '')],
  ['alg none with a signature', () => token({}, { header: { alg: 'none' } })],
  ['alg HS256', () => token({}, { header: { alg: 'HS256' } })],
  ['a key that is not the house’s', () => token({}, { key: stranger })],
  ['an unknown key id', () => token({}, { header: { kid: 'k2' } })],
  ['a critical header', () => token({}, { header: { crit: ['exp'] } })],
  ['other claims than were signed', () => forged()],
  ['another audience', () => token({ aud: 'somebody' })],
  ['no audience', () => token({ aud: undefined })],
  ['another issuer', () => token({ iss: 'somebody' })],
  ['its time over', () => token({ iat: now - 400, exp: now - 100 })],
  ['too long a life', () => token({ exp: now + 3_600 })],
  ['a start in the future', () => token({ iat: now + 600, exp: now + 700 })],
  ['no end', () => token({ exp: undefined })],
  ['no jti', () => token({ jti: undefined })],
  ['no subject', () => token({ sub: '  ' })],
  ['no JWT in it', () => 'hello'],
  ['too many parts', () => `${token()}.x`],
])('refused, with nothing changed: %s', async (_what, make) => {
  const shopper = await house.shopper();
  await shopper.says('Good evening');
  await house.quiet();
  const before = await house.conversation(shopper.conversationId);
  await expect(start(shopper.client, { identity: make() })).rejects.toMatchObject({
    error: { code: 'unauthenticated' },
  });
  await house.quiet();
  expect(await house.conversation(shopper.conversationId)).toEqual(before);
  const again = await browser(shopper.token);
  expect((await start(again)).conversationId).toBe(shopper.conversationId);
  again.close();
});

function forged(): string {
  const [head, , signature] = token().split('.');
  const iat = nowSeconds();
  const body = { iss: 'meridon-shop', aud: 'aparte', sub: 'jonas-weiss', iat, exp: iat + 300, jti: randomUUID() };
  return `${head}.${part(body)}.${signature}`;
}

test('a token opens one session, also when two come with it at once', async () => {
  const identity = token();
  const clients = await Promise.all([browser(), browser(), browser()]);
  const answers = await Promise.allSettled(clients.map((client) => start(client, { identity })));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const client of clients) client.close();
});

test('another shopper at the same computer begins anew and sees nothing of the first', async () => {
  const shopper = await house.shopper();
  await shopper.says('My secret wish is a burgundy bag');
  const first = await start(shopper.client, { identity: token() });
  const other = await browser(first.visitorToken);
  const second = await start(other, { identity: token({ sub: 'jonas-weiss' }) });
  expect(second.conversationId).not.toBe(first.conversationId);
  expect(await other.ask('sync', { after: 0 })).toEqual({ messages: [], head: expect.any(Number) });
  expect(second.name).toBe('Jonas Weiss');
  other.close();
});

test('whoever sat in the conversation by the token of before hears nothing more of it', async () => {
  const shopper = await house.shopper();
  await shopper.says('Good evening');
  const planted = await browser(shopper.token);
  await start(planted);
  const gone = new Promise((resolve) => planted.socket.once('disconnect', resolve));
  await start(shopper.client, { identity: token() });
  expect(await gone).toBe('io server disconnect');
  planted.socket.connect();
  await expect(planted.ask('sync', { after: 0 })).rejects.toMatchObject({ error: { code: 'unauthenticated' } });
  await shopper.says('where is my order');
  expect(await shopper.transcript()).toHaveLength((await house.conversation(shopper.conversationId))?.head ?? 0);
  planted.close();
});

test('signing out ends the session in this browser and keeps the conversation at the house', async () => {
  const shopper = await house.shopper();
  await shopper.says('Good evening');
  const { visitorToken } = await start(shopper.client, { identity: token() });
  await shopper.client.ask('session:leave', {});
  await expect(shopper.client.ask('sync', { after: 0 })).rejects.toThrow();
  const next = await browser(visitorToken);
  expect((await start(next)).conversationId).not.toBe(shopper.conversationId);
  expect(await house.conversation(shopper.conversationId)).toBeDefined();
  next.close();
});

test('an e-mail address is as good a subject as an id; an id that the book does not have yet is still theirs', async () => {
  const one = await browser();
  expect(await start(one, { identity: token({ sub: 'Jonas.Weiss@example.com' }) })).toMatchObject({
    name: 'Jonas Weiss',
  });
  const two = await browser();
  const session = await start(two, { identity: token({ sub: 'new-client-7', name: 'Ada' }) });
  expect(session).toMatchObject({ identity: 'verified', name: 'Ada' });
  for (const client of [one, two]) client.close();
});

test('the sample house signs for itself, with a key of its own; in production nobody does', async () => {
  const sample = await openTestHouse();
  const shopper = await sample.shopper();
  await expect(start(shopper.client, { identity: token() })).rejects.toMatchObject({
    error: { code: 'unauthenticated' },
  });
  const key = createPrivateKey(readFileSync(join(sample.dir, 'identity-sample.pem'), 'utf8'));
  const signed = token({ iss: 'shop' }, { key, header: { kid: undefined } });
  expect(await start(shopper.client, { identity: signed })).toMatchObject({ name: 'Camille Aubert' });
  await sample.close();
});
