/** The real `botframework-directlinejs` against our Direct Line: over WebSocket, by polling, cut off, and with an advisor. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type DirectLineShopper, openDirectLineShopper } from '../support/direct-line-client.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

// A client that was cut off waits some seconds before it tries again.
jest.setTimeout(60_000);

const secret = 'a secret for tests';
let house: TestHouse;
const shoppers: DirectLineShopper[] = [];

beforeAll(async () => {
  house = await openTestHouse({ env: { DIRECTLINE_SECRET: secret } });
}, 60_000);
afterAll(async () => {
  for (const shopper of shoppers) shopper.close();
  await house.close();
});

function visit(options: Partial<Parameters<typeof openDirectLineShopper>[0]> = { secret }): DirectLineShopper {
  const shopper = openDirectLineShopper({ url: house.url, ...options });
  shoppers.push(shopper);
  return shopper;
}

describe.each([
  ['WebSocket', true],
  ['polling', false],
] as const)('by %s', (_way, webSocket) => {
  test('words go in, the own ones come back as they were, and the answer with what can be tapped', async () => {
    const shopper = visit({ secret, webSocket });
    const channelData = { clientActivityID: 'one', mood: { nested: [1, 'é'] } };
    const id = await shopper.says('hello', { channelData });
    const own = await shopper.sees('my own words', ({ text }) => text === 'hello');
    expect(own).toMatchObject({ id, channelData, from: { id: 'camille', role: 'user' } });
    const answer = await shopper.sees('an answer', ({ from, type }) => from.id === 'concierge' && type === 'message');
    expect(answer.text).not.toBe('');
    if (!webSocket) expect(shopper.shown.filter(({ type }) => type === 'typing')).toEqual([]);
  });

  test('pieces come as a carousel, and a tap on one means it', async () => {
    const shopper = visit({ secret, webSocket });
    await shopper.says('a burgundy evening bag under 2000 euros');
    const found = await shopper.sees('a carousel', ({ attachments = [] }) => attachments.length > 0);
    const [first] = found.attachments ?? [];
    expect(first?.contentType).toBe('application/vnd.microsoft.card.hero');
    const { title, buttons } = (first as { content: Tile }).content;
    const [button] = buttons;
    await shopper.says(button?.text ?? '', {
      value: button?.value,
      channelData: { messageBack: { displayText: button?.text } },
    });
    const detail = await shopper.sees('the piece', ({ attachments = [] }) =>
      attachments.some(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive'),
    );
    expect(JSON.stringify(detail)).toContain(title);
  });

  test('a person is asked for, comes, speaks, is heard, and hands back', async () => {
    const shopper = visit({ secret, webSocket });
    const advisor = await house.advisor('ines');
    await shopper.says('I want to speak to a person');
    await shopper.sees('something', ({ from }) => from.id === 'concierge');
    const desk = await advisor.claims(shopper.conversationId());
    expect(desk.briefing.channel).toBe('directline');
    await desk.says('Good evening, **Ines** here.');
    const words = await shopper.sees('the advisor', ({ from }) => from.id === 'advisor');
    expect(words).toMatchObject({ text: 'Good evening, **Ines** here.', from: { name: 'Ines Moreau', role: 'bot' } });
    await shopper.says('the strap came loose');
    await desk.hears('the strap came loose');
    await desk.handsBack({ agreed: 'A repair in Paris.', open: 'The date.' });
    await shopper.sees('the concierge again', ({ text = '' }) => text.includes('A repair in Paris.'));
    const seen = shopper.shown.filter(({ type }) => type === 'message').map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

type Tile = { title: string; buttons: { text: string; value: unknown }[] };

test('a stream that is cut goes on where it was: what was said meanwhile comes once', async () => {
  const shopper = visit();
  const advisor = await house.advisor('leo');
  await shopper.says('I want to speak to a person');
  const desk = await advisor.claims(shopper.conversationId());
  await desk.says('Before the cut.');
  await shopper.sees('words before', ({ text }) => text === 'Before the cut.');
  shopper.cut();
  await desk.says('While it was away.');
  await shopper.sees('words after', ({ text }) => text === 'While it was away.');
  await desk.says('And after.');
  await shopper.sees('words after', ({ text }) => text === 'And after.');
  const seen = shopper.shown.filter(({ type }) => type === 'message').map(({ id }) => id);
  expect(new Set(seen).size).toBe(seen.length);
  expect(shopper.shown.filter(({ text }) => text === 'While it was away.')).toHaveLength(1);
});

test('a token brings its user, whatever the client says, and only into its own conversation', async () => {
  const { token, conversationId } = await generate({ user: { id: 'dl_camille', name: 'Camille' } });
  const shopper = visit({ token, userId: 'dl_somebody_else' });
  await shopper.says('hello');
  const own = await shopper.sees('my own words', ({ text }) => text === 'hello');
  expect(shopper.conversationId()).toBe(conversationId);
  expect((await house.conversation(conversationId))?.visitor).toBe('dl_camille');
  expect(own.from.id).toBe('dl_camille');
  const other = await generate({});
  const peek = await fetch(`${house.url}/v3/directline/conversations/${other.conversationId}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(peek.status).toBe(403);
});

test('a client that comes back with its conversation and watermark is told the rest', async () => {
  const first = visit();
  await first.says('hello');
  await first.sees('an answer', ({ from, type }) => from.id === 'concierge' && type === 'message');
  const conversationId = first.conversationId();
  first.close();
  const again = visit({ secret, conversationId, watermark: '1' });
  await again.sees('what came after the first', ({ from, type }) => from.id === 'concierge' && type === 'message');
  expect(again.shown.some(({ text }) => text === 'hello')).toBe(false);
});

test('an advisor who writes is seen writing', async () => {
  const shopper = visit();
  const advisor = await house.advisor('ines');
  await shopper.says('I want to speak to a person');
  await shopper.sees('something', ({ from }) => from.id === 'concierge');
  const desk = await advisor.claims(shopper.conversationId());
  await advisor.client.ask('typing:set', { conversationId: desk.conversationId, on: true });
  const typing = await shopper.sees('typing', ({ type, from }) => type === 'typing' && from.id === 'advisor');
  expect(typing.from.name).toBe('Ines Moreau');
});

async function generate(body: object): Promise<{ token: string; conversationId: string }> {
  const response = await fetch(`${house.url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { token: string; conversationId: string };
}
