import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createBreaker } from '../../src/understanding/breaker.ts';
import { createBudget } from '../../src/understanding/budget.ts';
import { type Agreement, createModelUnderstander } from '../../src/understanding/model.ts';
import { type CallRecord, createModelCall, type ModelCallParts } from '../../src/understanding/model-call.ts';
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
let calls: CallRecord[] = [];
let agreements: Agreement[] = [];

beforeAll(async () => {
  stub = await startOpenAiStub(reading);
});
afterAll(() => stub.close());
beforeEach(() => {
  calls = [];
  agreements = [];
  stub.behave('ok');
});

const plenty = { allows: () => true, spend: () => {} };

const withModel = (parts: Partial<ModelCallParts> = {}) =>
  createModelUnderstander({
    local,
    call: createModelCall({
      model: { name: 'stub-model', apiKey: 'key', baseUrl: stub.baseUrl },
      budget: plenty,
      record: (call) => calls.push(call),
      ...parts,
    }),
    compared: (agreement) => agreements.push(agreement),
  });

const never = () => new AbortController().signal;
const said = 'my money: where did it go, MM-20418, camille.aubert@example.com, 4242 4242 4242 4242';

test('the model says what is meant and felt; numbers stay those of the text', async () => {
  const understanding = await withModel().read(said, { locale: 'en' }, never());
  expect(understanding).toMatchObject({ by: 'stub-model understand-1', intents: [{ intent: 'refund' }] });
  expect(understanding.emotion).toMatchObject({ frustration: 0.7, evidence: ['where did it go'] });
  expect(understanding.entities).toEqual(local.read(said, { locale: 'en' }).entities);
});

test('an object in plain text is understood as well', async () => {
  stub.behave('text');
  expect((await withModel().read(said, { locale: 'en' }, never())).by).toBe('stub-model understand-1');
});

test('no card, address, number or earlier address reaches the provider', async () => {
  const recent = [{ role: 'shopper' as const, text: 'I am jonas.weiss@example.com, MM-20431' }];
  await withModel().read(said, { locale: 'en', recent }, never());
  const sent = stub.requests.at(-1) ?? '';
  for (const secret of ['4242 4242', '20418', 'camille', 'jonas', '20431']) expect(sent).not.toContain(secret);
});

test.each<[StubMode, CallRecord['outcome']]>([
  ['429', 'refused'],
  ['500', 'refused'],
  ['not-json', 'invalid'],
  ['wrong-schema', 'invalid'],
  ['oversized', 'invalid'],
  ['empty-choices', 'refused'],
  ['cut-stream', 'refused'],
])('%s: the local reading, and none of the provider words', async (mode, outcome) => {
  stub.behave(mode);
  const understanding = await withModel().read(said, { locale: 'en' }, never());
  expect(understanding).toEqual(local.read(said, { locale: 'en' }));
  expect(JSON.stringify(understanding)).not.toContain('PROVIDER-WORDS');
  expect(calls).toMatchObject([{ task: 'understand', outcome }]);
});

test('one failure is tried again', async () => {
  stub.behave('500', 'ok');
  expect((await withModel().read(said, { locale: 'en' }, never())).by).toBe('stub-model understand-1');
});

test('a model that hangs costs its deadline and no more', async () => {
  stub.behave('hang');
  const startedAt = performance.now();
  const understanding = await withModel({ tryMs: 150, overallMs: 400 }).read(said, { locale: 'en' }, never());
  expect(understanding.by).toBe('local');
  expect(calls).toMatchObject([{ outcome: 'timeout' }]);
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
  expect(calls.at(-1)?.outcome).toBe('resting');
  now = 31_000;
  stub.behave('ok');
  expect((await understander.read(said, { locale: 'en' }, never())).by).toBe('stub-model understand-1');
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

test('tokens are counted, and a spent budget leaves the local reading', async () => {
  const budget = createBudget({ perConversation: 200, perDay: 1_000, now: () => new Date('2026-11-22T10:00:00Z') });
  const understander = withModel({ budget });
  const context = { locale: 'en', conversationId: 'one' };
  await understander.read(said, context, never());
  expect(calls).toMatchObject([{ outcome: 'ok', usage: { input: 120, output: 30 } }]);
  await understander.read(said, context, never());
  const asked = stub.requests.length;
  expect((await understander.read(said, context, never())).by).toBe('local');
  expect(calls.at(-1)?.outcome).toBe('spent');
  expect(stub.requests).toHaveLength(asked);
  expect((await understander.read(said, { ...context, conversationId: 'two' }, never())).by).not.toBe('local');
});

test('a new day has a new budget', () => {
  let day = '2026-11-22T23:59:00Z';
  const budget = createBudget({ perConversation: 10, perDay: 15, now: () => new Date(day) });
  budget.spend('one', 10);
  expect([budget.allows('one'), budget.allows('two')]).toEqual([false, true]);
  budget.spend('two', 5);
  expect(budget.allows('three')).toBe(false);
  day = '2026-11-23T00:00:00Z';
  expect(budget.allows('one')).toBe(true);
});

test('what the two readings have in common is told, without a word of the text', async () => {
  await withModel().read('I want my money back', { locale: 'en' }, never());
  await withModel().read('where is my parcel', { locale: 'en' }, never());
  expect(agreements).toMatchObject([
    { intent: true, language: true },
    { intent: false, language: true },
  ]);
  expect(Object.keys(agreements[0] ?? {})).toEqual(['intent', 'language', 'frustration']);
});
