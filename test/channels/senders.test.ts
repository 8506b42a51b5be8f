/** Rows of the outbox through the real client to a stand-in Graph: envelopes, parts, and what becomes of each answer. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createGraph } from '../../src/channels/graph.ts';
import type { LineNotice } from '../../src/channels/graph-sender.ts';
import { createMessengerSender, type MessengerSender } from '../../src/channels/messenger-out.ts';
import { createRate, messengerLimits, whatsAppLimits } from '../../src/channels/rate.ts';
import { createWhatsAppSender, type WhatsAppSender } from '../../src/channels/whatsapp-out.ts';
import type { Delivery, OutboxRow, SendResult } from '../../src/domain/delivery.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { type GraphStub, startGraphStub } from '../support/graph-stub.ts';
import { silentLog } from '../support/silent-log.ts';
import { messageWith } from './sample-messages.ts';

let stub: GraphStub;
let now = 0;
let notices: LineNotice[];
let waited: number[];
let progressed: number[];
let messenger: MessengerSender;
let whatsapp: WhatsAppSender;

beforeAll(async () => {
  stub = await startGraphStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.behave('ok');
  notices = [];
  waited = [];
  progressed = [];
  const clock = { monotonicMs: () => now };
  const graph = createGraph({ baseUrl: stub.baseUrl, version: 'v26.0', token: 't', log: silentLog, timeoutMs: 300 });
  const parts = {
    graph,
    clock,
    wait: async (ms: number) => {
      waited.push(ms);
      now += ms;
    },
    notice: (notice: LineNotice) => void notices.push(notice),
    files: async () => undefined,
    render: { publicUrl: 'https://house.example', say: (_: string, key: string) => key.slice(-8) },
  };
  messenger = createMessengerSender({ ...parts, rate: createRate({ clock, limits: messengerLimits }) });
  whatsapp = createWhatsAppSender({ ...parts, rate: createRate({ clock, limits: whatsAppLimits }) });
});

function row(text: string, more: Partial<OutboxRow> & { readonly author?: 'advisor' } = {}): OutboxRow {
  const { author, ...rest } = more;
  const delivery: Delivery = {
    ...{ id: 'row1', conversationId: conversationId('c_1'), seq: 1, channel: 'whatsapp', account: '555' },
    ...{ to: 'US.13491208655302741918', class: 'text' },
    message: messageWith({
      text,
      ...(author === undefined ? {} : { author: { kind: 'advisor', advisorId: 'ines' as never, name: 'Ines' } }),
    }),
  };
  return { ...delivery, state: 'sending', attempt: 1, notBeforeAt: new Date(0), ...rest };
}
const progress = async (done: number) => {
  progressed.push(done);
  return true;
};
const send = (one: OutboxRow): Promise<SendResult> =>
  one.channel === 'messenger' ? messenger.send(one, progress) : whatsapp.send(one, progress);
const lastBody = () => stub.requests.at(-1)?.body;
const long = 'A sentence of thirty characters. '.repeat(200);

describe('WhatsApp', () => {
  test('a business-scoped id, our row id, nothing quoted', async () => {
    expect(await send(row('Hello'))).toEqual({ outcome: 'accepted', providerId: expect.stringMatching(/^wamid/) });
    expect(stub.requests.at(-1)?.path).toBe('/v26.0/555/messages');
    expect(lastBody()).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      recipient: 'US.13491208655302741918',
      biz_opaque_callback_data: 'row1',
      type: 'text',
      text: { body: 'Hello', preview_url: false },
    });
  });

  test('a telephone number, with or without a plus', async () => {
    await send(row('Hello', { to: '+33612345678' }));
    expect(lastBody()).toMatchObject({ to: '33612345678' });
    expect(lastBody()).not.toHaveProperty('recipient');
  });

  test('a template, with its places filled', async () => {
    const template = { name: 'order_ready', language: 'fr', body: ['Camille'] };
    await send(row('Bonjour Camille', { as: 'template', template }));
    expect(lastBody()).toMatchObject({ type: 'template', template: { name: 'order_ready', language: { code: 'fr' } } });
    expect(await send(row('Hello', { as: 'template' }))).toEqual({ outcome: 'failed', reason: 'template:0' });
    expect(await send(row('Hello', { as: 'human-tag', author: 'advisor' }))).toMatchObject({ outcome: 'failed' });
  });

  test('read and typing, by the id of their message', async () => {
    expect(await whatsapp.seen('555', 'wamid.in')).toBe(true);
    expect(lastBody()).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.in',
      typing_indicator: { type: 'text' },
    });
    stub.behave({ status: 400, code: 100 });
    expect(await whatsapp.seen('555', 'wamid.in')).toBe(false);
  });
});

describe('Messenger', () => {
  const told = (text: string, more: Parameters<typeof row>[1] = {}) =>
    row(text, { channel: 'messenger', to: '77', ...more });

  test('an answer in its window', async () => {
    expect(await send(told('Hello'))).toMatchObject({ outcome: 'accepted' });
    expect(stub.requests.at(-1)?.path).toBe('/v26.0/me/messages');
    expect(lastBody()).toEqual({
      recipient: { id: '77' },
      messaging_type: 'RESPONSE',
      message: { text: 'Hello', metadata: 'row1' },
    });
  });

  test('the human tag is for the words of people', async () => {
    await send(told('Good evening', { as: 'human-tag', author: 'advisor' }));
    expect(lastBody()).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });
    const before = stub.requests.length;
    expect(await send(told('I am a bot', { as: 'human-tag' }))).toMatchObject({ outcome: 'failed' });
    expect(await send(told('Hello', { as: 'template' }))).toMatchObject({ outcome: 'failed' });
    expect(stub.requests).toHaveLength(before);
  });

  test('read and typing', async () => {
    expect(await messenger.seen('77')).toBe(true);
    expect(stub.requests.slice(-2).map(({ body }) => body)).toEqual([
      { recipient: { id: '77' }, sender_action: 'mark_seen' },
      { recipient: { id: '77' }, sender_action: 'typing_on' },
    ]);
  });
});

describe('several parts', () => {
  test('in order, each with its own tag, each remembered', async () => {
    const before = stub.delivered.length;
    expect(await send(row(long))).toMatchObject({ outcome: 'accepted' });
    expect(stub.delivered.slice(before).map(({ tag }) => tag)).toEqual(['row1/1.2', 'row1/2.2']);
    expect(progressed).toEqual([1]);
  });

  test('what is out is not sent again', async () => {
    const before = stub.delivered.length;
    await send(row(long, { partsDone: 1 }));
    expect(stub.delivered.slice(before).map(({ tag }) => tag)).toEqual(['row1/2.2']);
    expect(await send(row('Hello', { partsDone: 3 }))).toEqual({ outcome: 'accepted' });
    expect(stub.delivered).toHaveLength(before + 1);
  });

  test('nothing after a part in doubt, and nothing when the row is another’s', async () => {
    stub.behave('silent', 'ok');
    expect(await send(row(long))).toEqual({ outcome: 'ambiguous' });
    expect(progressed).toEqual([]);
    const before = stub.delivered.length;
    expect(await whatsapp.send(row(long), async () => false)).toMatchObject({ outcome: 'waits', reason: 'late' });
    expect(stub.delivered).toHaveLength(before + 1);
  });
});

test('nothing to say is said to be so', async () => {
  expect(await send(row('  '))).toEqual({ outcome: 'failed', reason: 'nothing-to-send' });
});

describe('what an answer comes to', () => {
  const error = (code: number, status = 400) => ({ status, code });
  test.each([
    [error(131047), { outcome: 'failed', reason: 'window-closed:131047' }],
    [error(131026), { outcome: 'failed', reason: 'not-reachable:131026' }],
    [error(131000), { outcome: 'refused', reason: 'provider-busy:131000' }],
    [error(131000, 500), { outcome: 'ambiguous' }],
    ['500', { outcome: 'ambiguous' }],
    ['hang', { outcome: 'ambiguous' }],
    ['garbage', { outcome: 'ambiguous' }],
    ['429', { outcome: 'waits', retryAfterMs: 1_000, reason: 'pace:429' }],
    [
      { status: 400, code: 130429, retryAfter: 9 },
      { outcome: 'waits', retryAfterMs: 9_000, reason: 'pace:130429' },
    ],
    [error(131056), { outcome: 'waits', retryAfterMs: 1_000, reason: 'pace:131056' }],
  ] as const)('%j', async (mode, result) => {
    stub.behave(mode);
    expect(await send(row('Hello'))).toEqual(result);
  });

  test('nobody listens: the row waits', async () => {
    const gone = await startGraphStub();
    await gone.close();
    const graph = createGraph({ baseUrl: gone.baseUrl, version: 'v26.0', token: 't', log: silentLog });
    const clock = { monotonicMs: () => now };
    const render = { publicUrl: '', say: () => 'x' };
    const rate = createRate({ clock, limits: whatsAppLimits });
    const cut = createWhatsAppSender({
      graph,
      rate,
      clock,
      render,
      files: async () => undefined,
      wait: async () => {},
      notice: () => {},
    });
    expect(await cut.send(row('Hello'), progress)).toEqual({ outcome: 'waits', reason: 'unreachable:ECONNREFUSED' });
  });
});

describe('pace', () => {
  test('a pair that was told to wait waits; another shopper does not', async () => {
    stub.behave({ status: 400, code: 131056 }, 'ok');
    await send(row('One'));
    const before = stub.requests.length;
    expect(await send(row('One', { to: '33600000000' }))).toMatchObject({ outcome: 'accepted' });
    now += 500;
    expect(await send(row('One'))).toMatchObject({ outcome: 'accepted' });
    expect(waited).toEqual([500]);
    expect(stub.requests).toHaveLength(before + 2);
    // its bucket was empty: the next goes in six seconds, which is too long to hold a sender
    expect(await send(row('Two'))).toMatchObject({ outcome: 'waits', reason: 'pace' });
  });

  test('a number that was told to wait is quiet altogether', async () => {
    stub.behave({ status: 429, code: 130429, retryAfter: 30 }, 'ok');
    await send(row('One'));
    const before = stub.requests.length;
    expect(await send(row('Two', { to: '33600000000' }))).toEqual({
      outcome: 'waits',
      retryAfterMs: 30_000,
      reason: 'pace',
    });
    expect(stub.requests).toHaveLength(before);
  });
});

describe('an account that is stopped', () => {
  test('says so once, keeps its rows, is tried with one at a time, and says when it is well', async () => {
    stub.behave({ status: 401, code: 190 });
    expect(await send(row('One'))).toEqual({ outcome: 'waits', retryAfterMs: 60_000, reason: 'token:190' });
    const before = stub.requests.length;
    expect(await send(row('Two'))).toEqual({ outcome: 'waits', retryAfterMs: 60_000, reason: 'stopped' });
    expect(stub.requests).toHaveLength(before);
    now += 60_000;
    const both = await Promise.all([send(row('One')), send(row('Two'))]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['waits', 'waits']);
    expect(stub.requests).toHaveLength(before + 1);
    stub.behave('ok');
    now += 60_000;
    expect(await send(row('One'))).toMatchObject({ outcome: 'accepted' });
    expect(await send(row('Two'))).toMatchObject({ outcome: 'accepted' });
    expect(notices).toEqual([
      { account: '555', state: 'stopped', reason: 'token:190' },
      { account: '555', state: 'open' },
    ]);
  });

  test('does not stop another account', async () => {
    stub.behave({ status: 403, code: 10 }, 'ok');
    await send(row('One'));
    expect(await send(row('One', { account: '666' }))).toMatchObject({ outcome: 'accepted' });
  });

  test('taken for spam: templates wait for an hour, answers go on', async () => {
    stub.behave({ status: 400, code: 131048 }, 'ok');
    expect(await send(row('One'))).toEqual({ outcome: 'failed', reason: 'spam-limit:131048' });
    expect(notices).toEqual([
      { account: '555', state: 'unasked-paused', reason: 'spam-limit:131048', forMs: 3_600_000 },
    ]);
    expect(await send(row('Two'))).toMatchObject({ outcome: 'accepted' });
    const template = { name: 'news', language: 'en' };
    expect(await send(row('News', { as: 'template', template }))).toMatchObject({
      outcome: 'waits',
      reason: 'spam-limit',
    });
    now += 60 * 60_000;
    expect(await send(row('News', { as: 'template', template }))).toMatchObject({ outcome: 'accepted' });
  });
});
