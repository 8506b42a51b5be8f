/** A French shopper and an English advisor, through the whole house, with a stand-in for the model. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DeskEvent } from '../../src/protocol/desk/events.ts';
import type { TranslationAcks } from '../../src/protocol/desk/translation.ts';
import type { AdvisorClient } from '../support/advisor.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type OpenAiStub, startOpenAiStub } from '../support/openai-stub.ts';
import type { Shopper } from '../support/shopper.ts';

let model: OpenAiStub;
let house: TestHouse;
let env: Record<string, string>;
/** What the stand-in knows; other words come back as nothing that anybody could take for a translation. */
const words: readonly (readonly [fr: string, en: string])[] = [
  [
    'Bonsoir, ma commande de 2 480 € n’est pas arrivée mardi',
    'Good evening, my order of €2,480 did not arrive on Tuesday',
  ],
  ['Vous avez encore le sac à 1 200 € ?', 'Do you still have the bag for €12,000?'],
  ['Je voudrais aussi voir des foulards en soie', 'I would like to see silk scarves as well'],
  [
    'Bonsoir, je regarde cela tout de suite avec la boutique.',
    'Good evening, I am looking into it with the boutique right now.',
  ],
  ['Nous avons ce sac à 1 200 € dans la boutique de Lyon.', 'We have this bag for 1,200 EUR in the Lyon boutique.'],
];

beforeAll(async () => {
  model = await startOpenAiStub({ intents: [] });
  env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'stand-in', MODEL_TOKENS_PER_CONVERSATION: '1000000' };
  house = await openTestHouse({ env });
}, 60_000);
beforeEach(() => {
  model.behave('ok');
  model.say('translate', (request: string) => {
    const pair = words.find(([fr, en]) => request.includes(fr) || request.includes(en));
    const toEnglish = pair !== undefined && request.includes(pair[0]);
    return { text: pair === undefined ? 'Ich habe dies nicht verstanden.' : pair[toEnglish ? 1 : 0] };
  });
});
afterAll(async () => {
  await house.close();
  await model.close();
});

type Named<K extends DeskEvent['name']> = Extract<DeskEvent, { name: K }>;

async function told<K extends DeskEvent['name']>(
  { client, events }: AdvisorClient,
  name: K,
  is: (event: Named<K>) => boolean = () => true,
): Promise<Named<K>> {
  return client.until(`${name}`, () =>
    events().find((event): event is Named<K> => event.name === name && is(event as Named<K>)),
  );
}

/** With Mei of London, who reads English and no French. */
async function withMei(
  at: TestHouse,
  said: readonly string[],
  agreed = true,
): Promise<{ shopper: Shopper; mei: AdvisorClient; conversationId: string }> {
  const shopper = await at.shopper({ locale: 'fr' });
  if (agreed) await shopper.client.ask('consent:set', { purpose: 'model', granted: true });
  await shopper.says("je veux parler à quelqu'un");
  const mei = await at.advisor('mei');
  await mei.sees(shopper.conversationId);
  await mei.claims(shopper.conversationId);
  await mei.opens(shopper.conversationId);
  for (const text of said) await shopper.says(text);
  await at.quiet();
  return { shopper, mei, conversationId: shopper.conversationId };
}

const turn = (mei: AdvisorClient, conversationId: string, on: boolean, more: object = {}) =>
  mei.client.ask<TranslationAcks['translation:set']>('translation:set', { conversationId, on, ...more });

const translationsAsked = () => model.requests.filter((body) => body.includes('"name":"translate"'));

