/** Alarms of a handoff that takes very long: each is told once, also when the handoff remembers only the latest of them. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { Policy } from '../../src/domain/escalation.ts';
import { nameHandoff } from '../../src/domain/handoff.ts';
import { conversationId, eventId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import type { Transcripts } from '../../src/domain/ports.ts';
import { createTimers, type TimerNews } from '../../src/handoff/timers.ts';
import { change, draftOf } from '../../src/turn/draft.ts';
import { timerRanOut } from '../../src/turn/timer-events.ts';

const start = new Date('2026-11-22T12:00:00Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const id = conversationId('c');
const handoffId = nameHandoff(id, 1);
const policy: Policy = {
  version: 1,
  handOffAt: 1,
  offerAt: 0.5,
  signals: { 'late-reply': { weight: 0.3 } } as Policy['signals'],
  tiers: [],
  noGoTopics: [],
  timers: { firstReplySeconds: 60, nextReplySeconds: 60, lateSeconds: 600 },
};

test('the twentieth wait is told like the first', () => {
  const told: TimerNews[] = [];
  const timers = createTimers({
    transcripts: {} as Transcripts,
    ingress: { submit: async () => ({ messageId: 'm' as never, outcome: 'stored' }) },
    policy: () => policy,
    clock: { now: () => start, monotonicMs: () => 0 },
    failed: (cause) => {
      throw cause;
    },
  });
  timers.subscribe((_conversation, news) => told.push(news));
  let conversation: Conversation = {
    ...newConversation({ channel: 'web', account: 'a', visitor: 'v', locale: 'en' }, id, start),
    floor: { heldBy: 'queue', handoffId, sinceAt: start },
    handoff: {
      ...{ id: handoffId, state: 'waiting', openedAt: start, openedSeq: 1, firstReplyAt: start },
      ...{ reasons: [], score: 1, priority: 'normal', policyVersion: 1 },
    },
  };
  timers.follow(conversation);
  for (let wait = 1; wait <= 20; wait++) {
    const sinceAt = minutes(wait * 10);
    const draft = change(draftOf(conversation), { awaitingReplySinceAt: sinceAt });
    const body = { kind: 'timer:ran-out', timer: 'next-reply', sinceAt, step: 0 } as const;
    const event = { id: eventId(`e${wait}`), conversationId: id, receivedAt: minutes(wait * 10 + 2), body };
    conversation = timerRanOut(draft, event as never, body, { policy: () => policy } as never).conversation;
    timers.follow(conversation);
    timers.follow(conversation);
  }
  expect(conversation.handoff?.alarms).toHaveLength(10);
  expect(told.filter(({ what }) => what === 'alarm')).toHaveLength(20);
});
