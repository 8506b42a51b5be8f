/** A translation comes through whole or not at all; what must not change is never seen by the model. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import { personNames } from '../../src/domain/set-aside.ts';
import { createModelCall } from '../../src/understanding/model-call.ts';
import { createModelTranslator } from '../../src/understanding/model-translator.ts';
import { type OpenAiStub, startOpenAiStub } from '../support/openai-stub.ts';
import { local } from './support.ts';

let stub: OpenAiStub;
beforeAll(async () => {
  stub = await startOpenAiStub({});
});
afterAll(() => stub.close());
beforeEach(() => stub.behave('ok'));

const translator = () =>
  createModelTranslator({
    local,
    call: createModelCall({
      model: { name: 'stub-model', baseUrl: stub.baseUrl },
      budget: { allows: () => true, spend: () => {} },
      tryMs: 2_000,
      overallMs: 3_000,
    }),
  });

function translated(
  text: string,
  into: string,
  { from = 'fr', to = 'en', names = personNames('Camille Aubert') } = {},
) {
  stub.say('translate', { text: into });
  const request = { text, from, to, names, conversationId: conversationId('c-1') };
  return translator().translate(request, new AbortController().signal);
}

const original =
  'Bonjour, ici Camille Aubert (camille.aubert@example.com, +33 6 12 34 56 78). La commande MM-20418 à 2 480,00 € n’est pas arrivée le mardi 24 novembre. Voir https://meridon.example/suivi?token=abc';
const faithful =
  'Hello, this is ⟦5⟧ (⟦2⟧, ⟦4⟧). Order ⟦3⟧ for €2,480.00 did not arrive on Tuesday, November 24. See ⟦1⟧';

test('names, codes, addresses and telephone numbers come back as they were, and the model has seen none of them', async () => {
  expect(await translated(original, faithful)).toEqual({
    ok: true,
    by: 'stub-model translate-1',
    text: 'Hello, this is Camille Aubert (camille.aubert@example.com, +33 6 12 34 56 78). Order MM-20418 for €2,480.00 did not arrive on Tuesday, November 24. See https://meridon.example/suivi?token=abc',
  });
  for (const secret of ['Camille', 'Aubert', '20418', '12 34 56', 'token=abc', 'example.com'])
    expect(stub.requests.at(-1)).not.toContain(secret);
});

test.each([
  ['another price', faithful.replace('2,480', '2,840')],
  ['another currency', faithful.replace('€2,480.00', '$2,480.00')],
  ['another day', faithful.replace('24', '25')],
  ['another month', faithful.replace('November', 'December')],
  ['another weekday', faithful.replace('Tuesday', 'Thursday')],
  ['a lost code', faithful.replace(' ⟦3⟧', '')],
  ['a code twice', faithful.replace('⟦2⟧', '⟦3⟧')],
  ['a figure of its own', `${faithful} It takes 3 weeks.`],
  ['an address of its own', `${faithful} Write to shop@evil.example.`],
  ['the original again', original],
  ['something else as well', `${faithful} ${'And the shopper is wonderful. '.repeat(40)}`],
])('%s makes it no translation', async (_what, into) => {
  expect(await translated(original, into)).toEqual({ ok: false, reason: 'unfaithful' });
});

test.each([
  ['figures in Arabic digits', 'Le sac coûte 2 480 €, 3 jours', 'سعر الحقيبة ٢٤٨٠ يورو، خلال ٣ أيام', 'ar'],
  ['months by their Levantine names', 'Rendez-vous le 24 novembre', 'موعدنا في 24 تشرين الثاني', 'ar'],
  ['numbers in words', 'Il me faut deux sacs pour mardi', 'I need two bags for Tuesday', 'en'],
  ['a word that is a number elsewhere', 'Le sac est neuf', 'The bag is new', 'en'],
])('%s are the same figures', async (_what, text, into, to) => {
  expect(await translated(text, into, { to })).toMatchObject({ ok: true, text: into });
});

test.each([
  ['Appelez-moi au 06 12 34 56 78', 'Call me on ⟦1⟧', 'Call me on 06 12 34 56 78'],
  ['هاتفي ٠٥٠١٢٣٤٥٦٧', 'My telephone is ⟦1⟧', 'My telephone is ٠٥٠١٢٣٤٥٦٧'],
])('a telephone number without its country is unseen too, and comes back: %s', async (text, into, read) => {
  expect(await translated(text, into)).toMatchObject({ ok: true, text: read });
  expect(stub.requests.at(-1)).not.toMatch(/12 34 56|١٢٣٤/);
});

test.each(['hang', '429', '500'] as const)('%s: unavailable, and no word of the provider', async (mode) => {
  stub.behave(mode);
  expect(await translated(original, faithful)).toEqual({ ok: false, reason: 'unavailable' });
});
