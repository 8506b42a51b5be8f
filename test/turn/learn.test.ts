/** What counts as an answer that failed. */
import { expect, test } from '@jest/globals';
import type { ConciergeAnswer } from '../../src/domain/concierge.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { learn } from '../../src/turn/learn.ts';

const opening = { channel: 'web', account: 'site', visitor: 'v', locale: 'en' } as const;
const fresh = newConversation(opening, conversationId('c'), new Date('2026-11-22T12:00:00Z'));

const answers = (text: string, rest: Partial<ConciergeAnswer> = {}): ConciergeAnswer => ({
  dialog: null,
  replies: [{ text }],
  outcome: 'answered',
  ...rest,
});
const after = (...given: readonly ConciergeAnswer[]): Conversation =>
  given.reduce((conversation, answer) => learn(conversation, answer, undefined), fresh);

test.each<[string, ConciergeAnswer[], number]>([
  ['an answer', [answers('It is on its way.')], 0],
  ['the same answer twice failed both times', [answers('It is on its way.'), answers('It is on its way.')], 2],
  ['and once more', [answers('It is on its way.'), answers('It is on its way.'), answers('It is on its way.')], 3],
  [
    'the same answer with a tail',
    [answers('It is on its way.'), answers('It is on its way. Can I do anything else?')],
    2,
  ],
  ['another answer', [answers('It is on its way.'), answers('It arrives on Monday.')], 0],
  [
    'another answer after the same twice',
    ['a b c d e f', 'a b c d e f', 'Here it is.'].map((text) => answers(text)),
    0,
  ],
  ['a question asked again', [asks(), asks()], 2],
  ['a mere yes twice', [answers('Yes.'), answers('Yes.')], 0],
  ['pleasantries', [pleasantry(), pleasantry()], 0],
  ['two failures', [failure(), failure()], 2],
])('%s', (_what, given, failedTurns) => {
  expect(after(...given).tally.failedTurns).toBe(failedTurns);
});

test('the same words over another card are another answer', () => {
  const shows = () => answers('Here is what I found.', { replies: [{ text: 'Here is what I found.', card }] });
  expect(after(shows(), shows()).tally.failedTurns).toBe(0);
});

test('an answer said again weighs on the mood like one that failed', () => {
  const mood = after(answers('It is on its way.'), answers('It is on its way.')).mood;
  expect(mood.unresolved).toBe(1);
  expect(mood.friction).toBeGreaterThan(0);
});

const card = { kind: 'products' } as unknown as NonNullable<ConciergeAnswer['replies'][number]['card']>;

function asks(): ConciergeAnswer {
  return answers('Which order is it?', { outcome: 'asked' });
}

function pleasantry(): ConciergeAnswer {
  return answers('With great pleasure.', { outcome: 'small-talk' });
}

function failure(): ConciergeAnswer {
  return answers('I did not understand.', { outcome: 'failed' });
}
