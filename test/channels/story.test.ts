/** Whole stories on WhatsApp and Messenger: real webhooks in, a stand-in of Graph out, an advisor at the desk between. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import {
  echoOnPage,
  numberMessage,
  numberWebhook,
  onPage,
  pageWebhook,
  text,
  textWebhook,
} from '../support/webhooks.ts';

let rig: ChannelHouse;
beforeAll(async () => {
  rig = await openChannelHouse();
});
afterAll(() => rig.close());

const status = (id: string, state: string, more: object = {}) =>
  numberWebhook({ statuses: [{ id, status: state, timestamp: '1795000000', recipient_id: '33600000001', ...more }] });

test('WhatsApp: asks for a person, Inès claims and answers, her words leave, their reading comes back', async () => {
  const from = '33600000001';
  expect(await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 'w1' }, 'Je veux parler à quelqu’un'))).toBe(
    200,
  );
  await rig.quiet();
  const asked = await rig.thread('whatsapp', from);
  expect(asked).toMatchObject({
    channel: 'whatsapp',
    locale: 'fr',
    floor: { heldBy: 'queue' },
    identity: { name: 'Camille' },
  });
  expect(rig.phone(from)[0]).toMatch(/concierge numérique/);
  expect(rig.phone(from).length).toBeGreaterThan(1);

  const ines = await rig.house.advisor('ines');
  const desk = await ines.claims(asked?.id);
  await desk.says('Bonsoir Camille, Inès à votre service.');
  const sent = await rig.until('her words on the phone', () =>
    rig.graph.delivered.find(({ to, body }) => to === from && JSON.stringify(body).includes('Inès à votre service')),
  );
  await rig.hook('whatsapp', status(sent.id, 'read', { biz_opaque_callback_data: sent.tag }));
  await rig.hook('whatsapp', status(sent.id, 'delivered', { biz_opaque_callback_data: sent.tag }));
  const shown = await rig.until('the advisor to see it read', () =>
    ines.events().findLast((event) => event.name === 'message:updated' && event.delivery?.state === 'read'),
  );
  expect(shown).toMatchObject({ conversationId: asked?.id });
  const opened = await ines.opens(asked?.id ?? '');
  expect(opened.messages.at(-1)).toMatchObject({ author: { kind: 'advisor' }, state: 'read' });
  expect(opened.readByShopper).toBe(opened.head);

  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 'w2' }, 'Merci Inès'));
  expect((await desk.hears('Merci Inès')).text).toBe('Merci Inès');
});

test('a person who writes in the Page inbox silences the bot; their words are never sent again', async () => {
  const from = 'psid-echo';
  await rig.hook('messenger', textWebhook('messenger', { from, id: 'm1' }, 'Hello'));
  await rig.quiet();
  const before = rig.phone(from).length;
  expect(before).toBeGreaterThan(0);

  await rig.hook(
    'messenger',
    pageWebhook(echoOnPage(from, { mid: 'm2', app_id: 263902037430900, text: 'Hi, Paul here.' })),
  );
  await rig.hook('messenger', textWebhook('messenger', { from, id: 'm3' }, 'Where is my order?'));
  await rig.quiet();
  expect(await rig.thread('messenger', from)).toMatchObject({
    floor: { heldBy: 'advisor', name: 'Page inbox' },
    handoff: { state: 'accepted' },
  });
  expect(rig.phone(from)).toHaveLength(before);
  const lines = await rig.transcript('messenger', from);
  expect(lines.slice(-2).map(({ author, text: words }) => [author.kind, words])).toEqual([
    ['advisor', 'Hi, Paul here.'],
    ['shopper', 'Where is my order?'],
  ]);

  // Nobody of the desk holds it: every advisor finds it, and may take it over.
  const ines = await rig.house.advisor('ines');
  const { id } = (await rig.thread('messenger', from)) ?? {};
  const listed = (await (await ines.fetch('/api/v1/conversations?floor=advisor')).json()) as {
    conversations: readonly { conversationId: string; floor: object }[];
  };
  const row = listed.conversations.find(({ conversationId }) => conversationId === id);
  expect(JSON.stringify(row?.floor)).toContain('Page inbox');
  await ines.client.ask('takeover:request', { conversationId: id });
  await rig.until('Inès to have it', async () => {
    const now = await rig.thread('messenger', from);
    return now?.floor.heldBy === 'advisor' && now.floor.name.startsWith('In') ? now : undefined;
  });
});

test('our own echo is no message: it settles what was sent', async () => {
  const from = 'psid-own';
  await rig.hook('messenger', textWebhook('messenger', { from, id: 'o1' }, 'Hello'));
  await rig.quiet();
  const lines = (await rig.transcript('messenger', from)).length;
  const sent = rig.graph.delivered.filter(({ to }) => to === from);
  for (const { id, tag } of sent)
    await rig.hook('messenger', pageWebhook(echoOnPage(from, { mid: id, app_id: 7001, metadata: tag, text: 'x' })));
  await rig.quiet();
  expect(await rig.transcript('messenger', from)).toHaveLength(lines);
  expect((await rig.thread('messenger', from))?.floor.heldBy).toBe('bot');
});

test('five pictures at once from a stranger open one conversation and get one answer', async () => {
  const sender = { from: '33600000005', userId: 'FR.5', name: 'Five' };
  const image = (at: number) =>
    numberWebhook(numberMessage(sender, `p${at}`, { type: 'image', image: { id: `i${at}`, mime_type: 'image/jpeg' } }));
  await Promise.all([1, 2, 3, 4, 5].map((at) => rig.hook('whatsapp', image(at))));
  await rig.quiet();
  const lines = await rig.transcript('whatsapp', 'FR.5');
  expect(lines.filter(({ author }) => author.kind === 'shopper')).toHaveLength(5);
  expect(lines.filter(({ attachments }) => attachments?.[0]?.kind === 'image')).toHaveLength(5);
  const answers = lines.filter(({ author }) => author.kind === 'bot');
  expect(answers.flatMap(({ answers: events = [] }) => events)).toHaveLength(5);
  expect(answers.every(({ text: words }) => /advisor looks at it/.test(words))).toBe(true);
  expect(await rig.thread('whatsapp', '33600000005')).toMatchObject({ visitor: 'FR.5' });
});

test('a shopper is one, whichever ids come: phone alone, both, then neither phone', async () => {
  const say = (id: string, sender: object) =>
    rig.hook('whatsapp', numberWebhook(numberMessage({ name: 'Noor', ...sender }, id, text(`line ${id}`))));
  await say('n1', { from: '97150000001' });
  await say('n2', { from: '97150000001', userId: 'AE.1' });
  await say('n3', { userId: 'AE.1' });
  await rig.quiet();
  const lines = await rig.transcript('whatsapp', 'AE.1');
  expect(lines.filter(({ author }) => author.kind === 'shopper').map(({ text: words }) => words)).toEqual([
    'line n1',
    'line n2',
    'line n3',
  ]);
});

test('signs are for the desk alone: reactions, deletions, edits, what cannot be shown', async () => {
  const from = 'psid-signs';
  await rig.hook('messenger', textWebhook('messenger', { from, id: 's1' }, 'Hello'));
  await rig.quiet();
  const before = rig.phone(from).length;
  const [answer] = rig.graph.delivered.filter(({ to }) => to === from).slice(-1);
  await rig.hook(
    'messenger',
    pageWebhook(
      onPage(from, { reaction: { mid: answer?.id, action: 'react', emoji: '❤' } }),
      onPage(from, { message: { mid: 's1', is_deleted: true } }),
    ),
  );
  await rig.quiet();
  const lines = await rig.transcript('messenger', from);
  expect(lines.slice(-2)).toMatchObject([
    { audience: 'desk', text: 'Reacted with ❤', about: lines.length - 2 },
    { audience: 'desk', text: 'Deleted a message on their side', about: 1 },
  ]);
  expect(rig.phone(from)).toHaveLength(before);

  await rig.hook(
    'messenger',
    pageWebhook(onPage(from, { message: { mid: 's2', attachments: [{ type: 'hologram' }] } })),
  );
  await rig.quiet();
  expect(rig.phone(from).at(-1)).toMatch(/cannot open here/);
  await rig.hook(
    'messenger',
    pageWebhook(onPage(from, { message_edit: { mid: 's1', text: 'Thank you', num_edit: 1 } })),
  );
  await rig.quiet();
  const edited = (await rig.transcript('messenger', from)).find((line) => line.edited === true);
  expect(edited).toMatchObject({ text: 'Thank you', about: 1, author: { kind: 'shopper' } });
});

test('a voice note is answered honestly in the shopper’s language', async () => {
  const from = '33600000007';
  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 'v1' }, 'Bonjour, je cherche un sac rouge'));
  await rig.quiet();
  const audio = { type: 'audio', audio: { id: 'a1', mime_type: 'audio/ogg; codecs=opus', voice: true } };
  await rig.hook('whatsapp', numberWebhook(numberMessage({ from }, 'v2', audio)));
  await rig.quiet();
  expect(rig.phone(from).join('\n')).toMatch(/Je ne peux pas encore l’écouter/);
});

test('a failed send is told to the advisor with its reason', async () => {
  const from = '33600000008';
  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 'f1' }, 'I want to speak to a person'));
  await rig.quiet();
  const ines = await rig.house.advisor('ines');
  const { id } = (await rig.thread('whatsapp', from)) ?? {};
  const desk = await ines.claims(id);
  await rig.quiet();
  rig.graph.behave({ status: 400, code: 131026 });
  await desk.says('Good evening.');
  const failed = await rig.until('the failure', () =>
    ines.events().findLast((event) => event.name === 'message:updated' && event.delivery?.state === 'failed'),
  );
  rig.graph.behave('ok');
  expect(failed).toMatchObject({ conversationId: id, delivery: { reason: 'not-reachable:131026' } });
});

test('an expired token stops the channel in plain sight: messages wait, nothing is lost', async () => {
  const from = '33600000009';
  rig.graph.behave({ status: 401, code: 190 });
  await rig.hook('whatsapp', textWebhook('whatsapp', { from, id: 't1' }, 'Hello'));
  const ready = await rig.until('the trouble on /readyz', async () => {
    const answer = (await (await fetch(`${rig.house.url}/readyz`)).json()) as { degraded?: Record<string, string> };
    return answer.degraded === undefined ? undefined : answer;
  });
  expect(ready).toMatchObject({ status: 'ready', degraded: { whatsapp: 'token:190' } });
  await rig.house.quiet();
  const { store } = rig.house.app;
  const waiting = await store.outbox.due(new Date(8.64e15), 100);
  expect(waiting.filter(({ to }) => to === from)).toMatchObject([{ state: 'pending', reason: 'token:190' }]);
  expect(rig.phone(from)).toEqual([]);
  rig.graph.behave('ok');
});
