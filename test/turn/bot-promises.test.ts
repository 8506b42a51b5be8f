/** What the concierge promises in its own words is backed; rules, cards and what a dialog declared already are not doubled. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId, conversationId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { withPromise } from '../../src/domain/promise.ts';
import { withBotPromises } from '../../src/turn/bot-promises.ts';
import { draftOf, type Said, say } from '../../src/turn/draft.ts';
import { findPromises } from '../../src/understanding/promises.ts';

const now = new Date('2026-11-22T09:00:00Z');
const fresh = newConversation({ channel: 'web', account: 'a', visitor: 'v', locale: 'en' }, conversationId('c'), now);
const promisesIn = (text: string, { locale, at }: { locale: string; at: Date }) =>
  findPromises(text, { locale, now: at, timeZone: 'Europe/Paris' });

const article = [{ id: 'returns', title: 'Returns' }];

/** A reply that a person approved, in these words, where the concierge had written others. */
function approved(text: string, written: string, sources?: Said['sources']) {
  const before = draftOf(fresh);
  const after = say(before, { author: { kind: 'bot' }, at: now, text, ...(sources && { sources }) });
  const approval = { by: { advisorId: advisorId('ines'), name: 'Inès' }, written: [written] };
  return withBotPromises(before, after, promisesIn, approval).conversation.memory.promises;
}

function tracked(said: Partial<Said> & { readonly text: string }, conversation: Conversation = fresh) {
  const before = draftOf(conversation);
  const after = say(before, { author: { kind: 'bot' }, at: now, ...said });
  return withBotPromises(before, after, promisesIn).conversation.memory.promises;
}

test('a promise of its own is open at once, with its time and its words', () => {
  expect(tracked({ text: 'We will call you back tomorrow at 10.' })).toMatchObject([
    {
      kind: 'call-back',
      state: 'open',
      by: { kind: 'bot' },
      seq: 1,
      dueAt: new Date('2026-11-23T09:00:00Z'),
      text: 'We will call you back tomorrow at 10.',
    },
  ]);
});

test('an article, a card and another’s words promise nothing', () => {
  const text = 'You will be refunded within 5 days.';
  expect(tracked({ text, sources: [{ id: 'returns', title: 'Returns' }] })).toEqual([]);
  expect(tracked({ text, card: { kind: 'notice', tone: 'back', title: text } })).toEqual([]);
  expect(tracked({ text, author: { kind: 'system' } })).toEqual([]);
});

test('what a person writes into an answer of the concierge is that person’s promise; what stood there is not', () => {
  const rule = 'You will be refunded within 5 days.';
  const call = 'We will call you back tomorrow at 10.';
  expect(approved(rule, rule, article)).toEqual([]);
  expect(approved(`${rule} ${call}`, rule, article)).toMatchObject([
    { kind: 'call-back', state: 'open', owner: 'ines', by: { kind: 'advisor', advisorId: 'ines', name: 'Inès' } },
  ]);
  expect(approved(call, call)).toMatchObject([{ kind: 'call-back', by: { kind: 'bot' } }]);
});

test('what a dialog has declared is not tracked twice', () => {
  const call = { kind: 'call-back', text: 'A call.', seq: 1, by: { kind: 'bot' } } as const;
  const declared = { ...fresh, memory: { ...fresh.memory, promises: withPromise([], call, now) } };
  expect(tracked({ text: 'We will call you back tomorrow at 10.' }, declared)).toHaveLength(1);
});
