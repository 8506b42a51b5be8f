/** A voice note in a house that has an ear: its words are answered as if they had been typed. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from '@jest/globals';
import type { Transcriber } from '../../src/domain/ports.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { ogg } from '../support/sample-files.ts';
import { numberMessage, numberWebhook, textWebhook } from '../support/webhooks.ts';

let rig: ChannelHouse;
afterEach(() => rig.close());

const words = 'Where is my order?';

async function speaks(from: string, mode: 'ok' | '404' = 'ok'): Promise<void> {
  rig.graph.media.put('media-note', ogg, 'audio/ogg', mode);
  const audio = { id: 'media-note', mime_type: 'audio/ogg; codecs=opus', voice: true };
  await rig.hook('whatsapp', numberWebhook(numberMessage({ from }, `wamid.${randomUUID()}`, { type: 'audio', audio })));
  await rig.until('an answer', async () => ((await answers(from)).length > 0 ? true : undefined));
  await rig.quiet();
}

const answers = async (from: string) =>
  (await rig.transcript('whatsapp', from)).filter(({ author }) => author.kind === 'bot').map(({ text }) => text);

test('with a speech port the answer is the one that typed words get', async () => {
  const heard: string[] = [];
  const transcriber: Transcriber = {
    transcribe: async ({ bytes, mime, locale }) => {
      heard.push(`${bytes.length} ${mime} ${locale}`);
      return words;
    },
  };
  rig = await openChannelHouse({ transcriber });
  const [voice, typed] = ['33699000001', '33699000002'];
  await speaks(voice);
  await rig.hook('whatsapp', textWebhook('whatsapp', { from: typed, id: randomUUID() }, words));
  await rig.quiet();
  expect(heard).toEqual([`${ogg.length} audio/ogg en`]);
  expect(await answers(voice)).toEqual(await answers(typed));
  expect((await rig.thread('whatsapp', voice))?.memory.lastIntent).toBe(
    (await rig.thread('whatsapp', typed))?.memory.lastIntent,
  );
  expect((await rig.thread('whatsapp', voice))?.files).toMatchObject([{ state: 'kept', transcript: words }]);
});

test.each([
  ['understands nothing', async () => undefined],
  ['fails', async () => Promise.reject(new Error('no'))],
])('when the port %s, the shopper is asked to type', async (_what, transcribe) => {
  rig = await openChannelHouse({ transcriber: { transcribe } });
  await speaks('33699000003');
  expect((await answers('33699000003')).join()).toMatch(/cannot listen/i);
});

test('when the note itself cannot be fetched, the shopper is asked to type', async () => {
  rig = await openChannelHouse({ transcriber: { transcribe: async () => words } });
  await speaks('33699000004', '404');
  expect((await answers('33699000004')).join()).toMatch(/cannot listen/i);
});

test('words typed with a voice note are answered at once', async () => {
  rig = await openChannelHouse();
  await speaks('33699000005');
  expect((await answers('33699000005')).join()).toMatch(/cannot listen/i);
});
