/** "How was this conversation?" in a shopper's own thread: asked inside the window alone, answered by a tap, a name or a number. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Clock } from '../../src/domain/ports.ts';
import { type ChannelHouse, openChannelHouse } from '../support/channel-house.ts';
import {
  type MetaChannel,
  numberMessage,
  numberWebhook,
  onPage,
  pageWebhook,
  textWebhook,
} from '../support/webhooks.ts';

jest.setTimeout(40_000);

const secret = 'a-secret-for-tests';
const hourMs = 3_600_000;
let skewMs = 0;
let said = 0;
const clock: Clock = {
  now: () => new Date(Date.now() + skewMs),
  monotonicMs: () => performance.now() + skewMs,
};
const question = /How was this conversation\?/;

let rig: ChannelHouse;
beforeEach(async () => {
  skewMs = 0;
  rig = await openChannelHouse({ clock, env: { DIRECTLINE_SECRET: secret } });
}, 40_000);
afterEach(() => rig.close());

async function says(channel: MetaChannel, from: string, words: string): Promise<void> {
  said += 1;
  const at = clock.now().getTime();
  expect(await rig.hook(channel, textWebhook(channel, { from, id: `r${said}`, at }, words))).toBe(200);
  await rig.quiet();
}

const asked = (from: string) => rig.phone(from).filter((words) => question.test(words)).length;
const figures = async () => {
  const sofia = await rig.house.advisor('sofia');
  const [from, to] = [-1, 1].map((hours) => new Date(Date.now() + hours * hourMs).toISOString());
  const answer = await sofia.fetch(`/api/v1/insights/csat?from=${from}&to=${to}`);
  const { now } = (await answer.json()) as { now: { rows: { channel: string; asked: number; answered: number }[] } };
  return now.rows.filter(({ channel }) => channel === 'whatsapp');
};

async function resolvedByInes(from: string): Promise<void> {
  await says('whatsapp', from, 'I want to speak to a person');
  const ines = await rig.house.advisor('ines');
  const desk = await ines.claims((await rig.thread('whatsapp', from))?.id);
  await desk.says('Good evening, Inès here.');
  await rig.quiet();
  await desk.resolves();
  await rig.quiet();
}

test('WhatsApp: asked once when the case is over; a tap is the rating, thanked for, and no question to the concierge', async () => {
  const from = '33600000071';
  await resolvedByInes(from);
  expect(asked(from)).toBe(1);
  const sent = rig.graph.delivered.findLast(({ to }) => to === from);
  expect(JSON.stringify(sent?.body)).toContain('csat#4');
  const before = await rig.transcript('whatsapp', from);

  const reply = { type: 'list_reply', list_reply: { id: 'csat#4', title: 'Excellent' } };
  await rig.hook(
    'whatsapp',
    numberWebhook(numberMessage({ from }, 'tap-1', { type: 'interactive', interactive: reply })),
  );
  await rig.quiet();
  const after = await rig.thread('whatsapp', from);
  expect(after).toMatchObject({ csat: { score: 4 }, csatRequested: false, owed: [], floor: { heldBy: 'bot' } });
  const lines = (await rig.transcript('whatsapp', from)).slice(before.length);
  expect(lines.map(({ author, audience, text }) => [author.kind, audience, text])).toEqual([
    ['system', 'desk', 'Rated this conversation 4 of 4 (Excellent)'],
    ['system', undefined, 'Thank you. We have noted it.'],
  ]);
  expect(rig.phone(from).at(-1)).toBe('Thank you. We have noted it.');
  expect(await figures()).toContainEqual(expect.objectContaining({ asked: 1, answered: 1 }));
});

test('WhatsApp: a number typed below the question is the score it names; anywhere else it is words', async () => {
  const from = '33600000072';
  await resolvedByInes(from);
  await says('whatsapp', from, '2');
  expect((await rig.thread('whatsapp', from))?.csat).toMatchObject({ score: 2 });
  await says('whatsapp', from, '4');
  expect((await rig.thread('whatsapp', from))?.csat).toMatchObject({ score: 2 });
  expect((await rig.transcript('whatsapp', from)).at(-1)?.author.kind).toBe('bot');
});

test('WhatsApp: a day after the last words nothing is asked', async () => {
  const from = '33600000073';
  await says('whatsapp', from, 'I want to speak to a person');
  const ines = await rig.house.advisor('ines');
  const desk = await ines.claims((await rig.thread('whatsapp', from))?.id);
  skewMs += 25 * hourMs;
  await desk.resolves();
  await rig.quiet();
  expect(asked(from)).toBe(0);
  expect(await rig.thread('whatsapp', from)).toMatchObject({ csatRequested: false, resolved: { outcome: 'solved' } });
});

test('Messenger: the concierge alone asks at the leave-taking after it has helped, and then not for seven days', async () => {
  const from = 'psid-rating';
  await says('messenger', from, 'Thank you');
  expect(asked(from)).toBe(0);
  const helped = async () => {
    await says('messenger', from, 'What is your return policy?');
    await says('messenger', from, 'Thank you, goodbye');
  };
  await helped();
  expect(asked(from)).toBe(1);
  await rig.hook(
    'messenger',
    pageWebhook(onPage(from, { message: { mid: 'tap-2', text: 'Good', quick_reply: { payload: 'csat#3' } } })),
  );
  await rig.quiet();
  expect((await rig.thread('messenger', from))?.csat).toMatchObject({ score: 3 });
  await helped();
  expect(asked(from)).toBe(1);
  skewMs += 8 * 24 * hourMs;
  await helped();
  expect(asked(from)).toBe(2);
});

test('Direct Line: the question comes with its choices, and a typed number answers it', async () => {
  const call = async (path: string, key: string, body?: unknown) => {
    const response = await fetch(`${rig.house.url}/v3/directline${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as {
      token: string;
      conversationId: string;
      activities: { suggestedActions?: unknown }[];
    };
  };
  const { token } = await call('/tokens/generate', secret, { user: { id: 'dl_rating' } });
  const { conversationId } = await call('/conversations', token, {});
  const post = async (text: string) => {
    await call(`/conversations/${conversationId}/activities`, token, {
      type: 'message',
      text,
      from: { id: 'dl_rating' },
    });
    await rig.house.quiet();
  };
  await post('I want to speak to a person');
  const ines = await rig.house.advisor('ines');
  const desk = await ines.claims();
  await desk.resolves();
  await rig.house.quiet();
  const { activities } = await call(`/conversations/${conversationId}/activities`, token);
  expect(JSON.stringify(activities.at(-1)?.suggestedActions)).toContain('csat#1');
  await post('3');
  expect((await rig.house.conversation(desk.conversationId))?.csat).toMatchObject({ score: 3 });
});
