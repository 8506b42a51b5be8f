/** Direct Line over bare HTTP: who may what, bad input, watermarks, uploads, and what survives a restart. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { conversationId as conversationIdOf, eventId, shopperId } from '../../src/domain/ids.ts';
import { hostileFields, isPolluted, withField } from '../support/hostile-json.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

jest.setTimeout(40_000);

const secret = 'a-secret-for-tests';
let house: TestHouse;
let nowMs = Date.now();

beforeAll(async () => {
  house = await open();
}, 40_000);
afterAll(() => house.close());

const open = (dir?: string) =>
  openTestHouse({
    env: { DIRECTLINE_SECRET: secret },
    clock: { now: () => new Date(nowMs), monotonicMs: () => performance.now() },
    ...(dir === undefined ? {} : { dir }),
  });

type Told = { status: number; body: Record<string, unknown> & { error?: { code: string; message: string } } };

async function call(
  method: string,
  path: string,
  { key = secret, body, type = 'application/json' }: { key?: string; body?: unknown; type?: string } = {},
): Promise<Told> {
  const response = await fetch(`${house.url}/v3/directline${path}`, {
    method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(type && body !== undefined && !(body instanceof FormData) && { 'content-type': type }),
    },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Told['body'] };
}

async function start(user?: string): Promise<{ conversationId: string; token: string; streamUrl: string }> {
  const { body } = await call('POST', '/tokens/generate', { body: user === undefined ? {} : { user: { id: user } } });
  return (await call('POST', '/conversations', { key: String(body['token']) })).body as never;
}

const said = (text: string, more: object = {}) => ({ type: 'message', text, from: { id: 'camille' }, ...more });

type Page = {
  activities: {
    id: string;
    type: string;
    text?: string;
    attachments?: { contentUrl: string; contentType: string; name: string }[];
  }[];
  watermark: string;
};
const page = async (id: string, watermark = '') =>
  (await call('GET', `/conversations/${id}/activities?watermark=${watermark}`)).body as unknown as Page;

describe('tokens', () => {
  test('a secret gives one, it is refreshed, and it ends after half an hour', async () => {
    const { body: made } = await call('POST', '/tokens/generate');
    expect(made).toMatchObject({
      conversationId: expect.stringMatching(/^c_/),
      token: expect.any(String),
      expires_in: 1800,
    });
    const token = String(made['token']);
    const refreshed = await call('POST', '/tokens/refresh', { key: token });
    expect(refreshed).toMatchObject({ status: 200, body: { conversationId: made['conversationId'] } });
    nowMs += 1_801_000;
    expect(await call('POST', '/tokens/refresh', { key: token })).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    });
    expect((await call('POST', '/conversations', { key: token })).status).toBe(403);
  });

  test('a user in a token begins with dl_', async () => {
    const told = await call('POST', '/tokens/generate', { body: { user: { id: 'camille' } } });
    expect(told).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
  });

  test('a new conversation is made, one that has begun is found', async () => {
    const { conversationId, token } = await start();
    expect((await call('POST', '/conversations', { key: token })).status).toBe(201);
    await call('POST', `/conversations/${conversationId}/activities`, { key: token, body: said('hello') });
    await house.quiet();
    expect(await call('POST', '/conversations', { key: token })).toMatchObject({
      status: 200,
      body: { conversationId },
    });
  });

  test.each([
    ['nothing', ''],
    ['another secret', 'another-secret'],
    ['nonsense', 'eyJ.x.y'],
    [
      'a token of another secret',
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjb252IjoiYyJ9.cxYvvhje-RWc4gvEx8F1pEImCkZtAVs-gdOeAl6ewY4',
    ],
  ])('%s opens nothing', async (_what, key) => {
    const { conversationId } = await start();
    for (const [method, path] of [
      ['POST', '/tokens/generate'],
      ['POST', '/tokens/refresh'],
      ['POST', '/conversations'],
      ['GET', `/conversations/${conversationId}`],
      ['GET', `/conversations/${conversationId}/activities`],
      ['POST', `/conversations/${conversationId}/activities`],
      ['POST', `/conversations/${conversationId}/upload`],
    ] as const)
      expect(await call(method, path, { key })).toMatchObject({
        status: 403,
        body: { error: { code: 'forbidden', message: expect.any(String) } },
      });
  });

  test('a token opens only its own conversation, and gives no tokens', async () => {
    const [mine, other] = [await start(), await start()];
    expect((await call('GET', `/conversations/${other.conversationId}`, { key: mine.token })).status).toBe(403);
    expect(
      (await call('POST', `/conversations/${other.conversationId}/activities`, { key: mine.token, body: said('x') }))
        .status,
    ).toBe(403);
    expect((await call('POST', '/tokens/generate', { key: mine.token })).status).toBe(403);
  });

  test('a conversation of the web, or one that somebody made up, is not there', async () => {
    const shopper = await house.shopper();
    await shopper.says('hello');
    for (const id of [shopper.conversationId, `c_${'a'.repeat(27)}`, '..%2F..', 'x'])
      expect((await call('GET', `/conversations/${id}/activities`)).status).toBe(404);
  });
});

describe('activities', () => {
  test('the same clientActivityID again is the same message; with other words it is a conflict', async () => {
    const { conversationId } = await start();
    const post = (text: string) =>
      call('POST', `/conversations/${conversationId}/activities`, {
        body: said(text, { channelData: { clientActivityID: 'one' } }),
      });
    const first = await post('hello');
    expect((await post('hello')).body['id']).toBe(first.body['id']);
    expect(await post('something else')).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  });

  test('each page ends in the watermark of the next, and nothing comes twice', async () => {
    const { conversationId } = await start();
    for (const text of ['hello', 'thank you']) {
      await call('POST', `/conversations/${conversationId}/activities`, { body: said(text) });
      await house.quiet();
    }
    const all = await page(conversationId);
    expect(all.activities.length).toBeGreaterThanOrEqual(4);
    const rest = await page(conversationId, '2');
    expect(rest.activities).toEqual(all.activities.slice(2));
    expect(await page(conversationId, all.watermark)).toEqual({ activities: [], watermark: all.watermark });
  });

  test('what says nothing to us is taken and stored nowhere', async () => {
    const { conversationId } = await start();
    for (const body of [
      { type: 'typing' },
      { type: 'conversationUpdate' },
      { type: 'event', name: 'webchat/join' },
      { type: 'telepathy' },
    ])
      expect(await call('POST', `/conversations/${conversationId}/activities`, { body })).toMatchObject({
        status: 200,
        body: { id: expect.any(String) },
      });
    expect(await page(conversationId)).toEqual({ activities: [], watermark: '0' });
  });

  test('a card number stands in no message, and not in what a client sent along', async () => {
    const { conversationId } = await start();
    const number = '4111 1111 1111 1111';
    await call('POST', `/conversations/${conversationId}/activities`, {
      body: said(`my card ${number}`, { channelData: { copy: `my card ${number}` } }),
    });
    await house.quiet();
    expect(JSON.stringify(await page(conversationId))).not.toContain(number);
  });

  test.each([
    ['broken JSON', '{"type":', 400],
    ['a list', '[]', 400],
    ['no type', { text: 'hello' }, 400],
    ['an empty message', { type: 'message', text: '  ' }, 400],
    ['a number for a text', { type: 'message', text: 7 }, 400],
    ['a text that is too long', { type: 'message', text: 'x'.repeat(4_001) }, 400],
    ['too much', { type: 'message', text: 'hello', channelData: { x: 'y'.repeat(300_000) } }, 413],
    ['a key said twice: the last counts', '{"type":"message","text":7,"text":"hello"}', 200],
    ['a byte order mark', `\ufeff${JSON.stringify(said('hello'))}`, 200],
    ...hostileFields.flatMap(([what, field]): [string, string, number][] => [
      [what, withField(said('hello'), field), 400],
      [`${what}, in channelData`, withField(said('hello'), `"channelData":{${field}}`), 400],
      [`${what}, in a value`, withField(said('hello'), `"value":{${field}}`), 400],
    ]),
    ['somebody else’s value', { type: 'message', value: { any: { thing: [1] } } }, 400],
  ])('%s', async (_what, body, status) => {
    const { conversationId } = await start();
    const told = await call('POST', `/conversations/${conversationId}/activities`, { body });
    expect(told.status).toBe(status);
    if (status !== 200) expect(told.body.error).toEqual({ code: expect.any(String), message: expect.any(String) });
    expect(isPolluted()).toBe(false);
  });

  test('half a character is repaired', async () => {
    const { conversationId } = await start();
    const body = '{"type":"message","text":"a\\ud800b","from":{"id":"camille"}}';
    expect((await call('POST', `/conversations/${conversationId}/activities`, { body })).status).toBe(200);
    await house.quiet();
    expect((await page(conversationId)).activities[0]?.text).toBe('a\ufffdb');
  });

  test.each(hostileFields)('%s is refused where a conversation or a token begins, too', async (_what, field) => {
    for (const path of ['/tokens/generate', '/conversations'])
      expect((await call('POST', path, { body: `{${field}}` })).status).toBe(400);
  });

  test('a watermark that is none of ours, addresses that are not there', async () => {
    const { conversationId } = await start();
    expect((await call('GET', `/conversations/${conversationId}/activities?watermark=-1`)).status).toBe(400);
    for (const path of [
      '/',
      '/conversations',
      '/session/getsessionid',
      `/conversations/${conversationId}/nothing`,
      `/conversations/${conversationId}/a/b`,
    ])
      expect((await call('GET', path)).status).toBe(404);
  });

  test('too many at once are told to wait, and others are not', async () => {
    const [fast, other] = [await start(), await start()];
    const post = (id: string) => call('POST', `/conversations/${id}/activities`, { body: { type: 'typing' } });
    const told = await Promise.all(Array.from({ length: 60 }, () => post(fast.conversationId)));
    expect(told.some(({ status, body }) => status === 429 && body.error?.code === 'rate-limited')).toBe(true);
    expect((await post(other.conversationId)).status).toBe(200);
  });
});

test('any origin may ask, with no cookies', async () => {
  const preflight = await fetch(`${house.url}/v3/directline/conversations`, {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
});

describe('streams', () => {
  const refusal = (url: string) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(url);
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.once('open', () => resolve(101));
      socket.on('error', () => undefined);
      setTimeout(() => socket.terminate(), 2_000).unref();
    });

  test('an address is good for a minute, for its own conversation, and for nothing else', async () => {
    const { streamUrl, token, conversationId } = await start();
    const other = await start();
    expect(await refusal(streamUrl)).toBe(101);
    expect(await refusal(streamUrl.replace(conversationId, other.conversationId))).toBe(403);
    expect(await refusal(streamUrl.replace(/t=.*/, `t=${token}`))).toBe(403);
    expect(await refusal(streamUrl.replace(/\?.*/, ''))).toBe(403);
    nowMs += 61_000;
    expect(await refusal(streamUrl)).toBe(403);
  });

  test('without a watermark a stream begins with what is new', async () => {
    const { conversationId, token } = await start();
    await call('POST', `/conversations/${conversationId}/activities`, { body: said('hello') });
    await house.quiet();
    const { body } = await call('GET', `/conversations/${conversationId}`, { key: token });
    const socket = new WebSocket(String(body['streamUrl']));
    const frames: string[] = [];
    const thanked = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        frames.push(String(data));
        if (String(data).includes('With pleasure')) resolve();
      });
    });
    await new Promise((resolve) => socket.once('open', resolve));
    await call('POST', `/conversations/${conversationId}/activities`, { body: said('thank you') });
    await thanked;
    socket.terminate();
    expect(frames.join()).not.toContain('"hello"');
  });
});

