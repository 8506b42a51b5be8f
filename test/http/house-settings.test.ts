/** What is set at the console: over the files, with versions, for the one who was faster, on two nodes and both stores. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/** What these tests read of any answer. */
type Body = {
  readonly value: { readonly hours: unknown[] };
  readonly versions: readonly { readonly version: number }[];
  readonly after: { readonly hits: readonly { readonly id: string }[] };
  readonly before: { readonly hits: readonly { readonly id: string }[] };
  readonly entries: readonly { readonly action: string }[];
  readonly errors: unknown;
  readonly fileMoved: boolean;
  readonly text: unknown;
  readonly pages: unknown;
  readonly refused: unknown;
};
type Reply = { readonly status: number; readonly body: Body };
type Caller = (method: string, path: string, body?: object) => Promise<Reply>;

async function callerAt(house: TestHouse, name: string): Promise<Caller> {
  const url = house.url;
  const login = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${name}@meridon.example`, password: 'step-aside-2026' }),
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  };
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It never came.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const words = (body: string) => ({ title: 'Blue boxes', topics: [], phrasings: ['Do you have blue boxes'], body });

describe('settings on two nodes of one house', () => {
  let folder: string;
  let one: TestHouse;
  let two: TestHouse;
  let sofia: Caller;
  let anselm: Caller;
  let leo: Caller;
  let elsewhere: Caller;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aparte-settings-'));
    cpSync('src/house/meridon', folder, { recursive: true });
    one = await openTestHouse({ env: { HOUSE_DIR: folder } });
    two = await openTestHouse({ dir: one.dir, env: { HOUSE_DIR: folder, NODE_ID: 'two' } });
    sofia = await callerAt(one, 'sofia');
    anselm = await callerAt(one, 'admin');
    leo = await callerAt(one, 'leo');
    elsewhere = await callerAt(two, 'sofia');
  }, 60_000);
  afterAll(async () => {
    await two?.stop();
    await one?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('hours are set, count on the other node, and come back', async () => {
    const before = await sofia('GET', '/house-settings/hours.paris');
    expect(before.body).toMatchObject({ version: 0, fileMoved: false });
    const value = { ...before.body.value, hours: [{ day: 1, opens: '09:00', closes: '12:00' }] };
    const set = await sofia('PUT', '/house-settings/hours.paris', { version: 0, value });
    expect(set.body).toMatchObject({ version: 1, by: { name: expect.stringContaining('Sofia') } });
    const hoursOn = (house: TestHouse) => house.app.house.stock().stores.find(({ id }) => id === 'paris')?.hours;
    expect(hoursOn(one)).toEqual(value.hours);
    await until(() => hoursOn(two)?.length === 1);
    const back = await sofia('POST', '/house-settings/hours.paris/restore', { version: 1, restore: 0 });
    expect(back.body).toMatchObject({ version: 2, value: before.body.value });
    expect(hoursOn(one)).toEqual(before.body.value.hours);
    const { body } = await sofia('GET', '/house-settings/hours.paris/versions');
    expect(body.versions.map((each) => each.version)).toEqual([2, 1]);
  });

  test('who is slower is told who was faster, and nothing of theirs is replaced', async () => {
    const { body: read } = await sofia('GET', '/house-settings/routing');
    const faster = { ...read.value, offerSeconds: 20 };
    expect((await anselm('PUT', '/house-settings/routing', { version: 0, value: faster })).status).toBe(200);
    const late = await sofia('PUT', '/house-settings/routing', { version: 0, value: read.value });
    expect(late).toMatchObject({ status: 409, body: { code: 'stale', detail: expect.stringContaining('Anselm') } });
    expect(one.app.house.routing().offerSeconds).toBe(20);
    await until(() => two.app.house.routing().offerSeconds === 20);
  });

  test('two who write at the same moment on two nodes: one wins', async () => {
    const { body: read } = await sofia('GET', '/house-settings/voice');
    const put = (call: Caller, longest: number) =>
      call('PUT', '/house-settings/voice', { version: 0, value: { ...read.value, longest } });
    const answers = await Promise.all([put(sofia, 90), put(elsewhere, 91)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await until(() => one.app.house.voice().longest === two.app.house.voice().longest);
  });

  test('what is wrong is told with its field', async () => {
    const value = { hours: [{ day: 1, opens: '12:00', closes: '09:00' }], holidays: [] };
    const { status, body } = await sofia('PUT', '/house-settings/hours.lyon', { version: 0, value });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ at: 'hours.0.closes', message: 'later than it opens', rule: 'not-later' }]);
    const reply = [{ id: 'a', title: 'A', text: '{price}', topics: [] }];
    const canned = await sofia('PUT', '/house-settings/canned.en', { version: 0, value: reply });
    expect(canned.body.errors).toMatchObject([{ at: '0.text', rule: 'unknown-place', found: '{price}' }]);
    expect((await sofia('GET', '/house-settings/weather')).status).toBe(404);
  });

  test('an article is written, refused to its writer and to who does not read it, and answers on both nodes', async () => {
    const path = '/articles/fr-CA/blue-boxes';
    const put = await sofia('PUT', path, { ...words('Oui.'), version: 0 });
    expect(put.body).toMatchObject({ state: 'draft', version: 1 });
    expect((await sofia('POST', `${path}/state`, { version: 1, to: 'published' })).body).toMatchObject({
      code: 'conflict',
    });
    await sofia('POST', `${path}/state`, { version: 1, to: 'in-review' });
    for (const call of [sofia, anselm])
      expect((await call('POST', `${path}/state`, { version: 2, to: 'published' })).status).toBe(403);
    const done = await leo('POST', `${path}/state`, { version: 2, to: 'published' });
    expect(done.body).toMatchObject({ state: 'published', live: { body: 'Oui.' } });
    const answers = (house: TestHouse) =>
      house.app.house.knowledge.find('Do you have blue boxes', 'fr-CA', 1)[0]?.article.id;
    expect(answers(one)).toBe('blue-boxes');
    await until(() => answers(two) === 'blue-boxes');

    await leo('PUT', path, { ...words('Non.'), version: 3 });
    expect(one.app.house.knowledge.article('blue-boxes', 'fr-CA')?.body).toBe('Oui.');
    expect((await leo('POST', `${path}/state`, { version: 4, to: 'expired' })).body).toMatchObject({
      code: 'conflict',
    });
  });

  test('an article taken away is gone whatever the file says; a file that changes is told, and both are kept', async () => {
    const path = '/articles/en/returns';
    const read = (await sofia('GET', path)).body;
    expect(read).toMatchObject({ state: 'published', version: 0 });
    const gone = await sofia('POST', `${path}/state`, { version: 0, to: 'expired' });
    expect(gone.body).toMatchObject({ state: 'expired', version: 1 });
    expect(one.app.house.knowledge.article('returns', 'en')).toBeUndefined();
    await sofia('POST', `${path}/state`, { version: 1, to: 'draft' });
    expect(one.app.house.knowledge.article('returns', 'en')).toBeUndefined();

    const file = join(folder, 'articles/en/returns.md');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nA new last line.\n`);
    await until(async () => (await sofia('GET', path)).body.fileMoved === true);
    expect((await sofia('GET', path)).body).toMatchObject({
      text: read.text,
      file: { body: expect.stringContaining('A new last line') },
    });
    await sofia('POST', `${path}/file`, { version: 2, keep: 'file' });
    expect(one.app.house.knowledge.article('returns', 'en')?.body).toContain('A new last line');
  });

  test('a question is tried before and after a draft, with the words they share', async () => {
    const draft = {
      id: 'horses',
      title: 'May I bring my horse',
      topics: [],
      phrasings: ['Can my horse come in'],
      body: 'A horse waits outside.',
    };
    const { body } = await sofia('POST', '/articles/test', { locale: 'en', question: 'Can my horse come in?', draft });
    expect(body.after.hits[0]).toMatchObject({ id: 'horses', because: expect.arrayContaining(['horse']) });
    expect(body.before.hits.map((hit) => hit.id)).not.toContain('horses');
  });

  test('several articles at once: each is kept or refused for itself', async () => {
    const articles = [
      { ...words('Yes.'), locale: 'en', id: 'blue-boxes', version: 0 },
      { ...words('Yes.'), locale: 'xx', id: 'blue-boxes', version: 0 },
    ];
    const { body } = await sofia('PUT', '/articles', { articles });
    expect(body.pages).toHaveLength(1);
    expect(body.refused).toMatchObject([{ locale: 'xx', code: 'unknown-locale' }]);
  });

  test('every change is in the audit log', async () => {
    const { body } = await anselm('GET', '/audit?limit=100');
    const actions = new Set(body.entries.map((entry) => entry.action));
    for (const action of ['setting-changed', 'article-written', 'article-published', 'article-expired'])
      expect([...actions]).toContain(action);
  });
});
