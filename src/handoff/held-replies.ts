/**
 * Answers of the concierge that wait for a person's approval. A reminder is written before the answer is held, so that
 * whatever node dies, another finds it when its time is up. Approval is looked at like any draft: voice, claims, figures.
 */
import { randomUUID } from 'node:crypto';
import type { Conversation, HeldReply } from '../domain/conversation.ts';
import { AparteError } from '../domain/errors.ts';
import { everyDocument } from '../domain/every-document.ts';
import { wordsOf } from '../domain/held-reply.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { Advisor } from '../domain/participant.ts';
import type { Clock, Documents, Ingress, Transcripts } from '../domain/ports.ts';
import type { DraftFacts } from './draft-facts.ts';
import { type DraftReview, refuseUnsound } from './draft-review.ts';

export type HeldRepliesParts = {
  readonly documents: Pick<Documents, 'get' | 'put' | 'list' | 'delete'>;
  readonly transcripts: Pick<Transcripts, 'conversation'>;
  readonly ingress: Pick<Ingress, 'submit'>;
  readonly facts: Pick<DraftFacts, 'context'>;
  readonly review: DraftReview;
  readonly clock: Clock;
  readonly failed: (cause: unknown) => void;
};

export type HeldReplies = ReturnType<typeof createHeldReplies>;

type Reminder = { readonly conversationId: ConversationId; readonly replyId: string; readonly dueAt: Date };

const collection = 'held-replies';
const lookMs = 1_000;
/** A reminder is written before its commit; by then that has happened or never will. */
const commitMs = 60_000;

/** Part of a turn, before its commit: somebody has to look after this reply when its time is up. */
export function remindIn(documents: Pick<Documents, 'put'>) {
  return async ({ id }: Conversation, { id: replyId, dueAt }: HeldReply): Promise<void> => {
    await documents.put<Reminder>(collection, replyId, { conversationId: id, replyId, dueAt });
  };
}

export function createHeldReplies({ documents, transcripts, ingress, facts, review, clock, failed }: HeldRepliesParts) {
  let looking: NodeJS.Timeout | undefined;
  let listener: (waiting: readonly Conversation[]) => void = () => undefined;

  async function find(id: ConversationId, replyId: string): Promise<{ conversation: Conversation; held: HeldReply }> {
    const conversation = await transcripts.conversation(id);
    const held = conversation?.heldReply;
    if (conversation === undefined || held === undefined || held.id !== replyId || conversation.owed.length > 0)
      throw new AparteError(
        'stale',
        'This answer no longer waits: somebody was first, or the shopper has written again.',
      );
    return { conversation, held };
  }

  const by = ({ id, name }: Advisor) => ({ advisorId: id, name });

  async function waitingNow(): Promise<readonly Conversation[]> {
    const now = clock.now().getTime();
    const found: Conversation[] = [];
    for (const { id, value } of await everyDocument<Reminder>(documents, collection)) {
      const conversation = await transcripts.conversation(value.conversationId);
      const waits = conversation?.heldReply?.id === value.replyId && conversation.floor.heldBy === 'bot';
      const age = now - value.dueAt.getTime();
      if (waits && age >= 0) await lapse(value);
      else if (waits) found.push(conversation);
      else if (age > commitMs) await documents.delete(collection, id);
    }
    return found;
  }

  /** Named by the reply, so that nodes agree on one event. */
  async function lapse({ conversationId, replyId }: Reminder): Promise<void> {
    await ingress.submit({ conversationId, key: `lapsed:${replyId}`, body: { kind: 'reply:lapsed', replyId } });
  }

  return {
    /** Throws `stale` when it waits no more, `bad-request` or `conflict` with the words that stand in its way. */
    async approve(
      advisor: Advisor,
      id: ConversationId,
      replyId: string,
      wish: { texts?: readonly string[]; confirmed: readonly string[] },
    ) {
      const { conversation, held } = await find(id, replyId);
      const { texts, confirmed } = wish;
      if (texts !== undefined && texts.length !== held.replies.length)
        throw new AparteError('bad-request', 'texts: one for each reply');
      const text = texts === undefined ? wordsOf(held.replies) : texts.join('\n\n');
      const known = held.replies.flatMap(({ text: own, sources = [] }) =>
        sources.map((source) => ({ source, text: own })),
      );
      refuseUnsound(review.of(text, await facts.context(conversation), undefined, known), confirmed);
      await ingress.submit({
        conversationId: id,
        key: `approved:${replyId}:${advisor.id}:${randomUUID()}`,
        body: {
          kind: 'advisor:approved',
          ...by(advisor),
          replyId,
          confirmed,
          ...(texts === undefined ? {} : { texts }),
        },
      });
    },

    async decline(advisor: Advisor, id: ConversationId, replyId: string, reason?: string): Promise<void> {
      await find(id, replyId);
      await ingress.submit({
        conversationId: id,
        key: `declined:${replyId}:${advisor.id}`,
        body: { kind: 'advisor:declined', ...by(advisor), replyId, ...(reason === undefined ? {} : { reason }) },
      });
    },

    waitingNow,
    /** Told, again and again, of all that waits: also what another node holds. */
    onWaiting(told: (waiting: readonly Conversation[]) => void) {
      listener = told;
    },
    start() {
      const look = () => void waitingNow().then((waiting) => listener(waiting), failed);
      looking = setInterval(look, lookMs);
      look();
    },
    stop: () => clearInterval(looking),
  };
}
