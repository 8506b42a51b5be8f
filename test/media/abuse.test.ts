/** Lines of abuse at the uploads, of the widget and of Direct Line: a few of our own, or a corpus that `ABUSE_CORPUS` names. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ShopperAcks } from '../../src/protocol/shopper.ts';
import { type AbuseLine, abuseCorpus, generated } from '../support/abuse-corpus.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const lines = abuseCorpus('upload');

describe('abuse, uploads', () => corpus(lines));

function corpus(all: readonly AbuseLine[]): void {
  let house: TestHouse;
  const secret = 'a secret of Direct Line for tests';
  beforeAll(async () => {
    house = await openTestHouse({ env: { DIRECTLINE_SECRET: secret } });
  });
  afterAll(() => house.close());

  const kept = () =>
    readdirSync(house.dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.startsWith('media') && statSync(join(house.dir, name)).isFile())
      .map((name) => join('/', name));

  async function widget(name: string, mime: string, bytes: Uint8Array): Promise<number> {
    const shopper = await house.shopper();
    const file = { name, mime, bytes: Math.max(1, bytes.length) };
    const created = await shopper.client.answer<ShopperAcks['upload:create']>('upload:create', file);
    if (!created.ok) return created.error.code === 'bad-request' ? 400 : 500;
    const { uploadId, url } = created;
    const put = await fetch(new URL(url, house.url), { method: 'PUT', body: new Uint8Array(bytes) });
    const message = { clientMessageId: uploadId, text: '', attachments: [uploadId] };
    expect((await shopper.client.answer('message:send', message)).ok).toBe(put.ok);
    return put.status;
  }

  async function directLine(name: string, mime: string, bytes: Uint8Array): Promise<number> {
    const headers = { authorization: `Bearer ${secret}` };
    const started = await fetch(`${house.url}/v3/directline/conversations`, { method: 'POST', headers });
    const { conversationId } = (await started.json()) as { conversationId: string };
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), name);
    const url = `${house.url}/v3/directline/conversations/${conversationId}/upload?userId=visitor`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  }

  test.each(all.map((line) => [line.id, line] as const))('%s', async (_id, { payload, expect: expected }) => {
    const name = String(generated(payload['filename'], {}));
    const bytes = Buffer.from(generated(payload['bytes'], {}));
    for (const send of [widget, directLine]) {
      const before = kept().length;
      const status = await send(name, String(payload['mime']), bytes);
      expect(expected.status ?? [200, 201]).toContain(status);
      if (expected.outcome === 'reject') expect(kept()).toHaveLength(before);
      for (const path of kept()) expect(path).toMatch(/^\/media\/\w{2}\/[\w-]+$/);
    }
    expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  });
}
