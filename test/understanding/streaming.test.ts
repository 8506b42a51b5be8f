/** A draft is heard while it is written, and is one only when it is whole and has been checked. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { conversationId } from '../../src/domain/ids.ts';
import { createModelCall } from '../../src/understanding/model-call.ts';
import { createModelComposer } from '../../src/understanding/model-composer.ts';
import { textSoFar } from '../../src/understanding/text-so-far.ts';
import { type OpenAiStub, startOpenAiStub } from '../support/openai-stub.ts';
import { local } from './support.ts';

let stub: OpenAiStub;
beforeAll(async () => {
  stub = await startOpenAiStub({});
});
afterAll(() => stub.close());
beforeEach(() => stub.behave('ok'));

const text = 'Good afternoon. A return is possible within 30 days, and I also give you 45 % off.';

function draft(heard: string[]) {
  stub.say('draft', { text, sources: [1], confidence: 0.8 });
  const composer = createModelComposer({
    local,
    call: createModelCall({
      model: { name: 'stub-model', baseUrl: stub.baseUrl },
      budget: { allows: () => true, spend: (_payer, tokens) => void spent.push(tokens) },
      tryMs: 2_000,
    }),
  });
  const request = {
    lines: [{ seq: 1, role: 'shopper' as const, text: 'Can I return it?' }],
    locale: 'en',
    passages: [{ id: 'returns', title: 'Returns', text: 'You may return a piece within 30 days.' }],
    facts: [],
    extended: (soFar: string) => void heard.push(soFar),
    conversationId: conversationId('c-1'),
  };
  return composer.draft(request, new AbortController().signal);
}
const spent: number[] = [];

test('every piece goes on from the one before; what has no source is marked at the end', async () => {
  const heard: string[] = [];
  expect(await draft(heard)).toMatchObject({ text, unsourced: ['45'], sources: [{ id: 'returns' }] });
  expect(heard.length).toBeGreaterThan(2);
  for (const soFar of heard) expect(text.startsWith(soFar)).toBe(true);
  expect(heard[0]).not.toBe(text);
  expect(spent.at(-1)).toBe(150);
});

test('a server that breaks off, or cannot stream, is asked once more for the whole', async () => {
  stub.behave('cut-stream', 'ok');
  expect(await draft([])).toMatchObject({ text });
  const { stream = false } = JSON.parse(stub.requests.at(-1) ?? '{}') as { stream?: boolean };
  expect(stream).toBe(false);
});

test.each([
  ['', ''],
  ['{"te', ''],
  ['{"text": "Good', 'Good'],
  ['{"sources":[1],"text":"a \\"b\\" c\\', 'a "b" c'],
  ['{"text":"caf\\u00e9 \\ud83d', 'café '],
  ['{"text":"one\\ntwo","confidence":1', 'one\ntwo'],
])('of %j the text so far is %j', (json, expected) => {
  expect(textSoFar(json)).toBe(expected);
});
