/** What certainly was not sent, what perhaps was, and what each error means. */
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createGraph, type GraphParts } from '../../src/channels/graph.ts';
import { classify, reasons, reasonWithCode, statusReason } from '../../src/channels/graph-errors.ts';
import type { Log, LogFields } from '../../src/domain/log.ts';
import { type GraphMode, type GraphStub, startGraphStub } from '../support/graph-stub.ts';

const lines: string[] = [];
const note = (message: string, fields?: LogFields) => void lines.push(`${message} ${JSON.stringify(fields)}`);
const log: Log = { debug: note, info: note, warn: note, error: note, with: () => log };

let stub: GraphStub;
beforeAll(async () => {
  stub = await startGraphStub();
});
afterAll(() => stub.close());

const answer = z.object({ message_id: z.string() });
const body = {
  recipient: { id: '77' },
  messaging_type: 'RESPONSE',
  message: { text: 'Your secret words', metadata: 'row1' },
};
const graph = (more: Partial<GraphParts> = {}) =>
  createGraph({ baseUrl: stub.baseUrl, version: 'v26.0', token: 'T0KEN', log, timeoutMs: 200, ...more });
const post = (more?: Partial<GraphParts>) => graph(more).post('me/messages', body, answer);

test('accepted: the address, the token and the proof of the secret', async () => {
  stub.behave('ok');
  expect(await post({ appSecret: 'hush' })).toEqual({ kind: 'ok', value: { message_id: expect.any(String) } });
  const { path, query, authorization } = stub.requests.at(-1) ?? {};
  expect([path, authorization]).toEqual(['/v26.0/me/messages', 'Bearer T0KEN']);
  expect(query?.get('appsecret_proof')).toBe(createHmac('sha256', 'hush').update('T0KEN').digest('hex'));
  await post();
  expect(stub.requests.at(-1)?.query.size).toBe(0);
});

test.each<GraphMode>(['hang', 'reset-before', 'reset-after', 'silent', 'garbage'])('%s: perhaps sent', async (mode) => {
  stub.behave(mode);
  expect(await post()).toMatchObject({ kind: 'ambiguous' });
});

test('refused: nobody listens, no such name, no TLS there', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  expect(await post({ baseUrl: `http://127.0.0.1:${port}` })).toEqual({ kind: 'refused', cause: 'ECONNREFUSED' });
  expect(await post({ baseUrl: 'http://no-such-host.invalid', timeoutMs: 5_000 })).toMatchObject({ kind: 'refused' });
  expect(await post({ baseUrl: stub.baseUrl.replace('http', 'https') })).toMatchObject({ kind: 'refused' });
});

test('errors carry status, code, subcode and when to come back', async () => {
  stub.behave({ status: 400, code: 10, subcode: 2018278, retryAfter: 7 });
  expect(await post()).toEqual({ kind: 'error', status: 400, code: 10, subcode: 2018278, retryAfterMs: 7_000 });
  stub.behave('500');
  expect(await post()).toEqual({ kind: 'error', status: 503 });
  stub.behave('redirect');
  expect(await post()).toEqual({ kind: 'error', status: 302 });
  stub.behave('429');
  expect(await post()).toEqual({ kind: 'error', status: 429 });
});

test('no log line holds what was said, to whom, or a secret', () => {
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.join('\n')).not.toMatch(/secret words|T0KEN|hush|"77"/);
});

describe('what an error means', () => {
  const codes: readonly (readonly [code: number, kind: string, reason: string])[] = [
    ...[4, 613, 80007, 130429, 131056].map((code) => [code, 'slow-down', 'pace'] as const),
    ...[1, 2, 1200, 131000, 131016, 131057].map((code) => [code, 'busy', 'provider-busy'] as const),
    [131047, 'window-closed', 'window-closed'],
    ...[100, 131008, 131009].map((code) => [code, 'final', 'not-accepted'] as const),
    ...[551, 130472].map((code) => [code, 'final', 'not-available'] as const),
    [131026, 'final', 'not-reachable'],
    [131049, 'final', 'provider-held-back'],
    ...[131051, 131052, 131053].map((code) => [code, 'final', 'media'] as const),
    ...[132000, 132001, 132005, 132007, 132012, 132015, 132016].map((code) => [code, 'final', 'template'] as const),
    [131048, 'pause', 'spam-limit'],
    ...[0, 190].map((code) => [code, 'stop', 'token'] as const),
    ...[10, 200, 230, 299].map((code) => [code, 'stop', 'permission'] as const),
    ...[368, 131031].map((code) => [code, 'stop', 'account-blocked'] as const),
    [99, 'final', 'unknown'],
    [300, 'final', 'unknown'],
  ];

  test.each(codes)('%i: %s, %s', (code, kind, reason) => {
    expect(classify({ status: 400, code }, 'whatsapp')).toMatchObject({ class: kind, reason });
    // perhaps it was sent all the same
    expect(classify({ status: 500, code }, 'whatsapp').class).toBe('ambiguous');
    expect(reasons).toContain(reason);
    expect(statusReason(code)).toBe(`${reason}:${code}`);
  });

  test.each([
    ['messenger', 10, 2018278, 'window-closed', 'window-closed'],
    ['messenger', 10, 1893063, 'final', 'page-restricted'],
    ['messenger', 10, 1, 'stop', 'permission'],
    ['whatsapp', 10, 2018278, 'stop', 'permission'],
    ['messenger', 131047, undefined, 'final', 'unknown'],
  ] as const)('%s %i / %p: %s, %s', (channel, code, subcode, kind, reason) => {
    const error = { status: 400, code, ...(subcode === undefined ? {} : { subcode }) };
    expect(classify(error, channel)).toEqual({ class: kind, reason });
  });

  test('only the pair, or the whole account, is too fast', () => {
    expect(classify({ status: 400, code: 131056 }, 'whatsapp').scope).toBe('pair');
    expect(classify({ status: 400, code: 130429 }, 'whatsapp').scope).toBe('account');
    expect(classify({ status: 429 }, 'messenger')).toEqual({ class: 'slow-down', scope: 'account', reason: 'pace' });
    expect(classify({ status: 429, code: 190 }, 'messenger').class).toBe('stop');
  });

  test('a 4xx without an error of Graph came from somebody on the way', () => {
    expect(classify({ status: 404 }, 'messenger').class).toBe('busy');
    expect(reasonWithCode(classify({ status: 404 }, 'messenger'), { status: 404 })).toBe('provider-busy:404');
    expect(classify({ status: 302 }, 'messenger').class).toBe('ambiguous');
  });
});
