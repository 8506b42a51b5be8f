/** What the doctor says of Messenger and WhatsApp, against a stand-in for Graph's settings and for the house's own address. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { checkMessenger } from '../../bin/meta/check-messenger.ts';
import { checkWhatsApp } from '../../bin/meta/check-whatsapp.ts';
import { shakeHands } from '../../src/channels/meta.ts';
import { readConfig } from '../../src/config.ts';
import { failure, type GraphSettings, startGraphSettings } from '../support/graph-settings.ts';
import { freePort } from '../support/server-process.ts';

const secret = 'app-secret-of-7001';
const now = new Date('2026-11-22T08:00:00Z');
const inAYear = Math.floor(now.getTime() / 1_000) + 365 * 24 * 3_600;

let graph: GraphSettings;
let house: Server;
let publicUrl: string;
/** Where nobody listens. */
let nowhere: string;

beforeAll(async () => {
  graph = await startGraphSettings({ 'page-token': secret, 'number-token': secret, [`7001|${secret}`]: secret });
  nowhere = `http://127.0.0.1:${await freePort()}`;
  house = createServer(({ url = '' }, response) => {
    const shaken = shakeHands(new URL(url, 'http://house').searchParams, 'handshake');
    response.writeHead(shaken.status).end(shaken.status === 200 ? shaken.challenge : 'no');
  });
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve));
  publicUrl = `http://127.0.0.1:${(house.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await graph.close();
  house.close();
});

beforeEach(() => {
  graph.answers.clear();
  graph.asked.length = 0;
  const token = {
    app_id: '7001',
    is_valid: true,
    expires_at: 0,
    scopes: ['pages_messaging', 'whatsapp_business_messaging'],
  };
  const granular_scopes = [{ scope: 'whatsapp_business_management', target_ids: ['other-account', 'account-1'] }];
  const webhook = (object: string, path: string, ...fields: string[]) => ({
    object,
    callback_url: `${publicUrl}/webhooks/${path}`,
    active: true,
    fields: fields.map((name) => ({ name, version: 'v26.0' })),
  });
  for (const [path, answer] of Object.entries({
    me: { id: 'page-1', name: 'Maison Meridon' },
    debug_token: { data: { ...token, granular_scopes } },
    'page-1/subscribed_apps': {
      data: [{ id: '7001', name: 'Concierge', subscribed_fields: ['messages', 'messaging_postbacks'] }],
    },
    '7001/subscriptions': {
      data: [
        webhook('page', 'messenger', 'messages', 'messaging_postbacks'),
        webhook('whatsapp_business_account', 'whatsapp', 'messages'),
      ],
    },
    'number-1': {
      id: 'number-1',
      display_phone_number: '+33 1 00 00 00 00',
      verified_name: 'Maison Meridon',
      quality_rating: 'GREEN',
      status: 'CONNECTED',
    },
    'other-account/phone_numbers': { data: [{ id: 'number-9' }] },
    'account-1/phone_numbers': { data: [{ id: 'number-1' }] },
    'account-1/subscribed_apps': { data: [{ whatsapp_business_api_data: { id: '7001', name: 'Concierge' } }] },
  })) {
    graph.answers.set(path, answer);
  }
});

function configOf(more: Record<string, string> = {}) {
  return readConfig({
    DATA_DIR: join(tmpdir(), 'aparte-doctor-meta'),
    PUBLIC_URL: publicUrl,
    META_GRAPH_BASE_URL: graph.baseUrl,
    META_VERIFY_TOKEN: 'handshake',
    META_APP_SECRET: secret,
    MESSENGER_PAGE_ID: 'page-1',
    MESSENGER_PAGE_TOKEN: 'page-token',
    WHATSAPP_PHONE_NUMBER_ID: 'number-1',
    WHATSAPP_TOKEN: 'number-token',
    ...more,
  });
}

async function look(channel: 'messenger' | 'whatsapp', more: Record<string, string> = {}) {
  const config = configOf(more);
  const { messenger, whatsapp } = config;
  if (!messenger || !whatsapp) throw new Error('both are set');
  const findings = await (channel === 'messenger'
    ? checkMessenger(config, messenger, now)
    : checkWhatsApp(config, whatsapp, now));
  const said = findings.map(({ what, state, words }) => `${state} ${what}: ${words}`).join('\n');
  for (const hidden of ['page-token', 'number-token', secret, 'handshake']) expect(said).not.toContain(hidden);
  return said;
}

test('all is well but for an address without https, which Meta would not call', async () => {
  const messenger = await look('messenger');
  expect(messenger).toContain('ok Messenger page and app secret: "Maison Meridon" (page-1)');
  expect(messenger).toContain('ok Messenger token: valid, and does not expire');
  expect(messenger).toContain('ok Messenger page subscription');
  expect(messenger).toContain('ok Messenger webhook');
  expect(messenger).toMatch(/unknown Messenger address: .* https addresses alone/);
  const whatsapp = await look('whatsapp');
  expect(whatsapp).toContain('ok WhatsApp number and app secret: +33 1 00 00 00 00 "Maison Meridon", quality GREEN');
  expect(whatsapp).toContain('ok WhatsApp account subscription: account account-1 sends its events to "Concierge"');
  expect(whatsapp).toContain('ok WhatsApp webhook');
  expect(`${messenger}${whatsapp}`).not.toContain('wrong');
});

type Case = [
  what: string,
  channel: 'messenger' | 'whatsapp',
  expected: RegExp,
  given: { env?: Record<string, string>; answers?: Record<string, object> },
];

test.each<Case>([
  [
    'a wrong token',
    'messenger',
    /wrong Messenger page and app secret: MESSENGER_PAGE_TOKEN is not valid/,
    { env: { MESSENGER_PAGE_TOKEN: 'nonsense' } },
  ],
  [
    'a wrong secret',
    'messenger',
    /wrong .*: META_APP_SECRET is not that of the app/,
    { env: { META_APP_SECRET: 'of another app' } },
  ],
  [
    'a wrong secret of WhatsApp',
    'whatsapp',
    /wrong .*: WHATSAPP_APP_SECRET .* is not that of the app/,
    { env: { WHATSAPP_APP_SECRET: 'of another app' } },
  ],
  [
    'an expired token',
    'whatsapp',
    /wrong .*: WHATSAPP_TOKEN has expired \(error 190\/463\)/,
    { answers: { 'number-1': failure(190, 463) } },
  ],
  [
    'another page',
    'messenger',
    /wrong .* is of "Other" \(page-2\), and MESSENGER_PAGE_ID is page-1/,
    { answers: { me: { id: 'page-2', name: 'Other' } } },
  ],
  [
    'another number',
    'whatsapp',
    /unknown .*either the id is wrong, or/,
    { env: { WHATSAPP_PHONE_NUMBER_ID: 'number-7' } },
  ],
  [
    'a paused number',
    'whatsapp',
    /wrong .* is FLAGGED/,
    { answers: { 'number-1': { id: 'number-1', status: 'FLAGGED' } } },
  ],
  [
    'a number not registered',
    'whatsapp',
    /wrong .* is not registered yet/,
    { answers: { 'number-1': { id: 'number-1', status: 'PENDING' } } },
  ],
  ['another app', 'messenger', /wrong .* is of app 7001, and META_APP_ID is 7002/, { env: { META_APP_ID: '7002' } }],
  [
    'a missing permission',
    'messenger',
    /wrong Messenger token: .* lacks pages_messaging/,
    { answers: { debug_token: { data: { is_valid: true, app_id: '7001' } } } },
  ],
  [
    'an early end',
    'messenger',
    /wrong Messenger token: .* expires on 2026-11-25/,
    { answers: { debug_token: { data: { is_valid: true, scopes: ['pages_messaging'], expires_at: 1_795_600_000 } } } },
  ],
  [
    'a late end',
    'messenger',
    /ok Messenger token: valid until 2027-11-22/,
    { answers: { debug_token: { data: { is_valid: true, scopes: ['pages_messaging'], expires_at: inAYear } } } },
  ],
  [
    'a token that may not be looked at',
    'messenger',
    /unknown Messenger token: .* Access Token Debugger/,
    { answers: { debug_token: failure(10) } },
  ],
  [
    'a page without subscription',
    'messenger',
    /wrong Messenger page subscription: .* not to this one/,
    { answers: { 'page-1/subscribed_apps': { data: [] } } },
  ],
  [
    'a page subscribed to too little',
    'messenger',
    /wrong .* lacks the fields messaging_postbacks/,
    { answers: { 'page-1/subscribed_apps': { data: [{ id: '7001', subscribed_fields: ['messages'] }] } } },
  ],
  [
    'a permission to look',
    'messenger',
    /unknown Messenger page subscription: not allowed to look \(error 200\): give/,
    { answers: { 'page-1/subscribed_apps': failure(200) } },
  ],
  [
    'no webhook',
    'messenger',
    /wrong Messenger webhook: app 7001 has no webhook for page/,
    { answers: { '7001/subscriptions': { data: [] } } },
  ],
  [
    'a webhook elsewhere',
    'messenger',
    /wrong Messenger webhook: events go to https:\/\/old\.example\/hook, and/,
    {
      answers: {
        '7001/subscriptions': {
          data: [{ object: 'page', callback_url: 'https://u:p@old.example/hook?key=1', fields: [] }],
        },
      },
    },
  ],
  [
    'an account that sends to nobody',
    'whatsapp',
    /wrong .* POST \/account-1\/subscribed_apps/,
    { answers: { 'account-1/subscribed_apps': { data: [] } } },
  ],
  [
    'an account that is not known',
    'whatsapp',
    /unknown WhatsApp account subscription: .*GET/,
    { answers: { 'account-1/phone_numbers': { data: [] } } },
  ],
  ['patience', 'messenger', /unknown .* try again in some minutes/, { answers: { me: failure(4) } }],
  [
    'a Graph that is unwell',
    'messenger',
    /unknown .*: Graph is unwell \(error 1\)/,
    { answers: { me: failure(1, undefined, 500) } },
  ],
  [
    'no Graph at all',
    'messenger',
    /unknown .*: Graph does not answer \(ECONNREFUSED\)/,
    { env: { META_GRAPH_BASE_URL: 'nowhere' } },
  ],
  [
    'nobody at home',
    'messenger',
    /unknown Messenger address: .* does not answer from here \(ECONNREFUSED\)/,
    { env: { PUBLIC_URL: 'nowhere' } },
  ],
  [
    'another handshake',
    'messenger',
    /wrong Messenger address: .* has another META_VERIFY_TOKEN/,
    { env: { META_VERIFY_TOKEN: 'changed' } },
  ],
])('%s', async (_what, channel, expected, { env, answers = {} }) => {
  for (const [path, answer] of Object.entries(answers)) graph.answers.set(path, answer);
  const set = Object.entries(env ?? {}).map(([name, value]) => [name, value === 'nowhere' ? nowhere : value]);
  expect(await look(channel, Object.fromEntries(set))).toMatch(expected);
});

test('after a refused token nothing more is asked', async () => {
  await look('messenger', { MESSENGER_PAGE_TOKEN: 'nonsense' });
  expect(graph.asked).toEqual(['me']);
});
