import { describe, expect, test } from '@jest/globals';
import { type Candidate, toldEmotions, trainingRows, withConsent } from '../../src/domain/candidate.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId, conversationId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { consentPurposes } from '../../src/domain/participant.ts';
import { redactNames } from '../../src/domain/redact-names.ts';
import { intents } from '../../src/domain/understanding.ts';
import { correctEmotions, correctIntents, correctLanguages } from '../../src/protocol/reading-words.ts';
import { shopperRequests } from '../../src/protocol/shopper.ts';
import { languages, type Sentence } from '../../src/understanding/sentences.ts';

const at = new Date('2026-11-22T10:00:00Z');
const opened = newConversation(
  { channel: 'web', account: 'house', visitor: 'v', locale: 'en', identity: { level: 'claimed', name: 'Noor Khalil' } },
  conversationId('c-1'),
  at,
);
const answered = (granted: boolean, purpose: 'improve' | 'model' | 'keep' = 'improve'): Conversation => ({
  ...opened,
  consents: [{ purpose, granted, at, locale: 'en', textVersion: 1 }],
});
const candidate: Candidate = {
  id: 'x',
  conversationId: opened.id,
  seq: 1,
  correction: { intents: ['refund'] },
  read: { language: 'en', intents: ['payment'], frustration: 0.1, by: 'local' },
  correctedBy: { advisorId: advisorId('ines'), name: 'Inès' },
  at,
  state: 'unused',
};

test('what the console may choose from is what the domain knows', () => {
  expect(correctIntents).toEqual(intents);
  expect(correctEmotions).toEqual(Object.keys(toldEmotions));
  expect([...correctLanguages].sort()).toEqual([...languages].sort());
  for (const purpose of consentPurposes)
    expect(shopperRequests['consent:set'].safeParse({ purpose, granted: true }).success).toBe(true);
});

describe('consent', () => {
  test.each([
    ['silence', opened],
    ['a no', answered(false)],
    ['a yes to something else', answered(true, 'model')],
    ['a yes to being kept', answered(true, 'keep')],
  ])('%s keeps no words', (_what, conversation) => {
    expect(withConsent(candidate, conversation, 'I want my money')).toEqual(candidate);
  });

  test('a yes keeps them without what tells who it is, and says which yes', () => {
    const said = 'I am Noor, order MM-20418, noor@example.com';
    expect(withConsent(candidate, answered(true), said)).toEqual({
      ...candidate,
      state: 'waiting',
      text: 'I am [name], order [order], [email]',
      consent: { at, locale: 'en', textVersion: 1 },
    });
  });

  test('a later no drops the words and the review, a yes again asks for a new review', () => {
    const accepted: Candidate = {
      ...candidate,
      state: 'accepted',
      text: 'I want my money',
      reviewedBy: { name: 'Sofia' },
      reviewedAt: at,
    };
    expect(withConsent(accepted, answered(true))).toBe(accepted);
    const dropped = withConsent(accepted, answered(false));
    expect(dropped).toEqual(candidate);
    expect(withConsent(dropped, answered(true), 'I want my money')).toMatchObject({ state: 'waiting' });
  });
});

describe('training rows', () => {
  const accepted = (id: string, change: Partial<Candidate>): Candidate => ({
    ...candidate,
    id,
    state: 'accepted',
    text: id,
    reviewedAt: at,
    ...change,
  });

  test('hold only what was corrected, and one group per conversation', () => {
    const other = conversationId('c-2');
    // What training reads: a row that did not fit would not compile.
    const rows: readonly Sentence[] = trainingRows([
      accepted('a', {}),
      accepted('b', { correction: { emotion: 'angry' }, conversationId: other }),
      accepted('c', { correction: { language: 'fr' } }),
    ]);
    expect(rows).toEqual([
      { text: 'a', intents: ['refund'], source: 'advisor', group: 100_000 },
      { text: 'b', intents: [], emotion: 1, source: 'advisor', group: 100_001 },
      { text: 'c', intents: [], source: 'advisor', group: 100_000 },
    ]);
  });

  test('take the later reviewed of two opinions on the same words', () => {
    const later = new Date(at.getTime() + 1);
    const rows = trainingRows([
      accepted('a', { text: 'same', reviewedAt: later, correction: { intents: ['invoice'] } }),
      accepted('b', { text: 'same' }),
      accepted('c', { text: 'same', reviewedAt: new Date(0) }),
    ]);
    expect(rows).toEqual([expect.objectContaining({ text: 'same', intents: ['invoice'] })]);
  });
});

test.each([
  ['I am Noor Khalil, call Noor back', ['Noor Khalil'], 'I am [name] [name], call [name] back'],
  ['noor’s bag and a noorish one', ['Noor'], '[name]’s bag and a noorish one'],
  ['my name is ada lovelace and I wait', [], 'my name is [name] and I wait'],
  ['my name is ada', [], 'my name is [name]'],
  ['my name is Ada', [], 'my name is [name]'],
  ['My name is Ada King Noel and I wait', [], 'My name is [name] and I wait'],
  ["je m'appelle Zoé et j'attends", [], "je m'appelle [name] et j'attends"],
  ['Ich heiße Jürgen Müller.', [], 'Ich heiße [name].'],
  ['私の名前はタナカです', [], '私の名前は[name]です'],
  ['田中さんに聞きました', ['田中 宏'], '[name]さんに聞きました'],
  ['اسمي ليلى وأنتظر', [], 'اسمي [name] وأنتظر'],
  ['de la part de la boutique', ['Anne de la Tour'], 'de la part de la boutique'],
  ['a (b) c', ['(b)'], 'a [name] c'],
])('names are taken out of %j', (text, known, expected) => {
  expect(redactNames(text, known)).toBe(expected);
});
