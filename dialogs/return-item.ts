/** Sending a piece back: whether and until when it may return, then a person who arranges the collection. */
import type { Order } from '../src/domain/commerce.ts';
import { dialog, type Step, surest, type Talk } from '../src/domain/dialog.ts';
import { orderTimeline, type TimelineHeadline } from '../src/domain/order-timeline.ts';
import { lastEntity, type Said } from '../src/domain/said.ts';
import { chips, personChip } from './chips.ts';
import { onlyNamesOrder, spokeOfReturns } from './named-order.ts';
import { orderWords } from './order-words.ts';
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
    claim: (said, talk) => claim(said, talk),
    topic: ({ number }, talk) =>
      number === undefined ? talk.say('return.topic') : talk.say('return.topic-number', { number }),
    step: (slots, talk) => withOwnOrder(parts, slots, talk, (order) => answer(parts, order, talk)),
  });
}

/** "I want to return my order MM-20418" speaks of an order too: the return is what it is about. */
const enough = 0.4;
/** Above the order's state, which a number alone is otherwise about. */
const sureOfReturn = 0.98;

/** With an order named it is about that order; without one it is a question about the rules, and the articles answer. */
function claim(said: Said, talk: Talk): number {
  if (spokeOfReturns(talk) && onlyNamesOrder(said)) return sureOfReturn;
  const wanted = surest(said, ['return-exchange']);
  return lastEntity(said, 'order-number') !== undefined && wanted >= enough ? 0.95 : 0;
}

/** The piece is on its way back already, or never comes: what matters is where it stands. */
const isUnderWay: ReadonlySet<TimelineHeadline> = new Set([
  'returning',
  'refund-pending',
  'refunded',
  'lost',
  'cancelled',
  'cancelled-refund-pending',
  'cancelled-refunded',
]);

function answer(parts: ConciergeParts, order: Order, talk: Talk): Step<OrderSlots> {
  const { formats } = parts;
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
  if (isUnderWay.has(headline)) {
    const { text, card } = orderWords(order, talk, formats);
    return {
      replies: [{ text, card, suggestions: chips(talk, personChip) }],
      next: 'done',
      outcome: 'answered',
      facts,
    };
  }
  const text = talk.say(isDelivered ? 'return.too-late' : 'return.not-yet', { number });
  const suggestions = chips(talk, ['chip.order-status', 'goal:order-status'], personChip);
  return { replies: [{ text, suggestions }], next: 'done', outcome: 'answered', facts };
}
