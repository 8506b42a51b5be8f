/** Azure Bot Service against the whole house: the SDK proves who calls, words become durable, replies leave by the outbox. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { appId, type AzureStub, startAzure } from '../support/azure-stub.ts';
import { hostileFields, isPolluted, withField } from '../support/hostile-json.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

jest.setTimeout(60_000);

let azure: AzureStub;
let house: TestHouse;

beforeAll(async () => {
  azure = await startAzure();
  house = await openTestHouse({
    azure: azure.azure,
    env: { MicrosoftAppId: appId, MicrosoftAppPassword: 'never used', EVIDENCE_WINDOW_MS: '300' },
  });
}, 60_000);
afterAll(async () => {
  await house?.close();
  await azure?.close();
});

const activityOf = (more: object) => ({
  type: 'message',
  id: randomUUID(),
  timestamp: new Date().toISOString(),
  serviceUrl: azure.url,
  channelId: 'msteams',
  from: { id: '29:camille', name: 'Camille Aubert' },
  recipient: { id: `28:${appId}`, name: 'Concierge' },
  conversation: { id: 'a:camille', conversationType: 'personal', tenantId: 't-1' },
  locale: 'en-GB',
  ...more,
});

function post(body: unknown, authorization = `Bearer ${azure.token()}`): Promise<Response> {
  return fetch(`${house.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const to = (conversation: string) => ({ conversation: { id: conversation, conversationType: 'personal' } });

async function conversations() {
  return (await house.app.store.transcripts.list({ channel: 'botframework' }, 100)).items;
}

test('words are answered by a proactive message, and the same activity again says nothing new', async () => {
  const hello = activityOf({ text: 'hello', ...to('a:hello') });
  expect((await post(hello)).status).toBe(200);
  expect((await post(hello)).status).toBe(200);
  const answer = await azure.sees('an answer', ({ conversation }) => conversation.id === 'a:hello');
  expect(answer).toMatchObject({ type: 'message', locale: 'en' });
  await house.quiet();
  const conversation = (await conversations()).find(({ visitor }) => visitor === 'msteams:29:camille');
  expect(conversation).toMatchObject({ locale: 'en', identity: { level: 'anonymous', name: 'Camille Aubert' } });
  const messages = await house.app.store.transcripts.messages(conversation?.id as never, 0, 50);
  expect(messages.filter(({ author }) => author.kind === 'shopper')).toHaveLength(1);
});

test('who has asked sees that an answer is being written', async () => {
  await post(activityOf({ text: 'where is my order?', ...to('a:typing') }));
  await azure.sees('the answer', ({ conversation }) => conversation.id === 'a:typing');
  while (!azure.writing.includes('a:typing')) await new Promise((resolve) => setTimeout(resolve, 10));
});

test('an advisor takes over, speaks in Teams, and sees that it was sent', async () => {
  const advisor = await house.advisor('ines');
  await post(activityOf({ text: 'I want to speak to a person', ...to('a:person') }));
  const desk = await advisor.claims();
  expect(desk.briefing.channel).toBe('botframework');
  await desk.says('Good evening, Ines here.');
  await azure.sees(
    'her words',
    ({ text, conversation }) => text === 'Good evening, Ines here.' && conversation.id === 'a:person',
  );
  await post(activityOf({ text: 'the strap came loose', ...to('a:person') }));
  await desk.hears('the strap came loose');
  await house.quiet();
  const { receipts } = (await house.conversation(desk.conversationId)) ?? {};
  expect(receipts?.marks.some(({ state }) => state === 'sent')).toBe(true);
  await desk.resolves();
});

test('pieces come as hero cards without drawings, chips say their label, and a tap means its piece', async () => {
  await post(activityOf({ text: 'a burgundy evening bag under 2000 euros', ...to('a:bag') }));
  const found = await azure.sees(
    'pieces',
    ({ conversation, attachments = [] }) => conversation.id === 'a:bag' && attachments.length > 0,
  );
  const [card] = found.attachments as {
    contentType: string;
    content: { title: string; buttons: { value: object; text: string }[] };
  }[];
  expect(card?.contentType).toBe('application/vnd.microsoft.card.hero');
  expect(JSON.stringify(found)).not.toContain('.svg');
  for (const action of found.suggestedActions?.actions ?? []) expect(action).toMatchObject({ type: 'imBack' });
  await post(
    activityOf({ ...to('a:bag'), text: card?.content.buttons[0]?.text, value: card?.content.buttons[0]?.value }),
  );
  const detail = await azure.sees(
    'the piece',
    ({ conversation, attachments = [] }) =>
      conversation.id === 'a:bag' && attachments.some(({ contentType }) => contentType.endsWith('card.adaptive')),
  );
  expect(JSON.stringify(detail)).toContain(card?.content.title);
});

describe('who is let in', () => {
  test.each([
    ['no token', () => ''],
    ['a word', () => 'Bearer nonsense'],
    ['another key', () => `Bearer ${azure.token({}, 'another')}`],
    ['another bot', () => `Bearer ${azure.token({ aud: randomUUID() })}`],
    ['another issuer', () => `Bearer ${azure.token({ iss: 'https://elsewhere.example' })}`],
    ['an old token', () => `Bearer ${azure.token({ exp: 1_700_000_000, nbf: 1_600_000_000 })}`],
    ['another service address', () => `Bearer ${azure.token({ serviceurl: 'https://elsewhere.example' })}`],
  ])('%s is refused, and nothing is stored', async (_what, authorization) => {
    const before = (await conversations()).length;
    const response = await post(activityOf({ text: 'hello', ...to(`a:${randomUUID()}`) }), authorization());
    expect([401, 403]).toContain(response.status);
    expect(await response.text()).toBe('');
    expect(await conversations()).toHaveLength(before);
  });

  test.each([
    ['no JSON', 'hello'],
    ['no activity', { hello: 'there' }],
    ['a list', []],
  ])('%s is a bad request', async (_what, body) => {
    expect((await post(body)).status).toBe(400);
  });

  test.each(hostileFields)('%s is a bad request, and nothing is stored', async (_what, field) => {
    const before = (await conversations()).length;
    const hello = activityOf({ text: 'hello', ...to(`a:${randomUUID()}`) });
    expect((await post(withField(hello, field))).status).toBe(400);
    expect((await post(withField(hello, `"value":{${field}}`))).status).toBe(400);
    expect(await conversations()).toHaveLength(before);
    expect(isPolluted()).toBe(false);
  });

  test('a key said twice, a byte order mark and half a character are taken', async () => {
    const hello = JSON.stringify(activityOf({ text: 'a\ud800b', ...to('a:odd') }));
    expect((await post(`\ufeff${hello.replace('{', '{"text":"first",')}`)).status).toBe(200);
    await house.quiet();
    const all = await conversations();
    const said = await Promise.all(all.map(({ id }) => house.app.store.transcripts.messages(id, 0, 50)));
    expect(said.flat().map(({ text }) => text)).toContain('a\ufffdb');
  });

  test('other methods, and too much at once', async () => {
    expect((await fetch(`${house.url}/api/messages`)).status).toBe(405);
    expect((await post(activityOf({ text: 'x'.repeat(1_100_000) }))).status).toBe(413);
  });
});

describe('what else comes', () => {
  test.each([
    ['conversationUpdate', { type: 'conversationUpdate', membersAdded: [{ id: '29:camille' }] }, 200],
    ['installationUpdate', { type: 'installationUpdate', action: 'add' }, 200],
    ['typing', { type: 'typing' }, 200],
    ['an event of somebody else', { type: 'event', name: 'weather', value: { rain: true } }, 200],
    ['a kind that does not exist yet', { type: 'telepathy', value: [[[]]] }, 200],
    ['an invoke that we do not know', { type: 'invoke', name: 'composeExtension/query', value: {} }, 501],
    ['an empty message', { type: 'message', text: '' }, 200],
    ['a channel of many people', { text: 'hello all', conversation: { id: 'g', isGroup: true } }, 200],
  ])('%s says nothing to us, and is no error', async (_what, more, status) => {
    const before = (await conversations()).length;
    expect((await post(activityOf({ ...to('a:quiet'), ...more }))).status).toBe(status);
    expect(await conversations()).toHaveLength(before);
  });

  test('reactions, changed and deleted words stand in the advisor’s thread', async () => {
    const at = to('a:reactions');
    const said = activityOf({ text: 'helo', ...at });
    await post(said);
    const answer = await azure.sees('an answer', ({ conversation }) => conversation.id === 'a:reactions');
    expect(answer.text).not.toBe('');
    await house.quiet();
    const events = [
      { type: 'messageReaction', replyToId: 'azure-1', reactionsAdded: [{ type: 'heart' }] },
      { type: 'messageUpdate', id: said.id, text: 'hello' },
      { type: 'messageDelete', id: said.id },
    ];
    for (const more of events) expect((await post(activityOf({ ...at, ...more }))).status).toBe(200);
    await house.quiet();
    const id = (await conversations()).find(({ snippet }) => snippet !== '')?.id;
    const all = await Promise.all(
      (await conversations()).map((one) => house.app.store.transcripts.messages(one.id, 0, 50)),
    );
    const here = all.find((messages) => messages.some(({ text }) => text === 'helo')) ?? [];
    expect(id).toBeDefined();
    expect(here.some(({ text, edited }) => text === 'hello' && edited === true)).toBe(true);
    expect(
      here
        .filter(({ audience }) => audience === 'desk')
        .map(({ text }) => text)
        .join(),
    ).toContain('❤️');
  });

  test('an Adaptive Card’s Action.Execute is heard and acknowledged', async () => {
    const more = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', data: { command: 'person', label: 'A person' } } },
    };
    const response = await post(activityOf({ ...to('a:execute'), ...more }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ statusCode: 200 });
    const advisor = await house.advisor('leo');
    expect((await advisor.claims()).briefing.channel).toBe('botframework');
  });

  test('a text longer than a message may be is several, and none of it is lost', async () => {
    const long = Array.from({ length: 300 }, (_, at) => `This is sentence number ${at}.`).join(' ');
    await post(activityOf({ ...to('a:long'), text: long }));
    await house.quiet();
    const all = await Promise.all(
      (await conversations()).map((one) => house.app.store.transcripts.messages(one.id, 0, 50)),
    );
    const parts = all
      .flat()
      .filter(({ author, text }) => author.kind === 'shopper' && text.includes('sentence number'));
    expect(parts.map(({ text }) => text.trim()).join(' ')).toBe(long);
    expect(parts.length).toBeGreaterThan(1);
  });
});

describe('when the channel does not take it', () => {
  /** Resolves once what became of the send stands in a conversation. */
  async function flagged(): Promise<void> {
    const until = Date.now() + 10_000;
    for (;;) {
      const marks = (await conversations()).flatMap(({ receipts }) => receipts?.marks ?? []);
      if (marks.some(({ possibleDuplicate }) => possibleDuplicate)) return;
      if (Date.now() > until) throw new Error(`No message is flagged: ${JSON.stringify(marks)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  const heard = (conversation: string) =>
    azure.sent.filter(({ activity }) => activity.conversation.id === conversation);

  test('what was certainly not sent goes again, once', async () => {
    azure.answersWith(429, 'no token');
    await post(activityOf({ text: 'hello', ...to('a:later') }));
    await azure.sees('an answer after all', ({ conversation }) => conversation.id === 'a:later');
    await house.quiet();
    expect(heard('a:later')).toHaveLength(1);
  });

  test('what may have been sent is sent once more, and flagged', async () => {
    azure.answersWith(502);
    await post(activityOf({ text: 'hello', ...to('a:doubt') }));
    await azure.sees('an answer after the doubt', ({ conversation }) => conversation.id === 'a:doubt');
    await house.quiet();
    expect(heard('a:doubt')).toHaveLength(1);
    await flagged();
  });

  test('somebody who removed the bot is not written to again', async () => {
    azure.answersWith(403);
    await post(activityOf({ text: 'hello', ...to('a:gone') }));
    await house.quiet();
    await post(activityOf({ text: 'thank you', ...to('a:gone') }));
    await azure.sees('the next answer', ({ conversation }) => conversation.id === 'a:gone');
    expect(heard('a:gone')).toHaveLength(1);
  });
});
