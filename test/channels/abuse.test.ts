/** Lines of abuse at the webhooks, each against the whole house: a few of our own, or a corpus that `ABUSE_CORPUS` names. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AbuseLine, abuseCorpus, generated } from '../support/abuse-corpus.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import {
  echoOnPage,
  type MetaChannel,
  metaSettings,
  numberMessage,
  numberWebhook,
  onPage,
  pageWebhook,
  postWebhook,
  secretOf,
  signatureOf,
  text,
  textWebhook,
} from '../support/webhooks.ts';

const lines = abuseCorpus('messenger', 'whatsapp');

describe('abuse, webhooks', () => corpus(lines));

function corpus(all: readonly AbuseLine[]): void {
  let rig: ChannelHouse;
  let canary: Server;
  let hits = 0;
  const names: Record<string, string> = {
    OWN_ORDER: 'MM-20418',
    VICTIM_ORDER: 'MM-20431',
    CANARY_SECRET: randomUUID(),
  };

  beforeAll(async () => {
    rig = await openChannelHouse();
    canary = createServer((_request, response) => response.end(names['CANARY_SECRET']));
    canary.on('connection', () => {
      hits += 1;
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    names['CANARY_PORT'] = String((canary.address() as AddressInfo).port);
  });
  afterAll(async () => {
    await rig.close();
    canary.close();
  });

  test.each(all.map((line) => [line.id, line] as const))('%s', async (_id, line) => {
    const channel = line.channel as MetaChannel;
    const from =
      channel === 'messenger' ? `psid-${randomUUID()}` : String(33_000_000_000 + Math.floor(Math.random() * 1e9));
    const ids = { ...names, RAND: randomUUID(), ID: line.id };
    const before = await proveOrder(rig, channel, from, line);
    const statuses = await sendAll(rig, channel, from, line, ids);
    await rig.quiet();
    const allowed = line.expect.status ?? [200];
    for (const status of statuses) expect(allowed).toContain(status);

    const written = (await rig.transcript(channel, from)).slice(before);
    checkStored(
      line,
      written.filter(({ author }) => author.kind === 'shopper').map((one) => one.text),
      ids,
    );
    const seen = `${rig.phone(from).join('\n')}\n${JSON.stringify(written.filter(({ author }) => author.kind !== 'shopper'))}`;
    const everywhere = line.expect.outcome === 'redact' ? `${seen}\n${JSON.stringify(written)}` : seen;
    for (const never of line.expect.never ?? []) {
      if (never !== 'CANARY_HIT') expect(everywhere).not.toContain(String(generated(never, ids)));
    }
    expect(hits).toBe(0);
    if (isAboutOwnOrder(line)) expect(JSON.stringify(written)).toContain('"orderNumber":"MM-20418"');
    if (line.expect.outcome === 'safe' && line.expect.store === 'none') expect(written).toEqual([]);
    expect((await fetch(`${rig.house.url}/healthz`)).status).toBe(200);
  });
}

const isAboutOwnOrder = ({ expect: expected }: AbuseLine): boolean =>
  expected.must?.some((must) => must.includes('OWN_ORDER')) === true;

/** What the shopper's side of the transcript must be. */
function checkStored(
  { payload, expect: expected }: AbuseLine,
  said: readonly string[],
  names: Record<string, string>,
): void {
  const batch = payload['batch'] as readonly string[] | undefined;
  const words = payload['text'] === undefined ? undefined : String(generated(payload['text'], names));
  if (expected.store === 'none') expect(said).toEqual([]);
  if (expected.store === 'once') expect(said).toEqual(batch?.map((one) => String(generated(one, names))) ?? [words]);
  if (expected.store === 'verbatim') expect(said).toEqual([words]);
  if (expected.store === 'redacted') {
    expect(said).toHaveLength(1);
    expect(said[0]).not.toBe(words);
  }
}

/** A line about the shopper's own order needs a shopper who has proved it. */
async function proveOrder(rig: ChannelHouse, channel: MetaChannel, from: string, line: AbuseLine): Promise<number> {
  if (!isAboutOwnOrder(line)) return 0;
  await rig.hook(
    channel,
    textWebhook(channel, { from, id: randomUUID() }, 'Order MM-20418, camille.aubert@example.com'),
  );
  await rig.quiet();
  return (await rig.transcript(channel, from)).length;
}

