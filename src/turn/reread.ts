/**
 * Reads what the bot owes an answer to once more with the model, where the shopper has agreed to that. The local reading
 * stands until then and whenever the model cannot say.
 */

import type { Concierge } from '../domain/concierge.ts';
import { agreedTo } from '../domain/consent.ts';
import type { Conversation, OwedMessage } from '../domain/conversation.ts';
import type { Understander } from '../domain/understanding.ts';

export type RereadParts = {
  readonly understander: Understander;
  readonly expecting: Concierge['expecting'];
  readonly now: () => Date;
};

export async function reread(
  conversation: Conversation,
  { understander, expecting, now }: RereadParts,
  signal: AbortSignal,
): Promise<Conversation> {
  if (!agreedTo(conversation, 'model')) return conversation;
  const expected = expecting(conversation.dialog, now());
  const context = {
    locale: conversation.locale,
    conversationId: conversation.id,
    ...(expected === undefined ? {} : { expecting: expected }),
  };
  const read = async (message: OwedMessage): Promise<OwedMessage> => {
    // A tapped chip says exactly what it means.
    if (message.value !== undefined) return message;
    return { ...message, understanding: await understander.read(message.text, context, signal) };
  };
  return { ...conversation, owed: await Promise.all(conversation.owed.map(read)) };
}
