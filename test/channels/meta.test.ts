import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { parseJson } from '../../src/channels/json.ts';
import { isSigned, shakeHands } from '../../src/channels/meta.ts';

const secret = 'app-secret';
const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (body: string, key = secret) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
const signed = (body: string, header: string | undefined) =>
  isSigned({ headers: { 'x-hub-signature-256': header }, body: bytes(body) }, secret);

test('the signature is over the bytes as they came', () => {
  const escaped = '{"text":"Gr\\u00fc\\u00dfe"}';
  expect(signed(escaped, sign(escaped))).toBe(true);
  expect(signed(JSON.stringify(JSON.parse(escaped)), sign(escaped))).toBe(false);
});

test.each([
  ['none', undefined],
  ['another secret', sign('{}', 'other')],
  ['cut', sign('{}').slice(0, 23)],
  ['sha1', `sha1=${createHmac('sha1', secret).update('{}').digest('hex')}`],
  ['upper case', sign('{}').toUpperCase()],
  ['empty', ''],
])('refused: %s', (_what, header) => {
  expect(signed('{}', header)).toBe(false);
});

const handshake = (query: string) => shakeHands(new URLSearchParams(query), 'token');

test('the handshake gives digits back to whoever knows the token, and nothing else', () => {
  const known = 'hub.mode=subscribe&hub.verify_token=token&hub.challenge=';
  expect(handshake(`${known}1158201444`)).toEqual({ status: 200, challenge: '1158201444' });
  expect(handshake(`${known}<b>x</b>`)).toEqual({ status: 400 });
  expect(handshake('hub.mode=subscribe&hub.verify_token=tokem&hub.challenge=1')).toEqual({ status: 403 });
  expect(handshake('hub.mode=unsubscribe&hub.verify_token=token&hub.challenge=1')).toEqual({ status: 403 });
  expect(handshake('')).toEqual({ status: 403 });
});

test('what is not JSON in UTF-8 is nothing, and prototypes are left alone', () => {
  expect(parseJson(bytes(''))).toBeUndefined();
  expect(parseJson(bytes('{"entry":['))).toBeUndefined();
  expect(parseJson(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))).toBeUndefined();
  for (const key of ['__proto__', '__pr\\u006fto__', '\\u005f_proto__']) {
    const parsed = parseJson(bytes(`{"${key}":{"a":1},"b":2}`)) as object;
    expect(Object.getOwnPropertyNames(parsed)).toEqual(['b']);
  }
});