async function sendAll(
  rig: ChannelHouse,
  channel: MetaChannel,
  from: string,
  line: AbuseLine,
  names: Record<string, string>,
): Promise<readonly number[]> {
  const { payload } = line;
  const { url } = rig.house;
  if (payload['statuses'] !== undefined) return backwards(rig, from, payload['statuses'] as readonly string[]);
  const body = bodyOf(channel, from, line, names);
  const headers = headersOf(channel, body, String(payload['sign'] ?? 'valid'));
  const times = Number(payload['deliver'] ?? 1);
  const send = async () => (await postWebhook(url, channel, body, headers)).status;
  return Promise.all(Array.from({ length: times }, send));
}

function bodyOf(
  channel: MetaChannel,
  from: string,
  { payload }: AbuseLine,
  names: Record<string, string>,
): string | Uint8Array {
  const id = `id-${randomUUID()}`;
  if (payload['raw'] !== undefined) return generated(payload['raw'], names);
  if (payload['field'] !== undefined)
    return JSON.stringify(numberWebhook(payload['body'] as object, String(payload['field'])));
  if (payload['attachmentUrl'] !== undefined) {
    const url = String(generated(payload['attachmentUrl'], names));
    return JSON.stringify(
      pageWebhook(onPage(from, { message: { mid: id, attachments: [{ type: 'image', payload: { url } }] } })),
    );
  }
  if (payload['batch'] !== undefined) {
    const words = (payload['batch'] as readonly string[]).map((one) => String(generated(one, names)));
    const items = words.map((one, at) =>
      onPage(from, { message: { mid: `${id}-${at}`, text: one } }, 1_795_000_000_000 + at),
    );
    const repeated = items[Number(payload['dupWithin'] ?? 0)];
    return JSON.stringify(pageWebhook(...items, ...(repeated === undefined ? [] : [repeated])));
  }
  const words = String(generated(payload['text'] ?? 'hello', names));
  if (payload['echo'] === true)
    return JSON.stringify(pageWebhook(echoOnPage(from, { mid: id, app_id: Number(metaSettings.appId), text: words })));
  const name = payload['profileName'];
  const webhook =
    name === undefined
      ? textWebhook(channel, { from, id }, words)
      : numberWebhook(numberMessage({ from, name: String(generated(name, names)) }, id, text(words)));
  const json = JSON.stringify(webhook);
  if (payload['rawEscaped'] !== true) return json;
  return json
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');
}

function headersOf(channel: MetaChannel, body: string | Uint8Array, sign: string): Record<string, string> {
  const good = signatureOf(body, secretOf(channel));
  switch (sign) {
    case 'none':
      return {};
    case 'wrong-secret':
      return { 'x-hub-signature-256': signatureOf(body, 'another app secret') };
    case 'sha1-only':
      return { 'x-hub-signature': `sha1=${'0'.repeat(40)}` };
    case 'truncated':
      return { 'x-hub-signature-256': good.slice(0, 'sha256='.length + 16) };
    case 'valid':
      return { 'x-hub-signature-256': good };
    default:
      throw new Error(`The corpus signs in a way that is not known here: ${sign}`);
  }
}

/** Statuses of our last message to this shopper, in an order that no phone makes. */
async function backwards(rig: ChannelHouse, from: string, statuses: readonly string[]): Promise<readonly number[]> {
  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: randomUUID() }, 'Hello'));
  await rig.quiet();
  const sent = rig.graph.delivered.findLast(({ to }) => to === from);
  if (sent === undefined) throw new Error('Nothing was sent to this shopper.');
  const told: number[] = [];
  for (const status of statuses) {
    const one = {
      id: sent.id,
      status,
      timestamp: '1795000000',
      recipient_id: from,
      biz_opaque_callback_data: sent.tag,
    };
    told.push(await rig.hook('whatsapp', numberWebhook({ statuses: [one] })));
  }
  await rig.quiet();
  expect((await rig.thread('whatsapp', from))?.receipts?.marks.at(-1)?.state).toBe('read');
  return told;
}
