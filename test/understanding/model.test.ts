import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createBreaker } from '../../src/understanding/breaker.ts';
import { createModelUnderstander, type FallbackReason, type ModelParts } from '../../src/understanding/model.ts';
import { type OpenAiStub, type StubMode, startOpenAiStub } from '../support/openai-stub.ts';
import { local } from './support.ts';

const reading = {
  language: 'en',
  intents: [{ intent: 'refund', confidence: 0.9 }],
  frustration: 0.7,
  valence: -0.6,
  evidence: ['where did it go', 'words nobody wrote'],
  topics: [],
};

let stub: OpenAiStub;
let fallbacks: FallbackReason[] = [];

beforeAll(async () => {
  stub = await startOpenAiStub(reading);
});
afterAll(() => stub.close());
beforeEach(() => {
  fallbacks = [];
  stub.behave('ok');
});

const withModel = (parts: Partial<ModelParts> = {}) =>
  createModelUnderstander({
    local,
    model: { name: 'stub-model', apiKey: 'key', baseUrl: stub.baseUrl },
    onFallback: (reason) => fallbacks.push(reason),
    ...parts,
  });

const never = () => new AbortController().signal;
const said = 'my money: where did it go, MM-20418, camille.aubert@example.com, 4242 4242 4242 4242';

test('the model says what is meant and felt; numbers stay those of the text', async () => {
  const understanding = await withModel().read(said, { locale: 'en' }, never());
  expect(understanding).toMatchObject({ by: 'stub-model', intents: [{ intent: 'refund' }] });
  expect(understanding.emotion).toMatchObject({ frustration: 0.7, evidence: ['where did it go'] });
  expect(understanding.entities).toEqual(local.read(said, { locale: 'en' }).entities);
});

test('an object in plain text is understood as well', async () => {
  stub.behave('text');
  expect((await withModel().read(said, { locale: 'en' }, never())).by).toBe('stub-model');
});

test('no card, address, number or earlier address reaches the provider', async () => {
  const recent = [{ role: 'shopper' as const, text: 'I am jonas.weiss@example.com, MM-20431' }];
  await withModel().read(said, { locale: 'en', recent }, never());
  const sent = stub.requests.at(-1) ?? '';
  for (const secret of ['4242 4242', '20418', 'camille', 'jonas', '20431']) expect(sent).not.toContain(secret);
});

test.each<[StubMode, FallbackReason]>([
  ['429', 'refused'],
  ['500', 'refused'],
  ['not-json', 'invalid'],
  ['wrong-schema', 'invalid'],
  ['empty-choices', 'refused'],
  ['cut-stream', 'refused'],
])('%s: the local reading, and none of the provider words', async (mode) => {
  stub.behave(mode);
  const understanding = await withModel().read(said, { locale: 'en' }, never());
  expect(understanding).toEqual(local.read(said, { locale: 'en' }));
  expect(JSON.stringify(understanding)).not.toContain('PROVIDER-WORDS');
  expect(fallbacks).toHaveLength(1);
});

test('one failure is tried again', async () => {
  stub.behave('500', 'ok');
  expect((await withModel().read(said, { locale: 'en' }, never())).by).toBe('stub-model');
});

test('a model that hangs costs its deadline and no more', async () => {
  stub.behave('hang');
  const startedAt = performance.now();
  const understanding = await withModel({ tryMs: 150, overallMs: 400 }).read(said, { locale: 'en' }, never());
  expect(understanding.by).toBe('local');
  expect(fallbacks).toEqual(['timeout']);
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});

test('a turn that is given up does not wait, and is not held against the model', async () => {
  stub.behave('hang');
  const turn = new AbortController();
  const breaker = createBreaker({ now: () => 0, failures: 1 });
  const read = withModel({ breaker }).read(said, { locale: 'en' }, turn.signal);
  turn.abort();
  expect((await read).by).toBe('local');
  expect(breaker.state).toBe('closed');
});

test('after five failures the model is left in peace, and asked again after a rest', async () => {
  let now = 0;
  const understander = withModel({ breaker: createBreaker({ now: () => now }) });
  stub.behave('500');
  for (let turn = 0; turn < 5; turn++) await understander.read(said, { locale: 'en' }, never());
  const asked = stub.requests.length;
  await understander.read(said, { locale: 'en' }, never());
  expect(stub.requests).toHaveLength(asked);
  expect(fallbacks.at(-1)).toBe('resting');
  now = 31_000;
  stub.behave('ok');
  expect((await understander.read(said, { locale: 'en' }, never())).by).toBe('stub-model');
});

test('a clear wish for a person is not argued away', async () => {
  const understanding = await withModel().read('I want to speak to a person', { locale: 'en' }, never());
  expect(understanding.intents[0]).toMatchObject({ intent: 'person' });
});

test('five failures spread over minutes open nothing', () => {
  let now = 0;
  const breaker = createBreaker({ now: () => now });
  for (let turn = 0; turn < 10; turn++) {
    breaker.failed();
    now += 10_000;
  }
  expect(breaker.allows()).toBe(true);
});
