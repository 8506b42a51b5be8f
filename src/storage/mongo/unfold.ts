/**
 * Brings the pending rows of a commit into their own collections. Anybody may do it, twice or late: each step changes
 * nothing the second time, so it needs neither a transaction nor a lease.
 */
import mongoose from 'mongoose';
import type { Delivery } from '../../domain/delivery.ts';
import type { Message } from '../../domain/message.ts';
import { forgetFacts, unfoldFacts } from './facts.ts';
import { insertNew, unordered } from './insert-new.ts';
import type { ConversationDoc, MessageDoc, Models, OutboxDoc, Pending } from './models.ts';

const { trusted } = mongoose;

export type Unfolding = Pick<ConversationDoc, '_id' | 'version'> & { readonly pending?: Pending | undefined };
export type Unfold = (models: Models, unfolding: Unfolding) => Promise<void>;

export async function unfold(models: Models, { _id, version, pending }: Unfolding): Promise<void> {
  if (!pending) return;
  const { conversations, inbox } = models;
  await Promise.all([
    insertNew(pending.messages.map(messageDoc), (rows) => models.messages.insertMany(rows, unordered)),
    insertNew(pending.deliveries.map(outboxDoc), (rows) => models.outbox.insertMany(rows, unordered)),
    pending.done.length > 0 &&
      inbox.updateMany(
        { 'undone.id': trusted({ $in: [...pending.done] }) },
        { $unset: { undone: 1, body: 1, strikes: 1 } },
      ),
  ]);
  // After the rows and before they are cleared: whoever sums an hour afterwards finds them all.
  await unfoldFacts(models, _id, version, pending.facts ?? []);
  // The version names the commit: a sleeper who wakes late does not clear the rows of another.
  const cleared = await conversations.updateOne({ _id, version }, { $unset: { pending: 1, pendingAt: 1 } });
  if (cleared.matchedCount === 0) await forgetIfErased(models, _id);
}

/** The conversation was erased while we wrote: our rows go after it. */
async function forgetIfErased(models: Models, id: ConversationDoc['_id']): Promise<void> {
  const { conversations, messages, outbox } = models;
  if (await conversations.exists({ _id: id })) return;
  await Promise.all([
    messages.deleteMany({ conversationId: id }),
    outbox.deleteMany({ conversationId: id }),
    forgetFacts(models, id),
  ]);
}

function messageDoc(body: Message): MessageDoc {
  const { conversationId, seq } = body;
  return { _id: `${conversationId}#${seq}`, conversationId, seq, body };
}

function outboxDoc(delivery: Delivery): OutboxDoc {
  const { id, conversationId, seq } = delivery;
  const open = { conversation: conversationId, seq };
  return { _id: id, conversationId, state: 'pending', open, attempt: 0, notBeforeAt: new Date(0), delivery };
}
