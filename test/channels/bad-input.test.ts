/** What a webhook gets that is wrong, forged, too large or not ours; afterwards the house answers as before. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { hostileFields, isPolluted, withField } from '../support/hostile-json.ts';
import { openTestHouse } from '../support/house.ts';
import {
  type MetaChannel,
  metaSettings,
  numberMessage,
  onPage,
  pageWebhook,
  postWebhook,
  secretOf,
  signatureOf,
  text,
  textWebhook,
} from '../support/webhooks.ts';

let rig: ChannelHouse;
beforeAll(async () => {
  rig = await openChannelHouse();
});
afterAll(() => rig.close());

const channels: readonly MetaChannel[] = ['messenger', 'whatsapp'];
const other = { messenger: 'whatsapp', whatsapp: 'messenger' } as const;
const nobody = 'nobody-1';
const body = (channel: MetaChannel) => JSON.stringify(textWebhook(channel, { from: nobody, id: 'bad' }, 'Grüße'));
const sha256 = (value: string) => ({ 'x-hub-signature-256': value });

describe.each(channels)('%s', (channel) => {
  const good = () => signatureOf(body(channel), secretOf(channel));

  test.each<[string, () => Record<string, string>]>([
    ['none', () => ({})],
    ['wrong secret', () => sha256(signatureOf(body(channel), 'another-secret'))],
    ['truncated', () => sha256(good().slice(0, 23))],
    ['empty', () => sha256('')],
    ['not hexadecimal', () => sha256(`sha256=${'z'.repeat(64)}`)],
    ['the old sha1 only', () => ({ 'x-hub-signature': 'sha1=0000000000000000000000000000000000000000' })],
    ["the other channel's", () => sha256(signatureOf(body(channel), secretOf(other[channel])))],
    [
      'over the same JSON written again',
      () => sha256(signatureOf(JSON.stringify(JSON.parse(body(channel)), null, 1), secretOf(channel))),
    ],
  ])('signature: %s is refused, and nothing is stored', async (_what, headers) => {
    const { status } = await postWebhook(rig.house.url, channel, body(channel), headers());
    expect(status).toBe(401);
    expect(await rig.thread(channel, nobody)).toBeUndefined();
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['cut JSON', '{"object":"page","entry":['],
    ['no JSON', 'hello'],
    ['another object', '{"object":"user","entry":[]}'],
    ['an array', '[]'],
    ['not UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x22)],
  ])('well signed but %s: 400', async (_what, bytes) => {
    expect((await postWebhook(rig.house.url, channel, bytes)).status).toBe(400);
  });

  test.each(hostileFields)(
    'well signed with %s: 200, what we know is stored, and nothing else comes of it',
    async (what, field) => {
      const from = `3362${what.length}${channel.length}`;
      const webhook = withField(textWebhook(channel, { from, id: `odd-${what}` }, 'hello'), field);
      expect((await postWebhook(rig.house.url, channel, webhook)).status).toBe(200);
      await rig.quiet();
      expect((await rig.transcript(channel, from))[0]?.text).toBe('hello');
      expect(isPolluted()).toBe(false);
    },
  );

  test('a key said twice, a byte order mark and half a character: 200, repaired', async () => {
    const from = `3363${channel.length}`;
    const webhook = JSON.stringify(textWebhook(channel, { from, id: 'half' }, 'a\ud800b')).replace('{', '{"entry":7,');
    expect((await postWebhook(rig.house.url, channel, `\ufeff${webhook}`)).status).toBe(200);
    await rig.quiet();
    expect((await rig.transcript(channel, from))[0]?.text).toBe('a\ufffdb');
  });

  test('escaped as Meta escapes: 200, stored as written', async () => {
    const words = 'Grüße 😀 ¿dónde está mi pedido?';
    const from = `33611${channel.length}`;
    const escaped = JSON.stringify(textWebhook(channel, { from, id: 'esc' }, words))
      .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('/', '\\/');
    expect((await postWebhook(rig.house.url, channel, escaped)).status).toBe(200);
    await rig.quiet();
    expect((await rig.transcript(channel, from))[0]?.text).toBe(words);
  });

  test('over 3 MB, announced or not: 413, and nothing is read on', async () => {
    const bytes = Buffer.alloc(3_000_001, 0x20);
    expect(
      await rawPost(`${rig.house.url}/webhooks/${channel}`, bytes, { 'content-length': String(bytes.length) }),
    ).toBe(413);
    expect(await rawPost(`${rig.house.url}/webhooks/${channel}`, bytes, { 'transfer-encoding': 'chunked' })).toBe(413);
  });

  test('a page or number that is not ours: 200, counted, not processed', async () => {
    const ours = body(channel);
    const foreign = ours.replaceAll(
      channel === 'messenger' ? metaSettings.pageId : metaSettings.number,
      'somebody-else',
    );
    const before = await count(channel, 'foreign');
    expect((await postWebhook(rig.house.url, channel, foreign)).status).toBe(200);
    expect(await rig.thread(channel, nobody)).toBeUndefined();
    expect(await count(channel, 'foreign')).toBe(before + 1);
  });

  test('handshake: digits back as plain text; a wrong token or a challenge that is no number is refused', async () => {
    const ask = (token: string, challenge: string) =>
      fetch(
        `${rig.house.url}/webhooks/${channel}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${challenge}`,
      );
    const shaken = await ask(metaSettings.verifyToken, '1158201444');
    expect([shaken.status, await shaken.text()]).toEqual([200, '1158201444']);
    expect(shaken.headers.get('content-type')).toMatch('text/plain');
    expect((await ask('guess', '1')).status).toBe(403);
    expect((await ask(metaSettings.verifyToken, '%3Cb%3E')).status).toBe(400);
  });

  test('other methods: 405', async () => {
    expect((await fetch(`${rig.house.url}/webhooks/${channel}`, { method: 'DELETE' })).status).toBe(405);
  });
});

test('one bad item never loses its neighbours, and unknown kinds are counted', async () => {
  const before = await count('messenger', 'unknown');
  const status = await rig.hook(
    'messenger',
    pageWebhook(
      { nonsense: true },
      onPage('psid-mixed', { message: { mid: 'mix1', text: 'Hello' } }),
      onPage('psid-mixed', { novelty: {} }),
    ),
  );
  expect(status).toBe(200);
  await rig.quiet();
  expect((await rig.transcript('messenger', 'psid-mixed'))[0]?.text).toBe('Hello');
  expect(await count('messenger', 'unknown')).toBe(before + 2);
});

test('a batch across entries and changes is stored whole, each once, in the provider’s order', async () => {
  const change = (id: string, words: string, at: number) => ({
    field: 'messages',
    value: {
      metadata: { phone_number_id: metaSettings.number },
      ...numberMessage({ from: '33688' }, id, text(words), at),
    },
  });
  const now = Date.now();
  const payload = {
    object: 'whatsapp_business_account',
    entry: [
      { id: 'a', changes: [change('b3', 'three', now), change('b1', 'one', now - 4_000)] },
      { id: 'b', changes: [change('b2', 'two', now - 2_000), change('b1', 'one', now - 4_000)] },
    ],
  };
  expect(await rig.hook('whatsapp', payload)).toBe(200);
  expect(await rig.hook('whatsapp', payload)).toBe(200);
  await rig.quiet();
  const said = (await rig.transcript('whatsapp', '33688')).filter(({ author }) => author.kind === 'shopper');
  expect(said.map((line) => line.text)).toEqual(['one', 'two', 'three']);
});

test('a channel without its secret does not exist', async () => {
  const house = await openTestHouse();
  try {
    for (const channel of channels) {
      expect((await postWebhook(house.url, channel, body(channel))).status).toBe(404);
      expect((await fetch(`${house.url}/webhooks/${channel}?hub.mode=subscribe&hub.challenge=1`)).status).toBe(404);
    }
  } finally {
    await house.close();
  }
});

test('after all of it the house is well', async () => {
  expect((await fetch(`${rig.house.url}/healthz`)).status).toBe(200);
  await rig.hook('whatsapp', textWebhook('whatsapp', { from: '33699', id: 'control' }, 'Hello'));
  await rig.quiet();
  expect(rig.phone('33699').length).toBeGreaterThan(0);
});

async function count(channel: MetaChannel, receipt: string): Promise<number> {
  const page = await (await fetch(`${rig.house.url}/metrics`)).text();
  const line = page
    .split('\n')
    .find(
      (one) =>
        one.startsWith('aparte_events_received_total') &&
        one.includes(`channel="${channel}"`) &&
        one.includes(`receipt="${receipt}"`),
    );
  return Number(line?.split(' ').at(-1) ?? 0);
}

/** `fetch` sets lengths by itself; this sends what it is told and takes an answer that comes before the end. */
function rawPost(url: string, bytes: Buffer, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.once('error', reject);
    sending.end(bytes);
  });
}
