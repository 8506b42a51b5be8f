/** A shopper's photo on the real server: room for it, its bytes, its message, the desk; and everybody who may not have it. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ShopperAcks } from '../../src/protocol/shopper.ts';
import type { WireMessage } from '../../src/protocol/wire.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { jpeg, pdf, png, svg, wav } from '../support/sample-files.ts';
import type { Shopper } from '../support/shopper.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

type Created = ShopperAcks['upload:create'];

const create = (shopper: Shopper, bytes: number, name = 'photo.jpg', mime = 'image/jpeg') =>
  shopper.client.ask<Created>('upload:create', { name, mime, bytes });
const put = (url: string, bytes: Uint8Array, type = 'image/jpeg') =>
  fetch(new URL(url, house.url), { method: 'PUT', headers: { 'content-type': type }, body: new Uint8Array(bytes) });

async function upload(shopper: Shopper, bytes: Uint8Array, name?: string): Promise<string> {
  const { uploadId, url } = await create(shopper, bytes.length, name);
  const answer = await put(url, bytes);
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return uploadId;
}

const send = (shopper: Shopper, attachments: readonly string[], text = '', clientMessageId: string = randomUUID()) =>
  shopper.client.ask<{ messageId: string }>('message:send', { clientMessageId, text, attachments });

const mine = async (shopper: Shopper, id: string): Promise<WireMessage> => {
  const found = (await shopper.transcript()).find((message) => message.id === id);
  if (found === undefined) throw new Error('The message is not there.');
  return found;
};

/** All files below the house's folder for media. */
function onDisk(): string[] {
  const root = join(house.dir, 'media');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile());
}

test('a photo reaches the shopper’s own screen and the advisor’s, cleaned', async () => {
  const shopper = await house.shopper();
  await shopper.says('Hello');
  const { messageId } = await send(
    shopper,
    [await upload(shopper, jpeg({ turn: 6 }), 'IMG_2044.HEIC')],
    'The strap broke',
  );
  await house.quiet();
  const [photo] = (await mine(shopper, messageId)).attachments ?? [];
  expect(photo).toMatchObject({ kind: 'image', mime: 'image/jpeg', name: 'IMG_2044.jpg', width: 8, height: 8 });
  const own = await fetch(new URL(photo?.url ?? '', house.url));
  expect(own.status).toBe(200);
  const bytes = Buffer.from(await own.arrayBuffer());
  expect(bytes.includes('GPS')).toBe(false);

  await shopper.says('I want to speak to a person');
  const ines = await house.advisor('ines');
  await ines.claims(shopper.conversationId);
  const { messages } = await ines.opens(shopper.conversationId);
  const [seen] = messages.find(({ id }) => id === messageId)?.attachments ?? [];
  expect(seen).toMatchObject({ kind: 'image', state: 'kept' });
  const desk = await fetch(new URL(seen?.url ?? '', house.url), { headers: { cookie: ines.cookie } });
  expect(Buffer.from(await desk.arrayBuffer()).equals(bytes)).toBe(true);
});

test('a photo alone is a message, and the concierge says honestly that it cannot look', async () => {
  const shopper = await house.shopper();
  await send(shopper, [await upload(shopper, png())]);
  const answer = await shopper.hears(undefined, 'bot');
  expect(answer.text).toMatch(/cannot look|advisor/i);
});

test('the same message again is the same message', async () => {
  const shopper = await house.shopper();
  const file = await upload(shopper, png());
  const id = randomUUID();
  const first = await send(shopper, [file], 'Here', id);
  expect(await send(shopper, [file], 'Here', id)).toEqual(first);
});

