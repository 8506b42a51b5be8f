/** What takes a day or a repair: a token that expired and was renewed, and a template after the reply window has closed. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Clock } from '../../src/domain/ports.ts';
import type { DeskAcks } from '../../src/protocol/desk/requests.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import { numberWebhook, textWebhook } from '../support/webhooks.ts';

let skewMs = 0;
const clock: Clock = {
  now: () => new Date(Date.now() + skewMs),
  monotonicMs: () => performance.now() + skewMs,
};
const passes = (ms: number) => {
  skewMs += ms;
};
const minuteMs = 60_000;
const from = '33600000041';

let rig: ChannelHouse;
beforeEach(async () => {
  skewMs = 0;
  rig = await openChannelHouse({ clock });
});
afterEach(() => rig.close());

const degraded = async (): Promise<unknown> => {
  const ready = (await (await fetch(`${rig.house.url}/readyz`)).json()) as { degraded?: unknown };
  return ready.degraded;
};

test('a token expires: the channel says so, words wait; one try a minute; renewed, all goes out once and in order', async () => {
  rig.graph.behave({ status: 401, code: 190 });
  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 't1' }, 'I want to talk to someone'));
  await rig.until('the trouble on /readyz', async () => await degraded());
  expect(await degraded()).toEqual({ whatsapp: 'token:190' });
  const ines = await rig.house.advisor('ines');
  const stopped = { channel: 'whatsapp', state: 'stopped', reason: 'token:190' };
  expect(ines.snapshot().channels).toEqual([{ ...stopped, since: expect.any(String) }]);
  const since = ines.snapshot().channels?.[0]?.since;
  const desk = await ines.claims((await rig.thread('whatsapp', from))?.id ?? '');
  for (const words of ['First line.', 'Second line.', 'Third line.']) await desk.says(words);
  await rig.house.quiet();
  expect(rig.phone(from)).toEqual([]);

  // Still expired after a minute: it is tried once, with one row, and stays as it is.
  const tried = () => rig.graph.refusals.get(190) ?? 0;
  const before = tried();
  passes(61_000);
  await rig.until('the try', () => (tried() > before ? true : undefined));
  expect(await degraded()).toEqual({ whatsapp: 'token:190' });
  expect(rig.phone(from)).toEqual([]);
  expect(ines.snapshot().channels?.[0]?.since).toBe(since);

  rig.graph.behave('ok');
  for (let minute = 0; minute < 3; minute += 1) passes(minuteMs);
  await rig.until('the channel to be well', async () => ((await degraded()) === undefined ? true : undefined));
  await rig.until('the desk to know', () => (ines.snapshot().channels?.length === 0 ? true : undefined));
  expect(ines.events().filter(({ name }) => name === 'channels:changed')).toHaveLength(1);
  const leo = await rig.house.advisor('leo');
  expect(leo.snapshot().channels).toEqual([]);
  await rig.until('the last line on the phone', () => {
    passes(5_000);
    return rig.phone(from).includes('Third line.') ? true : undefined;
  });
  const said = rig.phone(from).filter((words) => words.endsWith('line.'));
  expect(said).toEqual(['First line.', 'Second line.', 'Third line.']);
  await rig.quiet();
});

test('a day later words may not go, a template does: through the real sender, with its status shown to the advisor', async () => {
  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 'd1' }, 'I want to talk to someone'));
  await rig.quiet();
  const id = (await rig.thread('whatsapp', from))?.id ?? '';
  const ines = await rig.house.advisor('ines');
  await ines.claims(id);
  passes(25 * 60 * minuteMs);
  const { templates } = await ines.client.ask<DeskAcks['templates:list']>('templates:list', { conversationId: id });
  const follow = templates.find(({ name, language }) => name === 'follow_up' && language === 'en');
  const parameters = ['Camille', 'Inès', 'the bag in burgundy'];
  const clientMessageId = randomUUID();
  await ines.client.ask('message:send', {
    ...{ conversationId: id, clientMessageId, text: '' },
    template: { name: follow?.name, language: follow?.language, parameters },
  });
  const sent = await rig.until('the template at Graph', () =>
    rig.graph.delivered.find(({ body }) => (body as { type?: string }).type === 'template'),
  );
  expect(sent).toMatchObject({ to: from });
  expect(sent.body).toMatchObject({
    type: 'template',
    template: {
      name: 'follow_up',
      language: { code: 'en' },
      components: expect.arrayContaining([
        { type: 'body', parameters: parameters.map((text) => ({ type: 'text', text })) },
      ]),
    },
  });
  const status = { id: sent.id, status: 'read', timestamp: String(Math.floor(clock.now().getTime() / 1_000)) };
  await rig.hook(
    'whatsapp',
    numberWebhook({ statuses: [{ ...status, recipient_id: from, biz_opaque_callback_data: sent.tag }] }),
  );
  const opened = await rig.until('the advisor to see it read', async () => {
    const { messages } = await ines.opens(id);
    return messages.at(-1)?.state === 'read' ? messages : undefined;
  });
  expect(opened.at(-1)).toMatchObject({ text: expect.stringContaining('the bag in burgundy') });
});
