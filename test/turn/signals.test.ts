/** What of a conversation speaks for a person. */
import { describe, expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { SignalKind } from '../../src/domain/escalation.ts';
import { conversationId } from '../../src/domain/ids.ts';
import { advanceMood, calmMood, type Mood } from '../../src/domain/mood.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import type { MadePromise } from '../../src/domain/promise.ts';
import { gatherSignals } from '../../src/turn/signals.ts';
import { samplePolicy } from '../support/corridor-parts.ts';

const now = new Date('2026-11-22T12:00:00Z');
const policy = { ...samplePolicy, tiers: ['gold'] };

function signalsOf(change: Partial<Conversation>): Map<SignalKind, number> {
  const opening = { channel: 'web', account: 'site', visitor: 'v', locale: 'en' } as const;
  const conversation = { ...newConversation(opening, conversationId('c'), now), ...change };
  return new Map(gatherSignals(conversation, policy, now).map(({ kind, value }) => [kind, value]));
}

/** Valences as they are shown: 1 pleased, -1 upset. */
function moodOf(...valences: number[]): Mood {
  return valences.reduce(
    (mood, value, index) =>
      advanceMood(mood, { frustration: Math.max(0, -value), value, confidence: 1, seq: index + 1, at: now }),
    calmMood,
  );
}

test('a new conversation speaks for nothing', () => {
  expect(signalsOf({})).toEqual(new Map());
});

describe('a fall of mood', () => {
  test.each<[string, number[], number | undefined]>([
    ['from pleased to upset', [0.5, -0.5], 1],
    ['over several messages', [0.4, 0.1, -0.4], 0.8],
    ['of somebody who was pleased and now speaks plainly', [0.5, 0.1, -0.1], undefined],
    ['forgotten after four messages', [0.9, -0.1, -0.1, -0.1, -0.1], undefined],
    ['of somebody who has said thank you and goes on', [0, 0.45, 0], undefined],
    ['of one message alone', [-0.9], undefined],
    ['that has been made good', [0.5, -0.5, 0.2], undefined],
  ])('%s', (_what, valences, fall) => {
    const found = signalsOf({ mood: moodOf(...valences) }).get('emotion-fall');
    if (fall === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(fall, 3);
  });
});

test.each<[string, number[], number | undefined]>([
  ['one upset message', [0, -0.5], 1],
  ['three of the last four', [-0.4, -0.5, 0, -0.6], 3],
  ['only the last four count', [-0.5, -0.5, 0, 0, 0, -0.5], 1],
  ['plain words', [-0.1, -0.2, 0], undefined],
])('upset again and again: %s', (_what, valences, upsetTurns) => {
  expect(signalsOf({ mood: moodOf(...valences) }).get('emotion-stays')).toBe(upsetTurns);
});

test('what has been tallied speaks with its own figures', () => {
  const found = signalsOf({
    tally: {
      failedTurns: 2,
      askedForPerson: { seq: 1, evidence: 'a person' },
      delicateTopic: { seq: 2, topic: 'legal', evidence: 'my lawyer' },
      shopFailing: { seq: 3, evidence: 'no answer' },
      orderValue: { amount: 10, evidence: 'MM-1' },
      cartValue: { amount: 20, evidence: '20' },
      productValue: { amount: 30, evidence: 'Quai' },
    },
  });
  expect(Object.fromEntries(found)).toEqual({
    'asked-for-person': 1,
    'delicate-topic': 1,
    'shop-failing': 1,
    'failed-turns': 2,
    'order-value': 10,
    'cart-value': 20,
    'product-value': 30,
  });
});

test('a tier counts when the policy names it, a lifetime always', () => {
  expect(signalsOf({ identity: { level: 'claimed', tier: 'gold', lifetimeValue: 5 } })).toEqual(
    new Map([
      ['tier', 1],
      ['lifetime-value', 5],
    ]),
  );
  expect(signalsOf({ identity: { level: 'claimed', tier: 'silver' } })).toEqual(new Map());
});

test('a promise counts once its time is over', () => {
  const memory = { attempts: [], productsShown: [], ordersProven: [], slots: {}, openQuestions: [] };
  const dueAt = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const promise = (at: Date): MadePromise => ({
    id: 'p.1.call-back',
    kind: 'call-back',
    text: 'a call',
    seq: 1,
    by: { kind: 'bot' },
    dueAt: at,
    madeAt: now,
    state: 'open',
  });
  expect(signalsOf({ memory: { ...memory, promises: [promise(dueAt(1))] } })).toEqual(new Map());
  expect(signalsOf({ memory: { ...memory, promises: [promise(dueAt(-1))] } })).toEqual(
    new Map([['promise-overdue', 1]]),
  );
});
