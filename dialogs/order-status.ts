/** "Where is my order?": its state in words and as a line of steps. */

import type { Order } from '../src/domain/commerce.ts';
import { dialog, type Step, surest, type Talk } from '../src/domain/dialog.ts';
import { lastEntity, leadIntent, type Said } from '../src/domain/said.ts';
import { chips, personChip } from './chips.ts';
import { orderWords } from './order-words.ts';
import { type OrderSlots, orderCommands, orderSlots, provenFacts, withOwnOrder } from './owned-order.ts';
import type { ConciergeParts } from './parts.ts';

export function orderStatus(parts: ConciergeParts) {
  return dialog<OrderSlots>({
    goal: 'order-status',
    version: 1,
    kind: 'goal',
    intents: ['order-status'],
    commands: orderCommands,
    slots: orderSlots,
    claim: (said) => claim(said),
    topic: ({ number }, talk) =>
      number === undefined ? talk.say('order.topic') : talk.say('order.topic-number', { number }),
    step: (slots, talk) => withOwnOrder(parts, slots, talk, (order) => shown(parts, order, talk)),
  });
}

/** An order number is nearly always about the order, unless the sentence is plainly about something to do with it. */
function claim(said: Said): number {
  const named = lastEntity(said, 'order-number') !== undefined;
  // an address out of nowhere is most likely the proof for an order
  const isAddress = lastEntity(said, 'email') !== undefined && leadIntent(said).intent === 'out-of-scope';
  const own = Math.max(surest(said, ['order-status']), isAddress ? 0.5 : 0);
  if (!named) return own;
  const other = ['return-exchange', 'damaged-wrong-item', 'person'].includes(leadIntent(said).intent);
  return Math.max(own, other ? 0.4 : 0.9);
}

function shown(parts: ConciergeParts, order: Order, talk: Talk): Step<OrderSlots> {
  const { text, card, upset } = orderWords(order, talk, parts.formats);
  const suggestions = chips(talk, ['chip.another-order', 'order:other'], ...(upset ? [personChip] : []));
  return {
    replies: [{ text, card, suggestions }],
    next: 'done',
    outcome: 'answered',
    facts: provenFacts(order, talk),
  };
}