describe('uploads', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const form = (file: Buffer, name: string, activity?: object) => {
    const data = new FormData();
    if (activity)
      data.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    data.append('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), name);
    return data;
  };

  test('a picture comes with its words, and is shown to its sender under a signed address only', async () => {
    const { conversationId, token } = await start('dl_camille');
    const told = await call('POST', `/conversations/${conversationId}/upload?userId=camille`, {
      key: token,
      body: form(png, '../../strap.png', said('the strap is loose')),
    });
    expect(told).toMatchObject({ status: 200, body: { id: expect.any(String) } });
    await house.quiet();
    const own = (await page(conversationId)).activities[0];
    expect(own).toMatchObject({
      id: told.body['id'],
      text: 'the strap is loose',
      attachments: [{ contentType: 'image/png', name: 'strap.png' }],
    });
    const address = new URL(own?.attachments?.[0]?.contentUrl ?? '');
    const fetched = await fetch(`${house.url}${address.pathname}${address.search}`);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(png)).toBe(true);
    expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${house.url}${address.pathname}?s=guess`)).status).toBe(404);
    expect((await house.app.store.transcripts.messages(conversationId as never, 0, 1))[0]?.attachments).toHaveLength(1);
  });

  test.each(hostileFields)('%s beside a file is refused, and the file is not kept', async (_what, field) => {
    const { conversationId } = await start();
    const data = form(png, 'strap.png');
    const activity = withField(said('the strap is loose'), field);
    data.append('activity', new Blob([activity], { type: 'application/vnd.microsoft.activity' }));
    expect((await call('POST', `/conversations/${conversationId}/upload`, { body: data })).status).toBe(400);
    expect((await page(conversationId)).activities).toEqual([]);
  });

  test.each([
    ['a page', Buffer.from('<script>alert(1)</script>'), 400],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 400],
    ['nothing', Buffer.alloc(0), 400],
    ['too much', Buffer.concat([png, Buffer.alloc(9_000_000)]), 413],
  ])('%s is refused, whatever it calls itself', async (_what, bytes, status) => {
    const { conversationId } = await start();
    expect(
      (await call('POST', `/conversations/${conversationId}/upload`, { body: form(bytes, 'photo.png') })).status,
    ).toBe(status);
    expect((await page(conversationId)).activities).toEqual([]);
  });

  test('a body that is no multipart is told so', async () => {
    const { conversationId } = await start();
    const told = await call('POST', `/conversations/${conversationId}/upload`, {
      body: 'x',
      type: 'multipart/form-data; boundary=y',
    });
    expect(told).toMatchObject({ status: 400, body: { error: { code: 'bad-request' } } });
  });
});

test('an erased conversation is no more: its stream ends, its files go, its token opens nothing', async () => {
  const { conversationId, token, streamUrl } = await start('dl_gone');
  const socket = new WebSocket(streamUrl);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  await call('POST', `/conversations/${conversationId}/activities`, { key: token, body: said('hello') });
  await house.quiet();
  await house.app.store.inbox.receive([
    {
      id: eventId('m_identified'),
      key: 'test:identified',
      contentHash: 'x',
      conversationId: conversationIdOf(conversationId),
      opening: { channel: 'directline', account: 'directline', visitor: 'dl_gone', locale: 'en' },
      receivedAt: new Date(nowMs),
      body: { kind: 'shopper:identified', level: 'verified', shopperId: shopperId('camille-aubert') },
    },
  ]);
  await house.quiet();
  const admin = await house.advisor('admin');
  const erased = await admin.fetch('/api/v1/shoppers/camille-aubert', { method: 'DELETE' });
  expect(erased.status).toBeLessThan(300);
  expect(await closed).toBe(4404);
  expect((await call('GET', `/conversations/${conversationId}/activities`, { key: token })).status).toBe(404);
  expect((await call('POST', '/conversations', { key: token })).status).toBe(404);
});

test('tokens and watermarks live on when the house was closed and opened', async () => {
  const { conversationId, token } = await start();
  await call('POST', `/conversations/${conversationId}/activities`, { key: token, body: said('hello') });
  await house.quiet();
  const before = await page(conversationId);
  const { dir } = house;
  await house.stop();
  house = await open(dir);
  expect(await page(conversationId)).toEqual(before);
  await call('POST', `/conversations/${conversationId}/activities`, { key: token, body: said('thank you') });
  await house.quiet();
  expect((await page(conversationId, before.watermark)).activities[0]?.text).toBe('thank you');
});

test('without a secret nothing of it is there', async () => {
  const bare = await openTestHouse();
  try {
    for (const path of ['tokens/generate', 'conversations', 'files/x/y'])
      expect(
        (await fetch(`${bare.url}/v3/directline/${path}`, { method: 'POST', headers: { authorization: 'Bearer x' } }))
          .status,
      ).toBe(404);
    expect((await fetch(`${bare.url}/api/messages`, { method: 'POST' })).status).toBe(404);
  } finally {
    await bare.close();
  }
});
