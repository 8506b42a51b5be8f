/** When a person takes over, as a table: each signal alone, sums, thresholds, priorities. */
import { describe, expect, test } from '@jest/globals';
import { decide, type Policy, type Signal, type SignalKind, signalKinds } from '../../src/domain/escalation.ts';

const rules: Policy['signals'] = {
  'asked-for-person': { weight: 1 },
  'emotion-level': { weight: 0.6, limit: 0.45 },
  'emotion-fall': { weight: 0.3, limit: 0.4 },
  'emotion-stays': { weight: 0.7, limit: 3 },
  'failed-turns': { weight: 0.5, limit: 2 },
  'order-value': { weight: 0.25, limit: 150_000 },
  'cart-value': { weight: 0.25, limit: 200_000 },
  'product-value': { weight: 0.15, limit: 300_000 },
  tier: { weight: 0.3 },
  'lifetime-value': { weight: 0.2, limit: 1_000_000 },
  'delicate-topic': { weight: 1 },
  'shop-failing': { weight: 0.5 },
  'promise-overdue': { weight: 0.5 },
  'late-reply': { weight: 0.3 },
};

const policy: Policy = {
  version: 7,
  handOffAt: 1,
  offerAt: 0.6,
  signals: rules,
  tiers: ['gold'],
  noGoTopics: ['legal'],
  timers: { firstReplySeconds: 120, nextReplySeconds: 180, lateSeconds: 180 },
};

const signal = (kind: SignalKind, value: number): Signal => ({ kind, value, evidence: `because ${kind}` });

describe('each signal alone, at its limit', () => {
  test.each<[SignalKind, number, 'stay' | 'offer' | 'hand-off', number]>([
    ['asked-for-person', 1, 'hand-off', 1],
    ['delicate-topic', 1, 'hand-off', 1],
    ['emotion-level', 0.45, 'offer', 0.6],
    ['emotion-fall', 0.4, 'stay', 0.3],
    ['emotion-stays', 3, 'offer', 0.7],
    ['failed-turns', 2, 'stay', 0.5],
    ['order-value', 150_000, 'stay', 0.25],
    ['cart-value', 200_000, 'stay', 0.25],
    ['product-value', 300_000, 'stay', 0.15],
    ['tier', 1, 'stay', 0.3],
    ['lifetime-value', 1_000_000, 'stay', 0.2],
    ['shop-failing', 1, 'stay', 0.5],
    ['promise-overdue', 1, 'stay', 0.5],
  ])('%s of %d: %s', (kind, value, outcome, score) => {
    const decision = decide([signal(kind, value)], policy);
    expect(decision).toMatchObject({ outcome, score, policyVersion: 7 });
    expect(decision.reasons).toEqual([
      { signal: kind, weight: score, value, limit: rules[kind].limit ?? 0, evidence: `because ${kind}` },
    ]);
  });

  test.each(signalKinds.filter((kind) => rules[kind].limit !== undefined))(
    '%s below its limit counts for nothing',
    (kind) => {
      const value = (rules[kind].limit ?? 0) * 0.99;
      expect(decide([signal(kind, value)], policy)).toMatchObject({ outcome: 'stay', score: 0, reasons: [] });
    },
  );

  test.each(signalKinds)('%s with weight 0 is off', (kind) => {
    const off = { ...policy, signals: { ...rules, [kind]: { ...rules[kind], weight: 0 } } };
    expect(decide([signal(kind, 1e9)], off)).toMatchObject({ score: 0, reasons: [] });
  });
});

test('twice over its limit a signal counts half as much again, and never more', () => {
  const weightAt = (turns: number) => decide([signal('failed-turns', turns)], policy).score;
  expect([2, 3, 4, 40].map(weightAt)).toEqual([0.5, 0.625, 0.75, 0.75]);
});

describe('sums', () => {
  test.each<[string, Signal[], 'stay' | 'offer' | 'hand-off']>([
    ['all value there is, and nothing wrong', valueOnly(), 'offer'],
    ['all value, and one failed turn too few', [...valueOnly(), signal('failed-turns', 1)], 'offer'],
    ['value, and a shop that fails', [...valueOnly(), signal('shop-failing', 1)], 'hand-off'],
    ['upset and failed', [signal('emotion-level', 0.5), signal('failed-turns', 2)], 'hand-off'],
    ['upset alone', [signal('emotion-level', 0.5)], 'offer'],
    ['nothing', [], 'stay'],
  ])('%s: %s', (_what, signals, outcome) => {
    expect(decide(signals, policy).outcome).toBe(outcome);
  });

  test('value alone never hands off, whatever it is worth', () => {
    for (const kind of ['order-value', 'cart-value', 'product-value', 'tier', 'lifetime-value'] as const) {
      expect(decide([...valueOnly(), signal(kind, 1e12)], policy).outcome).not.toBe('hand-off');
    }
  });

  test('reasons are there for every signal that counted, heaviest first, and sum to the score', () => {
    const { reasons, score } = decide(
      signalKinds.map((kind) => signal(kind, (rules[kind].limit ?? 1) * 1.37)),
      policy,
    );
    expect(new Set(reasons.map((reason) => reason.signal))).toEqual(new Set(signalKinds));
    const weights = reasons.map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(score, 6);
  });

  test('a reason carries the message it comes from', () => {
    const { reasons } = decide([{ kind: 'asked-for-person', value: 1, evidence: 'a person, please', seq: 12 }], policy);
    expect(reasons[0]).toMatchObject({ evidence: 'a person, please', seq: 12 });
  });
});

describe('priority', () => {
  test.each<[string, Signal[], string]>([
    ['asked for a person', [signal('asked-for-person', 1)], 'normal'],
    ['asked, and a known name', [signal('asked-for-person', 1), signal('tier', 1)], 'high'],
    ['asked, and very upset', [signal('asked-for-person', 1), signal('emotion-level', 0.9)], 'urgent'],
    ['a delicate topic', [signal('delicate-topic', 1)], 'urgent'],
  ])('%s: %s', (_what, signals, priority) => {
    expect(decide(signals, policy).priority).toBe(priority);
  });
});

function valueOnly(): Signal[] {
  return [
    signal('order-value', 1e9),
    signal('cart-value', 1e9),
    signal('product-value', 1e9),
    signal('tier', 1),
    signal('lifetime-value', 1e9),
  ];
}