describe('who may have a file', () => {
  test('its address opens that file alone, unchanged, for ten minutes; a cookie only for those who may see the conversation', async () => {
    const shopper = await house.shopper();
    const other = await house.shopper();
    const { messageId } = await send(shopper, [await upload(shopper, png())]);
    const { messageId: others } = await send(other, [await upload(other, png({ width: 9 }))]);
    await house.quiet();
    const url = new URL((await mine(shopper, messageId)).attachments?.[0]?.url ?? '', house.url);
    const otherUrl = new URL((await mine(other, others)).attachments?.[0]?.url ?? '', house.url);
    const status = async (address: URL, headers: Record<string, string> = {}) =>
      (await fetch(address, { headers })).status;
    expect(await status(url)).toBe(200);

    const swapped = new URL(url);
    swapped.pathname = otherUrl.pathname;
    const later = new URL(url);
    later.searchParams.set('e', String(Number(url.searchParams.get('e')) + 600_000));
    const bare = new URL(url.pathname, house.url);
    for (const address of [swapped, later, bare]) expect(await status(address)).toBe(404);
    expect(Number(url.searchParams.get('e')) - Date.now()).toBeLessThanOrEqual(660_000);

    const leo = await house.advisor('leo');
    const sofia = await house.advisor('sofia');
    expect(await status(bare, { cookie: leo.cookie })).toBe(404);
    expect(await status(bare, { cookie: sofia.cookie })).toBe(200);
    // who looked is written down; who was turned away saw nothing
    const { cookie } = await house.advisor('admin');
    const subject = bare.pathname.split('/').at(-1);
    const log = await fetch(`${house.url}/api/v1/audit?action=file-opened&subject=${subject}`, { headers: { cookie } });
    const { entries } = (await log.json()) as { entries: { by: { name: string } }[] };
    expect(entries.map(({ by }) => by.name)).toEqual(['Sofia Keller']);
  });

  test('another shopper cannot send it, and one that never was is the same to them', async () => {
    const shopper = await house.shopper();
    const thief = await house.shopper();
    const file = await upload(shopper, png());
    await expect(send(thief, [file])).rejects.toMatchObject({ error: { code: 'not-found' } });
    await expect(send(thief, ['f_neverwasthere0000000000000'])).rejects.toMatchObject({ error: { code: 'not-found' } });
    await expect(send(thief, ['../../etc/passwd'])).rejects.toMatchObject({ error: { code: 'not-found' } });
  });

  test('bytes go only to the address that was given, once', async () => {
    const shopper = await house.shopper();
    const { url, uploadId } = await create(shopper, 100);
    const unsigned = new URL(url, house.url);
    unsigned.search = '';
    expect((await put(unsigned.href, png())).status).toBe(404);
    expect((await put(url, png())).status).toBe(201);
    expect((await put(url, jpeg())).status).toBe(409);
    await send(shopper, [uploadId]);
  });

  test('a file that has not arrived cannot be sent', async () => {
    const shopper = await house.shopper();
    await expect(send(shopper, [(await create(shopper, 100)).uploadId])).rejects.toMatchObject({
      error: { code: 'not-found' },
    });
  });
});

