/** Which messages of a commit must leave through a provider. Our own pages need no delivery: browsers fetch them. */
import type { ChannelKind, Conversation, Message } from '../domain/conversation.ts';
import type { Delivery } from '../domain/delivery.ts';
import { isOutside } from '../domain/outside.ts';
import { rowIdOf } from '../domain/row-id.ts';
import type { Draft } from './draft.ts';

export function deliveriesOf({ conversation, messages }: Draft, through: ReadonlySet<ChannelKind>): Delivery[] {
  if (!through.has(conversation.channel)) return [];
  return messages.filter(isForShopper).map((message) => deliveryOf(conversation, message));
}

function deliveryOf({ id, channel, account, visitor, address }: Conversation, message: Message): Delivery {
  const { seq } = message;
  return {
    id: rowIdOf(id, seq),
    conversationId: id,
    seq,
    channel,
    account,
    to: address ?? visitor,
    class: 'text',
    message,
  };
}

/** What a person wrote at the provider stands there already. */
function isForShopper({ author, audience }: Message): boolean {
  if (author.kind === 'shopper' || audience === 'desk') return false;
  return author.kind !== 'advisor' || !isOutside(author.advisorId);
}
