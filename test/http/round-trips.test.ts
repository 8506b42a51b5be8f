/** What GET tells may be sent back as it is: afterwards everything is as it was, with every article of the sample house. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestHouse, type TestHouse } from '../support/house.ts';

type Body = Readonly<Record<string, unknown>> & {
  readonly version: number;
  readonly articles: readonly { readonly id: string; readonly locale: string; readonly version: number }[];
  readonly pages: readonly { readonly id: string; readonly locale: string; readonly version: number }[];
  readonly people: readonly { readonly advisorId: string }[];
};

let house: TestHouse;
let cookie: string;

beforeAll(async () => {
  house = await openTestHouse();
  const login = await fetch(`${house.url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url },
    body: JSON.stringify({ email: 'admin@meridon.example', password: 'step-aside-2026' }),
  });
  cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
}, 60_000);
afterAll(() => house.close());

async function call(method: string, path: string, body?: object): Promise<Body> {
  const answer = await fetch(`${house.url}/api/v1${path}`, {
    method,
    headers: { cookie, origin: house.url, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const told = (await answer.json()) as Body;
  expect({ method, path, status: answer.status, told }).toMatchObject({ status: 200 });
  return told;
}

const written = async () =>
  ((await call('GET', '/audit?limit=200'))['entries'] as { action: string }[]).filter(
    ({ action }) => action === 'article-written',
  ).length;

test('every article of the house, sent back as it was told, is as it was: no draft, no version, no line in the log', async () => {
  const before = { articles: await call('GET', '/articles'), pages: await call('GET', '/articles/pages') };
  const { articles } = before.articles;
  expect(articles.length).toBeGreaterThan(50);
  for (let at = 0; at < articles.length; at += 100) {
    const told = await call('PUT', '/articles', { articles: articles.slice(at, at + 100) });
    expect(told['refused']).toEqual([]);
  }
  expect(await call('GET', '/articles')).toEqual(before.articles);
  expect(await call('GET', '/articles/pages')).toEqual(before.pages);
  expect(await written()).toBe(0);
});

test('one by one, too; a word that is another makes a draft, and what is answered sent back leaves that draft alone', async () => {
  const page = await call('GET', '/articles/en/returns');
  const text = page['text'] as object;
  expect(await call('PUT', '/articles/en/returns', { ...text, version: page.version })).toEqual(page);

  const draft = await call('PUT', '/articles/en/returns', { ...text, title: 'Another title', version: page.version });
  expect(draft).toMatchObject({ state: 'draft', version: page.version + 1 });
  const { articles } = await call('GET', '/articles?locale=en');
  const returns = articles.filter(({ id }) => id === 'returns');
  expect(returns).toMatchObject([{ version: draft.version }]);
  await call('PUT', '/articles', { articles: returns });
  expect(await call('GET', '/articles/en/returns')).toEqual(draft);
  expect(await written()).toBe(1);
});

/** Numbers of editions go on by one; everything else has to be what it was. */
const still = ({ version: _version, by: _by, at: _at, ...rest }: Body) => rest;

test('the policy', async () => {
  const policy = await call('GET', '/policy');
  await call('PUT', '/policy', policy);
  expect(still(await call('GET', '/policy'))).toEqual(still(policy));
});

test.each(['en', 'fr', 'ar'])('ready replies in %s', async (locale) => {
  const told = await call('GET', `/canned-replies?locale=${locale}`);
  await call('PUT', '/canned-replies', { locale, version: told.version, replies: told['replies'] });
  expect(still(await call('GET', `/canned-replies?locale=${locale}`))).toEqual(still(told));
});

test.each(['voice', 'routing', 'retention', 'look', 'hours.paris'])('the setting %s', async (id) => {
  const told = await call('GET', `/house-settings/${id}`);
  await call('PUT', `/house-settings/${id}`, { version: told.version, value: told['value'] });
  expect((await call('GET', `/house-settings/${id}`))['value']).toEqual(told['value']);
});

test('how one likes the console', async () => {
  const likes = { theme: 'dark', keys: { next: 'n' } };
  expect(await call('PUT', '/me/preferences', likes)).toEqual(likes);
  const told = await call('GET', '/me/preferences');
  expect(await call('PUT', '/me/preferences', told)).toEqual(told);
});

test('every person, with what can be changed of them', async () => {
  const { people } = await call('GET', '/people');
  for (const { advisorId, ...person } of people as readonly { advisorId: string; [key: string]: unknown }[]) {
    const { email: _email, secondFactor: _factor, sessions: _sessions, ...changeable } = person;
    expect(await call('PUT', `/people/${advisorId}`, changeable)).toMatchObject(changeable);
  }
  expect((await call('GET', '/people')).people).toEqual(people);
});
