/** Single sign-on against a real OpenID provider: who gets in, who does not, and every answer that must be refused. */
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createAccountTries } from '../../src/http/account-tries.ts';
import { connectClient } from '../support/client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  type Browser,
  consent,
  type IdentityProvider,
  openBrowser,
  openIdentityProvider,
  type Spoil,
} from '../support/identity-provider.ts';

let house: TestHouse;
let provider: IdentityProvider;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await openIdentityProvider([`${url}/api/v1/oidc/callback`]);
  house = await openTestHouse({
    env: {
      PORT: String(port),
      PUBLIC_URL: url,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
    },
  });
  provider.people.set('ines-at-idp', { email: 'ines@meridon.example', email_verified: true, name: 'Ines Moreau' });
}, 60_000);
afterEach(() => {
  provider.spoil = undefined;
  provider.away(false);
});
afterAll(async () => {
  await house.close();
  await provider.close();
});

const api = (path: string) => `${house.url}/api/v1${path}`;
const locationOf = (answer: Response) => answer.headers.get('location') ?? '';

async function start(browser: Browser, query = ''): Promise<string> {
  const answer = await browser.go(api(`/oidc/start${query}`));
  expect(answer.status).toBe(303);
  return locationOf(answer);
}

/** The whole way; answers with where the browser ends up. */
async function signIn(browser: Browser, name: string, query = ''): Promise<string> {
  const callback = await consent(browser, await start(browser, query), name);
  return locationOf(await browser.go(callback));
}

async function whoIs(browser: Browser): Promise<{ status: number; advisorId?: string }> {
  const answer = await browser.go(api('/me'));
  return answer.ok ? { status: 200, advisorId: (await answer.json()).advisorId } : { status: answer.status };
}

test('a person with a verified address comes in as that advisor, goes where they wanted to, and may sit at the desk', async () => {
  const browser = openBrowser();
  expect(await (await fetch(api('/login'))).json()).toEqual({ password: true, sso: true });
  expect(await signIn(browser, 'ines-at-idp', '?to=/console/settings/profile')).toBe('/console/settings/profile');
  expect(await whoIs(browser)).toEqual({ status: 200, advisorId: 'ines' });
  const cookie = `aparte=${browser.cookies(new URL(house.url).host).get('aparte')}`;
  const client = await connectClient(house.url, '/desk', { cookie });
  expect(client.socket.connected).toBe(true);
  client.close();
});

test('a sign-in that the provider may have given unasked is no fresh proof; one that it was told to ask for is', async () => {
  const newSecret = async (by: Browser) => {
    const answer = await by.go(api('/me/second-factor'), { method: 'POST', headers: { origin: house.url } });
    return { status: answer.status, needs: (await answer.json()).needs };
  };
  const browser = openBrowser();
  await signIn(browser, 'ines-at-idp');
  expect(await newSecret(browser)).toEqual({ status: 403, needs: 'proof' });
  await signIn(browser, 'ines-at-idp', '?again=1');
  expect(await newSecret(browser)).toEqual({ status: 200 });
});

test('the way there carries PKCE with S256, a state and a nonce, and never a secret', async () => {
  const url = new URL(await start(openBrowser()));
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce'])
    expect(url.searchParams.get(name)?.length).toBeGreaterThan(30);
  expect(url.href).not.toContain(encodeURIComponent(provider.clientSecret));
});

test('nobody is sent to a page that is not the console’s', async () => {
  for (const to of ['https://evil.example', '//evil.example', '/console/../evil', '/console//evil.example']) {
    expect(await signIn(openBrowser(), 'ines-at-idp', `?to=${encodeURIComponent(to)}`)).toBe('/console/desk');
  }
});

test.each([
  ['somebody the house does not know', { email: 'nobody@elsewhere.example', email_verified: true }],
  ['an address that nobody has verified', { email: 'leo@meridon.example', email_verified: false }],
  ['a provider that does not say whether it has', { email: 'leo@meridon.example' }],
  ['no address at all', { name: 'No Address' }],
])('%s is refused in clear words', async (what, claims) => {
  provider.people.set(what, claims);
  const browser = openBrowser();
  expect(await signIn(browser, what)).toBe('/console/login?sso=unknown-person');
  expect(await whoIs(browser)).toEqual({ status: 401 });
});

test('an address that the provider gives to somebody else does not give them the account', async () => {
  await signIn(openBrowser(), 'ines-at-idp');
  provider.people.set('new-ines', { email: 'ines@meridon.example', email_verified: true });
  expect(await signIn(openBrowser(), 'new-ines')).toBe('/console/login?sso=unknown-person');
});

test('a disabled advisor stays out', async () => {
  provider.people.set('mei-at-idp', { email: 'mei@meridon.example', email_verified: true });
  expect(await signIn(openBrowser(), 'mei-at-idp')).toBe('/console/desk');
  await house.app.office.accounts.disable('mei@meridon.example');
  expect(await signIn(openBrowser(), 'mei-at-idp')).toBe('/console/login?sso=unknown-person');
});

test('an answer counts once, in the browser that asked, and only for its own state', async () => {
  const browser = openBrowser();
  const callback = await consent(browser, await start(browser), 'ines-at-idp');
  // another browser brings it: a sign-in that somebody else began
  expect(locationOf(await openBrowser().go(callback))).toBe('/console/login?sso=expired');
  const wrong = new URL(callback);
  wrong.searchParams.set('state', 'of-nobody');
  expect(locationOf(await browser.go(wrong.href))).toBe('/console/login?sso=expired');
  const second = openBrowser();
  const good = await consent(second, await start(second), 'ines-at-idp');
  expect(locationOf(await second.go(good))).toBe('/console/desk');
  expect(locationOf(await second.go(good))).toBe('/console/login?sso=expired');
});

