/** How long a shopper may wait, from what happened and the house's targets. */
import { describe, expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { advisorId, conversationId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import type { TimerPolicy } from '../../src/domain/timer-policy.ts';
import { stepsDue, type Timer, timerState, timersOf } from '../../src/domain/timers.ts';
import { nameHandoff } from '../../src/domain/handoff.ts';

const openedAt = new Date('2026-11-22T12:00:00Z');
const after = (seconds: number) => new Date(openedAt.getTime() + seconds * 1000);
const id = conversationId('c');
const handoffId = nameHandoff(id, 1);
const policy: TimerPolicy = {
  firstReplySeconds: 120,
  nextReplySeconds: 180,
  lateSeconds: 180,
  totalSeconds: 3600,
  tiers: { patron: { firstReplySeconds: 60 } },
};

const handoff: NonNullable<Conversation['handoff']> = {
  id: handoffId,
  state: 'waiting',
  openedAt,
  openedSeq: 1,
  reasons: [],
  score: 1,
  priority: 'normal',
  policyVersion: 1,
};
const inQueue = { heldBy: 'queue', handoffId, sinceAt: openedAt } as const;
const withInes = {
  heldBy: 'advisor',
  handoffId,
  advisorId: advisorId('ines'),
  name: 'Ines',
  sinceAt: after(10),
} as const;

function timers(change: Partial<Conversation>, targets: TimerPolicy = policy): string[] {
  const base = newConversation({ channel: 'web', account: 'a', visitor: 'v', locale: 'en' }, id, openedAt);
  return timersOf({ ...base, ...change }, targets).map(
    ({ kind, sinceAt, dueAt }) => `${kind} ${seconds(sinceAt)}..${seconds(dueAt)}`,
  );
}

const seconds = (at: Date) => (at.getTime() - openedAt.getTime()) / 1000;

describe('what is waited for', () => {
  test.each<[string, Partial<Conversation>, string[]]>([
    ['nothing on the bot’s floor', {}, []],
    ['the first reply while it waits', { floor: inQueue, handoff }, ['first-reply 0..120', 'total 0..3600']],
    [
      'the first reply until the advisor has written, not until they took it',
      { floor: withInes, handoff: { ...handoff, state: 'accepted', acceptedAt: after(10) } },
      ['first-reply 0..120', 'total 0..3600'],
    ],
    [
      'nothing while it is the shopper’s turn, but the whole',
      { floor: withInes, handoff: { ...handoff, state: 'accepted', firstReplyAt: after(20) } },
      ['total 0..3600'],
    ],
    [
      'the next reply since the shopper asked',
      {
        floor: withInes,
        handoff: { ...handoff, state: 'accepted', firstReplyAt: after(20) },
        awaitingReplySinceAt: after(100),
      },
      ['next-reply 100..280', 'total 0..3600'],
    ],
    [
      'somebody who takes over a case that came back, since it came back',
      { floor: { ...inQueue, sinceAt: after(500) }, handoff: { ...handoff, firstReplyAt: after(20) } },
      ['next-reply 500..680', 'total 0..3600'],
    ],
    ['nothing once it is over', { floor: inQueue, handoff: { ...handoff, state: 'completed' } }, []],
  ])('%s', (_what, change, expected) => {
    expect(timers(change)).toEqual(expected);
  });

  test('a tier has its own targets, and what it does not name is everybody’s', () => {
    const identity = { level: 'claimed', tier: 'patron' } as const;
    expect(timers({ floor: inQueue, handoff, identity })).toEqual(['first-reply 0..60', 'total 0..3600']);
    const asked = { ...handoff, state: 'accepted', firstReplyAt: after(20) } as const;
    expect(timers({ floor: withInes, handoff: asked, identity, awaitingReplySinceAt: after(30) })[0]).toBe(
      'next-reply 30..210',
    );
  });

  test('a house without a total has no timer of the whole', () => {
    expect(timers({ floor: inQueue, handoff }, { ...policy, totalSeconds: undefined })).toEqual(['first-reply 0..120']);
  });
});

const wait: Timer = { kind: 'first-reply', sinceAt: openedAt, dueAt: after(120) };

test.each([
  [59, 'ok'],
  [60, 'warning'],
  [89, 'warning'],
  [90, 'urgent'],
  [119, 'urgent'],
  [120, 'breached'],
  [900, 'breached'],
])('after %i of 120 seconds it is %s', (passed, state) => {
  expect(timerState(wait, after(passed))).toBe(state);
});

test('the ladder goes step by step after the target; a long case only concerns supervisors', () => {
  expect([100, 120, 179, 180].map((passed) => stepsDue(wait, after(passed)))).toEqual([[], [0], [0], [0, 1]]);
  const ladder = [{ afterSeconds: 30, tell: 'supervisors' }] as const;
  expect([149, 150].map((passed) => stepsDue(wait, after(passed), ladder))).toEqual([[], [0]]);
  expect(stepsDue({ ...wait, kind: 'total' }, after(10_000))).toEqual([0]);
});
