/** Sample events through the real doors: each kind is one that the channel knows, and each refusal says what to do. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { UsageError } from '../../bin/command.ts';
import { simulate } from '../../bin/commands/simulate.ts';
import { percentile, plan } from '../../bin/meta/pace.ts';
import { sampleKinds } from '../../bin/meta/sample.ts';
import { metaJson } from '../../bin/meta/signing.ts';
import type { Inbound } from '../../src/channels/channel.ts';
import { createDoor, webhookBodies } from '../../src/channels/door.ts';
import { parseMessenger } from '../../src/channels/messenger-in.ts';
import { parseWhatsApp } from '../../src/channels/whatsapp-in.ts';
import { readConfig } from '../../src/config.ts';
import { recordingLog } from '../support/http-house.ts';
import { freePort } from '../support/server-process.ts';

const set = {
  META_VERIFY_TOKEN: 'handshake',
  META_APP_SECRET: 'one',
  MESSENGER_PAGE_ID: 'page-1',
  MESSENGER_PAGE_TOKEN: 'page-token',
  WHATSAPP_PHONE_NUMBER_ID: 'number-1',
  WHATSAPP_TOKEN: 'number-token',
  WHATSAPP_APP_SECRET: 'two',
};

let server: Server;
let url: string;
let storeIsAway = false;
let answering: () => Promise<void> = async () => undefined;
const heard: { readonly channel: string; readonly inbound: Inbound }[] = [];

beforeAll(async () => {
  const metrics = { count: () => undefined, observe: () => undefined, gauge: () => undefined };
  const common = { verifyToken: 'handshake', read: webhookBodies(), log: recordingLog(), metrics };
  const arrivals = {
    take: async (channel: string, events: readonly Inbound[]) => {
      if (storeIsAway) throw new Error('away');
      heard.push(...events.map((inbound) => ({ channel, inbound })));
      await answering();
      return [];
    },
  };
  const own = { pageId: 'page-1', appId: '7001' };
  const doors = {
    '/webhooks/messenger': createDoor({
      ...common,
      arrivals,
      channel: 'messenger',
      appSecret: 'one',
      parse: (it) => parseMessenger(it, own),
    }),
    '/webhooks/whatsapp': createDoor({
      ...common,
      arrivals,
      channel: 'whatsapp',
      appSecret: 'two',
      parse: (it) => parseWhatsApp(it, 'number-1'),
    }),
  };
  server = createServer((request, response) => {
    const door = Object.entries(doors).find(([path]) => path === request.url);
    if (door === undefined) response.writeHead(404).end();
    else door[1](request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  heard.length = 0;
  storeIsAway = false;
  answering = async () => undefined;
});

async function run(args: string[], env: Record<string, string> = {}) {
  const printed: string[] = [];
  const noted: string[] = [];
  const code = await simulate.run([...args, ...(args.includes('--url') ? [] : ['--url', url])], {
    terminal: {
      print: (line) => void printed.push(line),
      note: (line) => void noted.push(line),
      progress: () => undefined,
      askSecret: async () => undefined,
      confirm: async () => undefined,
      lines: async function* () {},
    },
    config: () => readConfig({ DATA_DIR: join(tmpdir(), 'aparte-simulate'), ...set, ...env }),
    house: () => Promise.reject(new Error('not needed')),
  });
  return { code, out: printed.join('\n'), notes: noted.join('\n') };
}

const kindOf = {
  text: 'said',
  'quick-reply': 'said',
  postback: 'said',
  picture: 'said',
  sticker: 'said',
  voice: 'said',
  location: 'said',
  reaction: 'reacted',
  status: 'delivery',
  echo: 'person-wrote',
} as const;

test.each(['messenger', 'whatsapp'].flatMap((channel) => sampleKinds.map((kind) => [channel, kind] as const)))(
  '%s knows a sample %s',
  async (channel, kind) => {
    const { code, out } = await run([channel, '--kind', kind, '--text', 'Grüße', '--from', '12025550199']);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/: 200 in [\d.]+ ms$/) });
    expect(heard).toMatchObject([
      { channel, inbound: { peer: { visitor: '12025550199' }, event: { kind: kindOf[kind] } } },
    ]);
  },
);

test('words, buttons and a shopper without a phone number arrive as they were given', async () => {
  await run(['whatsapp', '--text', 'Où est ma commande ?', '--from', 'FR.1349']);
  await run(['messenger', '--kind', 'quick-reply', '--text', 'A person', '--value', 'goal:person']);
  const [first, second] = heard.map(({ inbound }) => inbound);
  expect(first?.peer).toEqual({ visitor: 'FR.1349', name: 'Sample shopper', username: 'sample.shopper' });
  expect(first?.event).toMatchObject({ text: 'Où est ma commande ?' });
  expect(second?.event).toMatchObject({ text: 'A person', value: 'goal:person' });
});

test('a burst: each event twice, in another order than their times; the figures say how it went', async () => {
  const { code, out } = await run(['messenger', '--burst', '50', '--duplicate', '--reorder']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /100 sent in [\d.]+ s \(\d+\/s\): 100 x 200\nanswered after: p50 .* ms, p99 .* ms, at most .* ms/,
  );
  const keys = heard.map(({ inbound }) => inbound.key);
  expect(keys).toHaveLength(100);
  expect(new Set(keys).size).toBe(50);
  expect(new Set(heard.map(({ inbound }) => inbound.peer.visitor)).size).toBe(20);
});

test('a rate is kept for its time', async () => {
  expect(await run(['whatsapp', '--rate', '20', '--seconds', '1', '--kind', 'all'])).toMatchObject({ code: 0 });
  expect(heard).toHaveLength(20);
});

test('the plan: stretches backwards, repeats beside each other, so many a second', () => {
  const load = { count: 7, perSecond: 10, duplicate: false, reorder: true };
  expect(plan(load).map(({ n }) => n)).toEqual([4, 3, 2, 1, 0, 6, 5]);
  expect(plan(load).map(({ dueMs }) => dueMs)).toEqual([0, 100, 200, 300, 400, 500, 600]);
  expect(plan({ ...load, count: 2, duplicate: true, reorder: false }).map(({ n }) => n)).toEqual([0, 0, 1, 1]);
  expect([0.5, 0.99, 1].map((p) => percentile([1, 2, 3, 4], p))).toEqual([2, 4, 4]);
});

test('JSON is written as Meta writes it, and means the same', () => {
  const said = { text: 'Grüße 🙂 <a@b.c> 100 % https://x/y' };
  expect(metaJson(said)).toBe(
    '{"text":"Gr\\u00fc\\u00dfe \\ud83d\\ude42 \\u003ca\\u0040b.c> 100 \\u0025 https:\\/\\/x\\/y"}',
  );
  expect(JSON.parse(metaJson(said))).toEqual(said);
});

test.each<[string, string[], Record<string, string>, string]>([
  ['another secret', ['messenger'], { META_APP_SECRET: 'other' }, 'META_APP_SECRET there is not the one here'],
  ["WhatsApp's secret", ['whatsapp'], { WHATSAPP_APP_SECRET: 'other' }, 'WHATSAPP_APP_SECRET'],
  [
    'a channel that is off here',
    ['messenger'],
    { MESSENGER_PAGE_ID: '' },
    'Messenger is off: MESSENGER_PAGE_ID is not set.',
  ],
])('%s', async (_what, args, env, words) => {
  const { code, notes } = await run(args, env);
  expect(code).toBe(1);
  expect(notes).toContain(words);
  for (const secret of ['page-token', 'number-token', 'handshake']) expect(notes).not.toContain(secret);
});

test('answers of the house are shown: words, and what can be tapped', async () => {
  const graph = `http://127.0.0.1:${await freePort()}`;
  const answer = { recipient: { id: '7' }, message: { text: 'Which one?', quick_replies: [{ title: 'Red' }] } };
  answering = async () => {
    await fetch(`${graph}/v26.0/me/messages`, { method: 'POST', body: JSON.stringify(answer) });
    await fetch(`${graph}/v26.0/me/messages`, {
      method: 'POST',
      body: '{"recipient":{"id":"7"},"sender_action":"typing_on"}',
    });
  };
  const { code, out } = await run(['messenger', '--answers'], { META_GRAPH_BASE_URL: graph });
  expect(code).toBe(0);
  expect(out.split('\n').filter((line) => line.startsWith('  to'))).toEqual(['  to 7: Which one? [Red]']);
  await expect(run(['messenger', '--answers'])).rejects.toThrow('META_GRAPH_BASE_URL=http://127.0.0.1');
});

test('nobody there', async () => {
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const { code, out, notes } = await run(['messenger', '--burst', '1000', '--url', nowhere]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(notes).toMatch(/Stopped: \d+ were not sent\.$/);
  expect(notes.split('\n')[0]).toBe(
    `Nobody is at ${nowhere}/webhooks/messenger: start the house (npm start), or say where it is with --url.`,
  );
});

test('a channel that is off there, and a store that is away', async () => {
  const off = await run(['messenger', '--burst', '5000', '--url', `${url}/elsewhere`]);
  expect(off.notes).toContain('There is no Messenger at');
  expect(heard).toHaveLength(0);
  storeIsAway = true;
  const away = await run(['messenger']);
  expect(away).toMatchObject({ code: 1, notes: expect.stringContaining('cannot store just now (503)') });
});

test.each<[string[], string]>([
  [[], 'messenger or whatsapp'],
  [['telegram'], 'messenger or whatsapp'],
  [['messenger', '--kind', 'song'], 'expected text, quick-reply'],
  [['messenger', '--burst', 'many'], 'expected a number from 1 to'],
  [['messenger', '--burst', '5', '--rate', '5'], 'not both'],
  [['messenger', '--seconds', '5'], 'goes with --rate'],
  [['messenger', '--rate', '1000', '--seconds', '3600'], 'too many'],
  [['messenger', '--url', 'here'], 'expected an address'],
])('simulate %j is refused with what is expected', async (args, words) => {
  await expect(run(args)).rejects.toThrow(UsageError);
  await expect(run(args)).rejects.toThrow(words);
});
