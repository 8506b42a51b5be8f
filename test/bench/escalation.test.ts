/** How steps are scored, and that a conversation is played as it would be lived. */
import { describe, expect, test } from '@jest/globals';
import { play, predict } from '../../bench/eval/escalation-play.ts';
import { goldenTransfer, type Judgement, scoresOf } from '../../bench/eval/escalation-scores.ts';
import { type LabelledConversation, parseConversations } from '../../bench/eval/labelled-conversations.ts';
import { defaultPolicy, splitPolicy } from '../../src/house/policy-schema.ts';
import { createLocalUnderstander } from '../../src/understanding/local.ts';

const { policy } = splitPolicy(defaultPolicy);
const understander = createLocalUnderstander();

type Due = LabelledConversation['due'];

function judged(due: Due, step: number | undefined, handOff: number | undefined, offer = handOff): Judgement {
  return {
    talk: { id: 'en-001', kind: due === 'stay' ? 'calm' : 'vip', language: 'en', due, ...(step ? { step } : {}) },
    ...(handOff === undefined ? {} : { handOff }),
    ...(offer === undefined ? {} : { offer }),
  };
}

describe('scores', () => {
  test('precision, recall, delay and false handoffs', () => {
    const scores = scoresOf([
      judged('hand-off', 3, 2),
      judged('hand-off', 3, 5),
      judged('hand-off', 3, undefined),
      judged('stay', undefined, 1),
      judged('stay', undefined, undefined, 2),
      judged('offer', 2, undefined, 3),
      judged('offer', 2, undefined),
    ]);
    expect(scores).toMatchObject({ talks: 7, due: 3, handedOff: 3, delay: 0.5, offers: 0.5, offersInTime: 0.5 });
    expect(scores.precision).toBeCloseTo(2 / 3, 6);
    expect(scores.recall).toBeCloseTo(2 / 3, 6);
    expect(scores.inTime).toBeCloseTo(1 / 3, 6);
    expect(scores.falsePerHundredCalm).toBe(50);
    expect(scores.offeredPerHundredCalm).toBe(100);
  });

  test.each<[string, Judgement, number]>([
    ['nothing due, nothing done', judged('stay', undefined, undefined), 1],
    ['nothing due, handed over', judged('stay', undefined, 1), 0],
    ['due and missed', judged('hand-off', 2, undefined), 0],
    ['in time', judged('hand-off', 2, 2), 1],
    ['a turn late', judged('hand-off', 2, 3), Math.exp(-0.5)],
    ['a turn early', judged('hand-off', 2, 1), Math.exp(-0.5)],
    ['an offer due, a person called', judged('offer', 2, 2), 0],
  ])('golden transfer within one turn: %s', (_what, one, value) => {
    expect(goldenTransfer([one], 1)).toBeCloseTo(value, 9);
  });

  test('a wider tolerance forgives more', () => {
    const late = [judged('hand-off', 2, 4)];
    expect(goldenTransfer(late, 3)).toBeGreaterThan(goldenTransfer(late, 2));
    expect(goldenTransfer(late, 2)).toBeGreaterThan(goldenTransfer(late, 1));
  });
});

describe('playing', () => {
  const head = (values: string) => `# en-001 calm en-GB ${values} step=none stay | made up for a test`;
  const stepsOf = (values: string, ...lines: readonly string[]) => {
    const [talk] = parseConversations([head(values), ...lines].join('\n'), 'en.txt');
    if (talk === undefined) throw new RangeError('One conversation was written.');
    return predict(play(talk, { understander, policy }), policy);
  };
  const nobody = 'tier=none lifetime=0 order=0 basket=0';

  test('a calm question stays with the bot', () => {
    const { handOff, offer } = stepsOf(
      nobody,
      'S product-search . a black bag for the evening',
      'B ok Here are three.',
    );
    expect([handOff, offer]).toEqual([undefined, undefined]);
  });

  test('a wish for a person is heard at its turn', () => {
    const { handOff } = stepsOf(nobody, 'S greeting . hello', 'B ok Hello.', 'S person . I want to talk to a human');
    expect(handOff).toBe(2);
  });

  test('who says yes to an offered person has asked for one', () => {
    const { handOff } = stepsOf(
      nobody,
      'S help . hm',
      'B offer Would you like an advisor?',
      'S yes . yes please',
      'B ok One moment.',
    );
    expect(handOff).toBe(2);
  });

  test('value alone never hands over, whatever is in the basket', () => {
    const rich = 'tier=patron lifetime=900000 order=90000 basket=90000';
    const { handOff, offer } = stepsOf(rich, 'S stock . is the watch in Geneva', 'B ok Yes, one.');
    expect(handOff).toBeUndefined();
    expect(offer).toBe(1);
  });

  test('the reasons sum to the score', () => {
    const { decision } = stepsOf(
      nobody,
      'S order-status ~ where is my order, this is the third time I ask',
      'B fail I did not understand.',
      'S complaint ! THIS IS A DISGRACE, nobody ever answers!!!',
      'B fail I did not understand.',
    );
    expect(decision.outcome).toBe('hand-off');
    expect(decision.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(decision.score, 6);
  });
});
