/** What people send from their phones: fetched after the message is safe, looked through, shown to the desk; and everything that is not. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import type { WireAttachment } from '../../src/protocol/wire.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { jpeg, ogg, pdf, png } from '../support/sample-files.ts';
import { numberMessage, numberWebhook, onPage, pageWebhook } from '../support/webhooks.ts';

let rig: ChannelHouse;
let sofia: AdvisorClient;
let canary: Server;
let canaryPort = 0;
let hits = 0;

beforeAll(async () => {
  rig = await openChannelHouse();
  sofia = await rig.house.advisor('sofia');
  canary = createServer((_request, response) => response.end(png()));
  canary.on('connection', () => {
    hits += 1;
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  canaryPort = (canary.address() as AddressInfo).port;
});
afterAll(async () => {
  await rig.close();
  canary.closeAllConnections();
  canary.close();
});

async function fromMessenger(url: string, type = 'image'): Promise<string> {
  const psid = `psid-${randomUUID()}`;
  const message = { mid: `m-${randomUUID()}`, attachments: [{ type, payload: { url } }] };
  expect(await rig.hook('messenger', pageWebhook(onPage(psid, { message })))).toBe(200);
  await rig.quiet();
  return (await rig.thread('messenger', psid))?.id ?? '';
}

async function fromWhatsApp(kind: string, content: object): Promise<string> {
  const from = String(33_600_000_000 + Math.floor(Math.random() * 1e8));
  const message = numberMessage({ from }, `wamid.${randomUUID()}`, { type: kind, [kind]: content });
  expect(await rig.hook('whatsapp', numberWebhook(message))).toBe(200);
  await rig.quiet();
  return (await rig.thread('whatsapp', from))?.id ?? '';
}

const seen = async (conversationId: string): Promise<WireAttachment> => {
  const { messages } = await sofia.client.ask<DeskAcks['conversation:open']>('conversation:open', { conversationId });
  const found = messages.flatMap(({ attachments = [] }) => attachments)[0];
  if (found === undefined) throw new Error('Nothing came with this conversation.');
  return found;
};

async function settled(conversationId: string, state: string): Promise<WireAttachment> {
  await rig.until(`a file that is ${state}`, async () =>
    (await rig.house.conversation(conversationId))?.files?.some((mark) => mark.state === state) ? true : undefined,
  );
  return seen(conversationId);
}

const bytesOf = async ({ url = '' }: WireAttachment) => {
  const answer = await fetch(`${rig.house.url}${url}`, { headers: { cookie: sofia.cookie } });
  return {
    status: answer.status,
    mime: answer.headers.get('content-type'),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
};

const authorizations = (id: string) =>
  rig.graph.media.asked.filter(({ path }) => path.endsWith(id)).map(({ authorization }) => authorization);

test('a picture from Messenger is fetched without our token, cleaned, and shown', async () => {
  rig.graph.media.put('strap', jpeg({ turn: 6 }), 'image/jpeg');
  const id = await fromMessenger(rig.graph.media.address('strap'));
  const file = await settled(id, 'kept');
  expect(file).toMatchObject({ kind: 'image', mime: 'image/jpeg', width: 8, height: 8 });
  const got = await bytesOf(file);
  expect(got).toMatchObject({ status: 200, mime: 'image/jpeg' });
  expect(got.bytes.includes('GPS')).toBe(false);
  expect(authorizations('strap')).toEqual([undefined]);
});

test('a document from WhatsApp is fetched by its id, with the token', async () => {
  rig.graph.media.put('media-d1', pdf, 'application/pdf');
  const id = await fromWhatsApp('document', {
    id: 'media-d1',
    mime_type: 'application/pdf',
    filename: '../invoice.pdf',
  });
  const file = await settled(id, 'kept');
  expect(file).toMatchObject({ kind: 'document', mime: 'application/pdf' });
  expect((await bytesOf(file)).bytes.equals(pdf)).toBe(true);
  expect(authorizations('media-d1')).toEqual(['Bearer number-token', 'Bearer number-token']);
});

test('those who have the conversation open are told, and the event says what a fresh look says', async () => {
  rig.graph.media.put('later', png(), 'image/png', '500', 'ok');
  const id = await fromMessenger(rig.graph.media.address('later'));
  // why an earlier try failed counts only until the next
  const { reason: _earlier, ...before } = await seen(id);
  expect(before).toMatchObject({ kind: 'image', state: 'fetching' });
  expect(before.url).toBeUndefined();
  const after = await settled(id, 'kept');
  const told = await sofia.client.until('the news', () =>
    sofia
      .events()
      .find((event) => event.name === 'message:updated' && event.file?.state === 'kept' && event.conversationId === id),
  );
  if (told.name !== 'message:updated') throw new Error('another event');
  const { seq: _seq, ...file } = told.file ?? { seq: 0 };
  expect({ ...before, ...file }).toEqual(after);
});

test('a voice note is kept for the advisor; the concierge says that it cannot listen and offers a person', async () => {
  rig.graph.media.put('media-v1', ogg, 'audio/ogg');
  const id = await fromWhatsApp('audio', { id: 'media-v1', mime_type: 'audio/ogg; codecs=opus', voice: true });
  const file = await settled(id, 'kept');
  expect(file).toMatchObject({ kind: 'audio', mime: 'audio/ogg', voice: true });
  expect((await bytesOf(file)).bytes.equals(ogg)).toBe(true);
  const lines = await rig.house.app.store.transcripts.messages(id as never, 0, 100);
  const answer = lines.find(({ author }) => author.kind === 'bot');
  expect(answer?.text).toMatch(/cannot listen/i);
  expect(answer?.suggestions?.map(({ value }) => value)).toContain('person');
});

describe('what is not kept', () => {
  test.each([
    ['a page under the name of a picture', 'wrong-type', 'quarantined', 'unknown-kind'],
    ['a redirect', 'redirect', 'failed', 'not-allowed'],
    ['more than it may have', 'oversize', 'failed', 'too-large'],
    ['what never ends', 'endless', 'failed', 'too-large'],
    ['what has gone', '404', 'failed', 'gone'],
  ] as const)('%s', async (_what, mode, state, reason) => {
    const name = `bad-${mode}`;
    rig.graph.media.put(name, png(), 'image/png', mode);
    const id = await fromMessenger(rig.graph.media.address(name));
    const file = await settled(id, state);
    expect(file.reason).toBe(reason);
    expect(file.url).toBeUndefined();
    expect((await bytesOf({ kind: 'image', url: `/media/files/${file.fileId}` })).status).toBe(404);
  });

  test('pictures of 3.6 gigapixels and cut ones are held back', async () => {
    rig.graph.media.put('bomb', png({ width: 60_000, height: 60_000 }), 'image/png');
    rig.graph.media.put('cut', png().subarray(0, 40), 'image/png');
    expect((await settled(await fromMessenger(rig.graph.media.address('bomb')), 'quarantined')).reason).toBe(
      'too-many-pixels',
    );
    expect((await settled(await fromMessenger(rig.graph.media.address('cut')), 'quarantined')).reason).toBe('broken');
  });

  test.each([
    () => `http://127.0.0.1:${canaryPort}/internal`,
    () => `http://localhost:${canaryPort}/internal`,
    () => `http://[::ffff:127.0.0.1]:${canaryPort}/internal`,
    () => `http://2130706433:${canaryPort}/internal`,
    () => `https://127.0.0.1:${canaryPort}/internal`,
    () => 'http://169.254.169.254/latest/meta-data/',
  ])('an address that is not Meta’s is not connected to: the message stays, its picture is marked', async (address) => {
    const before = hits;
    const id = await fromMessenger(address());
    expect((await settled(id, 'failed')).reason).toBe('not-allowed');
    expect(hits).toBe(before);
    expect(await rig.house.app.store.transcripts.messages(id as never, 0, 10)).not.toHaveLength(0);
  });
});

test('a picture that could not be fetched is fetched when an advisor asks again', async () => {
  rig.graph.media.put('lost', png(), 'image/png', '404', 'ok');
  const id = await fromMessenger(rig.graph.media.address('lost'));
  const { fileId } = await settled(id, 'failed');
  const leo = await rig.house.advisor('leo');
  await expect(leo.client.ask('file:retry', { conversationId: id, fileId })).rejects.toMatchObject({
    error: { code: 'not-found' },
  });
  await sofia.client.ask('file:retry', { conversationId: id, fileId });
  await settled(id, 'kept');
  await expect(sofia.client.ask('file:retry', { conversationId: id, fileId })).rejects.toMatchObject({
    error: { code: 'not-found' },
  });
});

test('erasing the conversation removes what was fetched for it', async () => {
  rig.graph.media.put('gone', png(), 'image/png');
  const id = await fromMessenger(rig.graph.media.address('gone'));
  const { fileId = '' } = await settled(id, 'kept');
  const { documents } = rig.house.app.store;
  expect(await documents.get('files', fileId)).toBeDefined();
  const shopper = { id: `s-${randomUUID()}`, name: 'Camille' };
  await documents.put('shoppers', shopper.id, shopper);
  await claimFor(id, shopper.id);
  await documents.put('translations', `${id}:en`, { conversationId: id, made: { text: 'in their own language' } });
  const exported = JSON.stringify(await rig.house.app.office.exportShopper(shopper.id));
  expect(exported).toContain('in their own language');
  expect(exported).toContain(`"fileId":"${fileId}"`);
  expect(exported).toContain('iVBORw0KGgo');
  expect(await rig.house.app.office.eraseShopper(shopper.id)).toBe(true);
  expect(await documents.get('files', fileId)).toBeUndefined();
});

/** As if the shop had said who this is. */
async function claimFor(conversationId: string, shopperId: string): Promise<void> {
  const { inbox } = rig.house.app.store;
  const found = await rig.house.conversation(conversationId);
  if (found === undefined) throw new Error('no conversation');
  const { channel, account, visitor, locale } = found;
  const key = `test:${randomUUID()}`;
  await inbox.receive([
    {
      id: key as never,
      key,
      contentHash: key,
      conversationId: found.id,
      opening: { channel, account, visitor, locale },
      receivedAt: new Date(),
      body: { kind: 'shopper:identified', level: 'verified', shopperId: shopperId as never },
    },
  ]);
  await rig.until('the shopper', async () =>
    (await rig.house.conversation(conversationId))?.identity.shopperId === shopperId ? true : undefined,
  );
}