test('what the shopper wrote and writes is there in English, once for all who look, also in the row and after a restart', async () => {
  const kept = await openTestHouse({ env });
  const { shopper, mei, conversationId } = await withMei(kept, [words[0]?.[0] ?? '']);
  const { translating } = await turn(mei, conversationId, true);
  expect(translating).toEqual({ on: true, locale: 'en', locales: expect.arrayContaining(['en', 'zh', 'fr', 'ar']) });
  const first = await told(
    mei,
    'message:updated',
    ({ translated }) => translated !== undefined && 'text' in translated && translated.text.includes('2,480'),
  );
  expect(first.translated).toMatchObject({ locale: 'en', text: words[0]?.[1], by: 'stand-in translate-1' });

  const sofia = await kept.advisor('sofia');
  await sofia.opens(conversationId);
  await turn(sofia, conversationId, true, { locale: 'en' });
  await shopper.says(words[2]?.[0] ?? '');
  const isScarves = ({ translated }: Named<'message:updated'>) =>
    translated !== undefined && 'text' in translated && translated.text === words[2]?.[1];
  await Promise.all([told(mei, 'message:updated', isScarves), told(sofia, 'message:updated', isScarves)]);
  expect(translationsAsked().filter((body) => body.includes('foulards'))).toHaveLength(1);
  await mei.client.until('the row in English', () =>
    mei.snapshot().mine.find(({ snippet }) => snippet === words[2]?.[1]),
  );

  await kept.stop();
  const again = await openTestHouse({ dir: kept.dir, env });
  const before = translationsAsked().length;
  const meiAgain = await again.advisor('mei');
  const { translating: still, translated = [] } = await meiAgain.opens(conversationId);
  expect(still).toMatchObject({ on: true, locale: 'en' });
  expect(translated.map((one) => ('text' in one ? one.text : one.failed))).toEqual(
    expect.arrayContaining([words[0]?.[1], words[2]?.[1]]),
  );
  await meiAgain.client.until('the row in English again', () =>
    meiAgain.snapshot().mine.find(({ snippet }) => snippet === words[2]?.[1]),
  );
  expect(translationsAsked().length).toBe(before);

  await turn(meiAgain, conversationId, false);
  await meiAgain.client.until('the row in French again', () =>
    meiAgain.snapshot().mine.find(({ snippet }) => snippet === words[2]?.[0]),
  );
  await again.close();
}, 60_000);

test('a translation that changes a price is refused, and the original stands with a word', async () => {
  const { mei, conversationId } = await withMei(house, [words[1]?.[0] ?? '']);
  await turn(mei, conversationId, true);
  const { messages } = await mei.opens(conversationId);
  const seq = messages.find(({ text }) => text === words[1]?.[0])?.seq;
  const { translated } = await told(mei, 'message:updated', (event) => event.translated?.seq === seq);
  expect(translated).toEqual({ seq, locale: 'en', failed: 'unfaithful' });
});

test('a reply goes out in the very words that were approved, and the original stays with the desk', async () => {
  const { shopper, mei, conversationId } = await withMei(house, []);
  await turn(mei, conversationId, true);
  const [french, english] = words[4] ?? ['', ''];
  await mei.client.ask('translation:preview', { conversationId, text: english });
  const { preview } = await told(mei, 'translation:ready');
  expect(preview).toMatchObject({ original: english, text: french, locale: 'fr' });
  await shopper.hearsNothingFrom('advisor');

  const { previewId } = preview;
  const nobodys = { conversationId, previewId: 'forged', clientMessageId: 'x' };
  expect(await mei.client.refusal('translation:approve', nobodys)).toMatchObject({ code: 'stale' });
  const approve = () =>
    mei.client.ask<{ messageId: string }>('translation:approve', { conversationId, previewId, clientMessageId: 'one' });
  const sent = await approve();
  expect((await shopper.hears(french, 'advisor')).text).toBe(french);
  // a console that has not heard the ack asks again
  expect(await approve()).toEqual(sent);
  for (const message of await shopper.transcript()) {
    expect(message).not.toHaveProperty('original');
    expect(JSON.stringify(message)).not.toContain(english);
  }
  const last = (await mei.opens(conversationId)).messages.at(-1);
  expect(last).toMatchObject({
    text: french,
    original: { text: english, locale: 'en', by: 'stand-in translate-1', approvedBy: mei.me.name },
  });
});

test('taken back, the advisor has their own words in the box again', async () => {
  const { shopper, mei, conversationId } = await withMei(house, []);
  await turn(mei, conversationId, true);
  const english = words[3]?.[1] ?? '';
  await mei.client.ask('translation:preview', { conversationId, text: english });
  const { preview } = await told(mei, 'translation:ready');
  const approval = { conversationId, previewId: preview.previewId, clientMessageId: 'two', undoMs: 20_000 };
  const { messageId } = await mei.client.ask<{ messageId: string }>('translation:approve', approval);
  expect(await mei.client.ask('message:undo', { conversationId, messageId })).toMatchObject({ text: english });
  await shopper.hearsNothingFrom('advisor');
});