describe('what is refused, and leaves nothing', () => {
  test.each([
    ['a cut picture', png().subarray(0, 50), 400],
    ['3.6 gigapixels', png({ width: 60_001, height: 60_000 }), 400],
    ['SVG under the name of a picture', svg, 400],
    ['HTML', Buffer.from('<html>'), 400],
    ['nothing', Buffer.alloc(0), 400],
    ['more than a picture may have', Buffer.concat([png(), Buffer.alloc(8_000_001)]), 413],
    ['more than any file may have', Buffer.alloc(16_000_001), 413],
  ])('%s', async (_name, bytes, status) => {
    const shopper = await house.shopper();
    const { url, uploadId } = await create(shopper, 100, 'logo.png', 'image/png');
    const before = onDisk().length;
    const answer = await put(url, bytes, 'image/png').catch(() => undefined);
    // a body that is much too large may be cut off before the answer is read
    if (answer !== undefined || status !== 413) expect(answer?.status).toBe(status);
    expect(onDisk()).toHaveLength(before);
    await expect(send(shopper, [uploadId])).rejects.toMatchObject({ error: { code: 'not-found' } });
  });

  test('more than was promised to be possible is told before it is sent', async () => {
    const shopper = await house.shopper();
    await expect(create(shopper, 17_000_000)).rejects.toMatchObject({ error: { code: 'too-large' } });
  });

  test.each([
    '../../../../etc/cron.d/job',
    'C:\\Windows\\win.ini',
    'photo.png\0.html',
    '<img src=x onerror=alert(1)>',
    '',
    '.'.repeat(900),
  ])('a file named "%s" is kept under a name of ours, inside our folder, for us alone', async (name) => {
    const shopper = await house.shopper();
    const { messageId } = await send(shopper, [await upload(shopper, png(), name)]);
    await house.quiet();
    const [photo] = (await mine(shopper, messageId)).attachments ?? [];
    expect(photo?.name).toMatch(/^[^/\\<>\0]{1,90}\.png$/);
    const answer = await fetch(new URL(photo?.url ?? '', house.url));
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"<>/\\]+"/);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    for (const path of onDisk()) {
      expect(path).toMatch(/\/media\/[\w]{2}\/[\w-]+$/);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  test.each([
    '/media/files/..%2f..%2fpackage.json',
    '/media/files/%2e%2e%2fsession-secret',
    '/media/files/f_%00',
    '/media/files/',
  ])('%s leads nowhere', async (path) => {
    const answer = await fetch(`${house.url}${path}`);
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain(readFileSync(join(house.dir, 'session-secret'), 'utf8').trim());
  });
});

test('sound can be played from the middle', async () => {
  const shopper = await house.shopper();
  const whole = wav();
  const { messageId } = await send(shopper, [await upload(shopper, whole, 'note.wav')], 'listen');
  await house.quiet();
  const url = new URL((await mine(shopper, messageId)).attachments?.[0]?.url ?? '', house.url);
  const part = async (range: string) => {
    const answer = await fetch(url, { headers: { range } });
    return {
      status: answer.status,
      range: answer.headers.get('content-range'),
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
  };
  const size = whole.length;
  expect(await part('bytes=10-19')).toEqual({
    status: 206,
    range: `bytes 10-19/${size}`,
    bytes: whole.subarray(10, 20),
  });
  expect(await part('bytes=4000-')).toMatchObject({ status: 206, bytes: whole.subarray(4_000) });
  expect(await part('bytes=-4')).toMatchObject({ status: 206, bytes: whole.subarray(size - 4) });
  expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` });
  expect((await part('bytes=5-2')).status).toBe(416);
  expect((await part('lines=1-2')).status).toBe(200);
});

test('files and requests that are announced and never come keep nobody else out', async () => {
  const shopper = await house.shopper();
  const { port, hostname } = new URL(house.url);
  const announce = async (path: string, method: string, length: number, type: string) => {
    const socket = connect(Number(port), hostname);
    const head = [
      `${method} ${path} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Origin: ${house.url}`,
      `Content-Type: ${type}`,
    ];
    socket.write(`${head.join('\r\n')}\r\nContent-Length: ${length}\r\n\r\n{`);
    await once(socket, 'connect');
    return socket;
  };
  const idle = [];
  for (let n = 0; n < 8; n++) {
    const url = new URL((await create(shopper, 100)).url, house.url);
    idle.push(await announce(`${url.pathname}${url.search}`, 'PUT', 15_000_000, 'image/png'));
  }
  for (let n = 0; n < 20; n++) idle.push(await announce('/api/v1/login', 'POST', 900_000, 'application/json'));
  await send(shopper, [await upload(shopper, png())]);
  expect((await house.advisor('ines')).cookie).toBeTruthy();
  for (const socket of idle) socket.destroy();
});

test('a shop may bring a file from its own page', async () => {
  const shopper = await house.shopper();
  const { url } = await create(shopper, 100);
  const asked = await fetch(new URL(url, house.url), {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example' },
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-methods')).toContain('PUT');
  expect((await put(url, png())).headers.get('access-control-allow-origin')).toBe('*');
});

test('forgetting the session removes its files', async () => {
  const shopper = await house.shopper();
  const before = onDisk().length;
  const { messageId } = await send(shopper, [await upload(shopper, png())]);
  await upload(shopper, png());
  await house.quiet();
  const url = new URL((await mine(shopper, messageId)).attachments?.[0]?.url ?? '', house.url);
  expect(onDisk()).toHaveLength(before + 2);
  await shopper.client.ask('session:forget', {});
  expect(onDisk()).toHaveLength(before);
  expect((await fetch(url)).status).toBe(404);
});

describe('an advisor’s files', () => {
  test('go with a message, and the shopper sees them', async () => {
    const shopper = await house.shopper();
    await shopper.says('I want to speak to a person');
    const ines = await house.advisor('ines');
    await ines.claims(shopper.conversationId);
    const keep = (bytes: Uint8Array, headers: Record<string, string> = {}) =>
      fetch(`${house.url}/api/v1/conversations/${shopper.conversationId}/files?name=care.pdf`, {
        method: 'POST',
        headers: { cookie: ines.cookie, origin: house.url, 'content-type': 'application/octet-stream', ...headers },
        body: new Uint8Array(bytes),
      });
    const kept = (await (await keep(pdf)).json()) as { fileId: string };
    expect(kept).toMatchObject({ name: 'care.pdf', kind: 'document', mime: 'application/pdf' });
    expect((await keep(svg)).status).toBe(400);
    expect((await keep(pdf, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await keep(pdf, { cookie: '' })).status).toBe(401);
    const leo = await house.advisor('leo');
    expect((await keep(pdf, { cookie: leo.cookie })).status).toBe(404);

    await ines.client.ask('message:send', {
      conversationId: shopper.conversationId,
      clientMessageId: randomUUID(),
      attachments: [kept.fileId],
    });
    const got = await shopper.hears('', 'advisor');
    const answer = await fetch(new URL(got.attachments?.[0]?.url ?? '', house.url));
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    // what one side brought is not the other side's to send
    await expect(send(shopper, [kept.fileId])).rejects.toMatchObject({ error: { code: 'not-found' } });
  });
});
