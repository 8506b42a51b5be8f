/** What an advisor attaches reaches the phone: brought to Graph first, then sent by its id, once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AdvisorClient } from '../support/advisor.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { jpeg, pdf } from '../support/sample-files.ts';
import { type MetaChannel, textWebhook } from '../support/webhooks.ts';

let rig: ChannelHouse;
let ines: AdvisorClient;
beforeAll(async () => {
  rig = await openChannelHouse();
  ines = await rig.house.advisor('ines');
});
afterAll(() => rig.close());

async function claimed(channel: MetaChannel, from: string): Promise<string> {
  await rig.hook(channel, textWebhook(channel, { from, id: randomUUID() }, 'I want to speak to a person'));
  await rig.quiet();
  const id = (await rig.thread(channel, from))?.id ?? '';
  await ines.claims(id);
  await rig.quiet();
  return id;
}

async function attached(conversationId: string, bytes: Uint8Array, name: string): Promise<string> {
  const answer = await fetch(`${rig.house.url}/api/v1/conversations/${conversationId}/files?name=${name}`, {
    method: 'POST',
    headers: { cookie: ines.cookie, origin: rig.house.url, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return ((await answer.json()) as { fileId: string }).fileId;
}

const send = (conversationId: string, attachments: readonly string[], text = '') =>
  ines.client.ask('message:send', { conversationId, clientMessageId: randomUUID(), text, attachments });

const bodies = (to: string) => rig.graph.delivered.filter((one) => one.to === to).map(({ body }) => body);

test('WhatsApp: a picture and a paper, then the words', async () => {
  const from = '33611223344';
  const id = await claimed('whatsapp', from);
  const before = bodies(from).length;
  await send(
    id,
    [await attached(id, jpeg(), 'tote.jpg'), await attached(id, pdf, 'care.pdf')],
    'In cognac, as you asked',
  );
  await rig.quiet();
  const sent = bodies(from).slice(before);
  expect(sent).toMatchObject([
    { type: 'image', image: { id: 'up1' } },
    { type: 'document', document: { id: 'up2', filename: 'care.pdf' } },
    { type: 'text', text: { body: 'In cognac, as you asked' } },
  ]);
  const brought = rig.graph.media.brought.get('up2');
  expect(brought?.path).toMatch(/\/number-1\/media$/);
  expect(brought?.form.get('messaging_product')).toBe('whatsapp');
  const file = brought?.form.get('file') as File;
  expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true);
  expect(file.type).toBe('application/pdf');
});

test('Messenger: a picture alone', async () => {
  const from = `psid-${randomUUID()}`;
  const id = await claimed('messenger', from);
  const before = bodies(from).length;
  await send(id, [await attached(id, jpeg(), 'tote.jpg')]);
  await rig.quiet();
  const [picture, ...more] = bodies(from).slice(before);
  expect(more).toEqual([]);
  expect(picture).toMatchObject({
    message: { attachment: { type: 'image', payload: { attachment_id: expect.any(String) } } },
  });
  const mark = (await rig.thread('messenger', from))?.receipts?.marks.at(-1);
  expect(mark?.state).toBe('sent');
});

test('what Graph refuses for now is brought once and sent once', async () => {
  const from = '33611223355';
  const id = await claimed('whatsapp', from);
  const before = bodies(from).length;
  const brought = rig.graph.media.brought.size;
  rig.graph.behave({ status: 400, code: 131000 }, 'ok');
  await send(id, [await attached(id, jpeg(), 'tote.jpg')]);
  await rig.until('the picture', () => (bodies(from).length > before ? true : undefined));
  await rig.quiet();
  expect(bodies(from).slice(before)).toHaveLength(1);
  expect(rig.graph.media.brought.size).toBe(brought + 1);
});
