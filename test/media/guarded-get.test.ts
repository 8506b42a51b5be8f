/** Fetching from a provider: which hosts, which addresses, how much and how long. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGuardedGet } from '../../src/media/guarded-get.ts';
import { metaHosts } from '../../src/media/meta-media.ts';
import { isPublicAddress } from '../../src/media/public-address.ts';

let server: Server;
let origin = '';
let hits = 0;
const looked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/slow') return void response.writeHead(200).write('x');
    if (request.url === '/redirect') return void response.writeHead(302, { location: '/ok' }).end();
    if (request.url === '/large') return void response.writeHead(200).end(Buffer.alloc(2_000));
    response.end('fine');
  });
  server.on('connection', () => {
    hits += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A resolver that is asked, and answers what it is told. */
const resolving = (...addresses: readonly string[]) =>
  ((name: string, _options: object, callback: (error: null, found: object[]) => void) => {
    looked.push(name);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  }) as never;

describe('which addresses', () => {
  test.each([
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com:8443/x',
    'https://user:pass@lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com.evil.example/x',
    'https://fbcdn.net.evil.example/x',
    'https://evilfbcdn.net/x',
    'https://evil.example/?https://lookaside.fbsbx.com',
    'http://127.0.0.1/x',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:127.0.0.1]/x',
    'http://2130706433/x',
    'https://0x7f.1/x',
    'file:///etc/passwd',
    'gopher://lookaside.fbsbx.com/x',
    'data:image/png;base64,AAAA',
    'not an address',
    '',
  ])('%s is not asked for, and its name is not even looked up', async (address) => {
    looked.length = 0;
    const get = createGuardedGet({ hosts: metaHosts, resolve: resolving('157.240.1.1') });
    expect(await get(address, { most: 100 })).toEqual({ outcome: 'refused', reason: 'not-allowed' });
    expect(looked).toEqual([]);
  });

  test.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['fd00::1'],
    ['fe80::1'],
    ['157.240.1.1', '127.0.0.1'],
  ])('a listed name that leads to %s is not connected to', async (...addresses) => {
    const get = createGuardedGet({ hosts: metaHosts, resolve: resolving(...addresses) });
    const got = await get('https://scontent.fbcdn.net/x', { most: 100 });
    expect(got).toEqual({ outcome: 'refused', reason: 'not-allowed' });
    expect(looked.at(-1)).toBe('scontent.fbcdn.net');
  });

  test.each(['8.8.8.8', '157.240.1.1', '2a03:2880:f12f:83::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  test.each([
    '0.0.0.0',
    '100.64.1.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'ff02::1',
    'localhost',
    '',
  ])('"%s" is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('how much', () => {
  const get = (path: string, most = 1_000) =>
    createGuardedGet({ hosts: metaHosts, trustedOrigin: origin, timeoutMs: 200 })(`${origin}${path}`, { most });

  test('what the operator named may be on this machine', async () => {
    expect(await get('/ok')).toMatchObject({ outcome: 'got', bytes: Buffer.from('fine') });
  });
  test('another port of the same machine is another origin', async () => {
    const elsewhere = createGuardedGet({ hosts: metaHosts, trustedOrigin: 'http://127.0.0.1:1' });
    const before = hits;
    expect(await elsewhere(`${origin}/ok`, { most: 100 })).toEqual({ outcome: 'refused', reason: 'not-allowed' });
    expect(hits).toBe(before);
  });
  test('a redirect is not followed', async () => {
    expect(await get('/redirect')).toEqual({ outcome: 'refused', reason: 'not-allowed' });
  });
  test('more than was allowed is not read', async () => {
    expect(await get('/large')).toEqual({ outcome: 'refused', reason: 'too-large' });
  });
  test('what never ends is given up', async () => {
    expect(await get('/slow')).toMatchObject({ outcome: 'failed' });
  });
});