test('a code that was used before is refused by the provider, and by us with it', async () => {
  const first = openBrowser();
  const used = new URL(await consent(first, await start(first), 'ines-at-idp')).searchParams.get('code') ?? '';
  await first.go((await consent(first, await start(first), 'ines-at-idp')).replace(/code=[^&]+/, `code=${used}`));
  const second = openBrowser();
  const callback = await consent(second, await start(second), 'ines-at-idp');
  const replay = callback.replace(/code=[^&]+/, `code=${used}`);
  expect(locationOf(await second.go(replay))).toBe('/console/login?sso=refused');
  expect(await whoIs(second)).toEqual({ status: 401 });
});

const parts = (token: unknown) => String(token).split('.') as [string, string, string];
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The provider's own signature under other claims: only the claim can be what is refused. */
const claiming =
  (claims: object): Spoil =>
  async (answer) => {
    const [, body] = parts(answer['id_token']);
    return { ...answer, id_token: await provider.sign({ ...decode(body), ...claims }) };
  };

test('a token that the tests sign themselves is taken, so that the next ones are refused for their claims', async () => {
  provider.spoil = claiming({});
  expect(await signIn(openBrowser(), 'ines-at-idp')).toBe('/console/desk');
});

test.each<[string, Spoil]>([
  ['another issuer', claiming({ iss: 'https://evil.example' })],
  ['another audience', claiming({ aud: 'another-house' })],
  ['another nonce', claiming({ nonce: 'of-another-sign-in' })],
  ['a time that is over', claiming({ exp: Math.floor(Date.now() / 1000) - 3600 })],
  [
    'from tomorrow',
    claiming({ iat: Math.floor(Date.now() / 1000) + 86_400, nbf: Math.floor(Date.now() / 1000) + 86_400 }),
  ],
  [
    'another person under the old signature',
    (answer) => {
      const [header, body, signature] = parts(answer['id_token']);
      return { ...answer, id_token: [header, encode({ ...decode(body), sub: 'somebody-else' }), signature].join('.') };
    },
  ],
  [
    'no signature',
    (answer) => {
      const [, body] = parts(answer['id_token']);
      return { ...answer, id_token: `${encode({ alg: 'none' })}.${body}.` };
    },
  ],
  [
    'a signature of our own shared secret',
    (answer) => {
      const [, body] = parts(answer['id_token']);
      return { ...answer, id_token: `${encode({ alg: 'HS256' })}.${body}.${encode('x')}` };
    },
  ],
  ['no id token', ({ id_token: _token, ...answer }) => answer],
  ['nonsense', () => ({ access_token: 'x', token_type: 'bearer', id_token: 'a.b.c' })],
])('an id token with %s opens nothing', async (_what, spoil) => {
  const browser = openBrowser();
  const callback = await consent(browser, await start(browser), 'ines-at-idp');
  provider.spoil = spoil;
  expect(locationOf(await browser.go(callback))).toBe('/console/login?sso=refused');
  expect(await whoIs(browser)).toEqual({ status: 401 });
});

test('an answer that names another issuer is a mix-up and is refused', async () => {
  const browser = openBrowser();
  const callback = new URL(await consent(browser, await start(browser), 'ines-at-idp'));
  callback.searchParams.set('iss', 'https://evil.example');
  expect(locationOf(await browser.go(callback.href))).toBe('/console/login?sso=refused');
});

test('whoever says no at the provider is back at the sign-in', async () => {
  const browser = openBrowser();
  const state = new URL(await start(browser)).searchParams.get('state');
  const denied = api(`/oidc/callback?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`);
  expect(locationOf(await browser.go(denied))).toBe('/console/login?sso=refused');
});

test('a provider with a new key is believed at the second try, if not at the first', async () => {
  await provider.rotate();
  const browser = openBrowser();
  const first = await signIn(browser, 'ines-at-idp');
  if (first !== '/console/desk') expect(await signIn(browser, 'ines-at-idp')).toBe('/console/desk');
  expect(await whoIs(browser)).toEqual({ status: 200, advisorId: 'ines' });
});

test('signing out says where the provider’s own session ends', async () => {
  const browser = openBrowser();
  await signIn(browser, 'ines-at-idp');
  const out = await browser.go(api('/logout'), { method: 'POST', headers: { origin: house.url } });
  const { signOutAt } = await out.json();
  const url = new URL(signOutAt);
  expect(url.origin).toBe(provider.issuer);
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${house.url}/console/login`);
  expect(await whoIs(browser)).toEqual({ status: 401 });
});

test('with the provider away the sign-in page says so, and the password still works', async () => {
  const other = await openTestHouse({
    env: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' },
  });
  try {
    const answer = await openBrowser().go(`${other.url}/api/v1/oidc/start`);
    expect(locationOf(answer)).toBe('/console/login?sso=unreachable');
    const advisor = await other.advisor('ines');
    expect(advisor.snapshot().queue).toEqual([]);
  } finally {
    await other.close();
  }
}, 60_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('tries that another node has counted count here', async () => {
  const { documents } = house.app.store;
  const clock = { now: () => new Date(), monotonicMs: () => performance.now() };
  const elsewhere = createAccountTries({ documents, clock, limit: 100, windowMs: 15 * 60_000 });
  expect(await start(openBrowser())).not.toContain('sso=refused');
  let counted = 0;
  while ((await elsewhere.take('sso 127.0.0.1')) === undefined) counted += 1;
  expect(counted).toBeLessThan(100);
  expect(await start(openBrowser())).toBe('/console/login?sso=refused');
});