test('who has not agreed to a model is never sent to one, and the switch says why', async () => {
  const before = translationsAsked().length;
  const { shopper, mei, conversationId } = await withMei(house, [words[0]?.[0] ?? ''], false);
  expect((await turn(mei, conversationId, true)).translating).toMatchObject({ on: true, why: 'no-consent' });
  await mei.client.ask('translation:preview', { conversationId, text: words[3]?.[1] ?? '' });
  expect(await told(mei, 'translation:failed')).toMatchObject({ reason: 'no-consent' });
  await shopper.says(words[2]?.[0] ?? '');
  await house.quiet();
  expect(translationsAsked().length).toBe(before);

  // they change their mind: what is there already is translated too
  await shopper.client.ask('consent:set', { purpose: 'model', granted: true });
  const changed = await told(mei, 'translation:changed');
  expect(changed.translating).not.toHaveProperty('why');
  await told(mei, 'message:updated', ({ translated }) => translated !== undefined && 'text' in translated);
});

test('a language that is nobody’s is refused, and a stranger is told nothing', async () => {
  const { mei, conversationId } = await withMei(house, []);
  expect(await mei.client.refusal('translation:set', { conversationId, on: true, locale: 'tlh' })).toMatchObject({
    code: 'unknown-locale',
  });
  const ines = await house.advisor('ines');
  for (const [request, more] of [
    ['translation:set', { on: true }],
    ['translation:preview', { text: 'Hello' }],
    ['translation:approve', { previewId: 'x', clientMessageId: 'y' }],
  ] as const)
    expect(await ines.client.refusal(request, { conversationId, ...more })).toMatchObject({ code: 'not-found' });
});

test('it goes with the conversation', async () => {
  const { shopper, mei, conversationId } = await withMei(house, [words[0]?.[0] ?? '']);
  await turn(mei, conversationId, true);
  await told(mei, 'message:updated', ({ translated }) => translated !== undefined && 'text' in translated);
  await mei.client.ask('translation:preview', { conversationId, text: words[3]?.[1] ?? '' });
  await told(mei, 'translation:ready');
  await shopper.client.ask('session:forget', {});
  const { documents } = house.app.store;
  for (const collection of ['translations', 'translation-switches', 'translation-previews']) {
    const { items } = await documents.list(collection, { index: 'conversationId', equals: conversationId, limit: 10 });
    expect({ collection, left: items.length }).toEqual({ collection, left: 0 });
  }
});

test('without a model the switch says so, and the desk works on', async () => {
  const plain = await openTestHouse();
  const { shopper, mei, conversationId } = await withMei(plain, [words[0]?.[0] ?? '']);
  expect((await mei.opens(conversationId)).translating).toMatchObject({ on: false, why: 'no-model' });
  expect((await turn(mei, conversationId, true)).translating).toMatchObject({ on: true, why: 'no-model' });
  await mei.client.ask('translation:preview', { conversationId, text: 'Hello' });
  expect(await told(mei, 'translation:failed')).toMatchObject({ reason: 'no-model' });
  await mei.client.ask('message:send', { conversationId, clientMessageId: 'm', text: 'Un instant.' });
  await shopper.hears('Un instant.', 'advisor');
  await plain.close();
});

// Last of all: a provider that has failed is left alone for a while.
test('French is French already; a model that fails says so; neither sends anything', async () => {
  const { shopper, mei, conversationId } = await withMei(house, []);
  await turn(mei, conversationId, true);
  await mei.client.ask('translation:preview', { conversationId, text: words[3]?.[0] ?? '' });
  expect(await told(mei, 'translation:failed')).toMatchObject({ reason: 'already' });
  model.behave('500');
  await mei.client.ask('translation:preview', { conversationId, text: 'One moment please, I am asking.' });
  expect(await told(mei, 'translation:failed', ({ reason }) => reason !== 'already')).toMatchObject({
    reason: 'unavailable',
    original: 'One moment please, I am asking.',
  });
  await shopper.hearsNothingFrom('advisor');
});
