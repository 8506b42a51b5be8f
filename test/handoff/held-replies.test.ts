/** The list of answers that wait for approval, however long it is. */
import { expect, test } from '@jest/globals';
import type { Conversation } from '../../src/domain/conversation.ts';
import { type ConversationId, conversationId } from '../../src/domain/ids.ts';
import { newConversation } from '../../src/domain/new-conversation.ts';
import type { Submission } from '../../src/domain/ports.ts';
import { createHeldReplies, remindIn } from '../../src/handoff/held-replies.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const now = new Date('2026-11-22T12:00:00Z');
const count = 450;

function waiting(at: number): Conversation {
  const id = conversationId(`c${String(at).padStart(3, '0')}`);
  const base = newConversation({ channel: 'web', account: 'a', visitor: id, locale: 'en' }, id, now);
  // The last one is the first whose time is up.
  const dueAt = new Date(now.getTime() + (at === count - 1 ? -1_000 : 60_000));
  return { ...base, heldReply: { id: `${id}.r1`, heldAt: now, dueAt, owed: [], replies: [], after: {} as never } };
}

test('of many that wait all are shown, and the last lapses when its time is up', async () => {
  const { documents } = createMemoryStore();
  const all = new Map<ConversationId, Conversation>();
  for (let at = 0; at < count; at += 1) {
    const conversation = waiting(at);
    all.set(conversation.id, conversation);
    if (conversation.heldReply) await remindIn(documents)(conversation, conversation.heldReply);
  }
  const submitted: Submission[] = [];
  const { waitingNow } = createHeldReplies({
    documents,
    transcripts: { conversation: async (id) => all.get(id) },
    ingress: { submit: async (event) => ({ messageId: `${submitted.push(event)}` as never, outcome: 'stored' }) },
    facts: {} as never,
    review: {} as never,
    clock: { now: () => now, monotonicMs: () => 0 },
    failed: (cause) => {
      throw cause;
    },
  });
  expect(await waitingNow()).toHaveLength(count - 1);
  expect(submitted.map(({ body }) => body.kind)).toEqual(['reply:lapsed']);
});
