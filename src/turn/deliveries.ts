/** Which messages of a commit must leave through a provider. Our own pages need no delivery: browsers fetch them. */

import type { ChannelKind } from '../domain/channel-kind.ts';
import { leavesAs } from '../domain/channel-rules.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { Delivery } from '../domain/delivery.ts';
import { classOf } from '../domain/delivery-class.ts';
import type { Message } from '../domain/message.ts';
import { isOutside } from '../domain/outside.ts';
import { rowIdOf } from '../domain/row-id.ts';
import type { Draft } from './draft.ts';

export function deliveriesOf({ conversation, messages }: Draft, through: ReadonlySet<ChannelKind>): Delivery[] {
  if (!through.has(conversation.channel)) return [];
  return messages.filter(isForShopper).flatMap((message) => deliveryOf(conversation, message) ?? []);
}

/** A notice of ours that may not go any more stays here; a person's words are tried, so that they learn what came of them. */
function deliveryOf(conversation: Conversation, message: Message): Delivery | undefined {
  const { id, channel, account, visitor, address } = conversation;
  const { seq, template } = message;
  const { as } = leavesAs(conversation, message, message.at);
  if (as === undefined && message.author.kind !== 'advisor') return undefined;
  return {
    id: rowIdOf(id, seq),
    conversationId: id,
    seq,
    channel,
    account,
    to: address ?? visitor,
    class: classOf(message),
    message,
    ...(as === undefined ? {} : { as }),
    ...(template === undefined ? {} : { template }),
  };
}

/** What a person wrote at the provider stands there already. */
function isForShopper({ author, audience }: Message): boolean {
  if (author.kind === 'shopper' || audience === 'desk') return false;
  return author.kind !== 'advisor' || !isOutside(author.advisorId);
}
