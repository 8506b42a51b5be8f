/** Sending a piece back: whether and until when it may return, then a person who arranges the collection. */
import type { Order } from '../src/domain/commerce.ts';
import { dialog, type Step, surest, type Talk } from '../src/domain/dialog.ts';
import { orderTimeline } from '../src/domain/order-timeline.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import { chips, personChip } from './chips.ts';
import { type OrderSlots, orderCommands, orderSlots, provenFacts, withOwnOrder } from './owned-order.ts';
import type { ConciergeParts } from './parts.ts';

export function returnItem(parts: ConciergeParts) {
  return dialog<OrderSlots>({
    goal: 'return-item',
    version: 1,
    kind: 'goal',
    intents: ['return-exchange'],
    commands: orderCommands,
    slots: orderSlots,
    claim,
    topic: ({ number }, talk) =>
      number === undefined ? talk.say('return.topic') : talk.say('return.topic-number', { number }),
    step: (slots, talk) => withOwnOrder(parts, slots, talk, (order) => answer(parts, order, talk)),
  });
}

/** With an order named it is about that order; without one it is a question about the rules, and the articles answer. */
function claim(said: Said): number {
  return lastEntity(said, 'order-number') === undefined ? 0 : surest(said, ['return-exchange']);
}

function answer({ formats }: ConciergeParts, order: Order, talk: Talk): Step<OrderSlots> {
  const { number, returnUntil } = order;
  const { headline } = orderTimeline(order, talk.now);
  const isDelivered = headline === 'delivered' || headline === 'signed';
  const date = returnUntil && formats.date(returnUntil, talk.locale, 'weekday');
  const pieces = formats.list(
    order.lines.map(({ title }) => title),
    talk.locale,
  );
  const facts = provenFacts(order, talk);
  if (isDelivered && returnUntil && date !== undefined && returnUntil > talk.now) {
    return {
      replies: [{ text: talk.say('return.possible', { number, pieces, date }), suggestions: chips(talk, personChip) }],
      next: 'done',
      outcome: 'answered',
      ifYes: 'person',
      ifNo: 'flow:no-person',
      facts: { ...facts, openQuestions: [talk.say('return.open', { number, pieces })] },
    };
  }
  const key = isDelivered ? 'return.too-late' : `return.${headline.startsWith('re') ? 'under-way' : 'not-yet'}`;
  return {
    replies: [
      {
        text: talk.say(key, { number }),
        suggestions: chips(talk, ['chip.order-status', 'goal:order-status'], personChip),
      },
    ],
    next: 'done',
    outcome: 'answered',
    facts,
  };
}
