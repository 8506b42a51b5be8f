/** Exceptions of the policy count for whoever comes to a person, by whatever way. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import type { EventBody } from '../../src/domain/conversation-event.ts';
import { advisorId, conversationId, eventId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import { accept } from '../../src/turn/accept.ts';
import { plainReading, samplePolicy } from '../support/corridor-parts.ts';
import { plainTranslate } from '../support/turn-rig.ts';

const at = new Date('2026-11-22T12:00:00Z');
const policy = {
  ...samplePolicy,
  signals: { ...samplePolicy.signals, 'failed-turns': { weight: 0.8, limit: 2 } },
  exceptions: [{ locale: 'fr', limits: { 'failed-turns': 1 } }],
};

/** One answer has failed: by the exception that is a reason, by the policy it is none. */
function inLanguage(locale: string): Conversation {
  const base = newConversation({ channel: 'web', account: 'a', visitor: 'v', locale }, conversationId('c'), at);
  const heldReply = { id: 'c.r1', heldAt: at, dueAt: at, owed: [], replies: [], after: {} as never };
  return { ...base, head: 1, heldReply, tally: { ...base.tally, failedTurns: 1 } };
}

function reasons(locale: string, body: EventBody): readonly string[] {
  const event = { id: eventId('e'), conversationId: conversationId('c'), order: 1, receivedAt: at, body };
  const { conversation } = accept(inLanguage(locale), [event], {
    read: plainReading,
    translate: plainTranslate,
    policy: () => policy,
    settleLocale: () => ({}),
  });
  return conversation.handoff?.reasons.map(({ signal }) => signal) ?? ['no handoff'];
}

const sofia = { advisorId: advisorId('sofia'), name: 'Sofia' };

test.each<EventBody>([
  { kind: 'supervisor:assigned', ...sofia, to: { advisorId: advisorId('ines') }, note: '' },
  { kind: 'reply:lapsed', replyId: 'c.r1' },
  { kind: 'advisor:declined', ...sofia, replyId: 'c.r1' },
])('$kind', (body) => {
  expect(reasons('en', body)).not.toContain('failed-turns');
  expect(reasons('fr', body)).toContain('failed-turns');
});
