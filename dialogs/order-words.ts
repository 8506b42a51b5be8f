/** An order in words: what is happening to it, in a few honest sentences, and the card that shows its steps. */
import type { Card, Parcel, TimelineStep } from '../src/domain/card.ts';
import type { Order, OrderStep, Shipment } from '../src/domain/commerce.ts';
import type { Talk } from '../src/domain/dialog.ts';
import type { Formats } from '../src/domain/ports.ts';
import { doneStep, isLate, type Situation, situationOf } from './order-situation.ts';

export type OrderWords = {
  readonly text: string;
  readonly card: Card;
  /** Something went wrong for the shopper: a person is offered with the news. */
  readonly upset: boolean;
};

const tones: Record<Situation, 'good' | 'plain' | 'late' | 'problem'> = {
  cancelled: 'plain',
  'cancelled-refund-pending': 'plain',
  lost: 'problem',
  'lost-settled': 'plain',
  returning: 'plain',
  'returned-refund-pending': 'plain',
  refunded: 'good',
  split: 'plain',
  delivered: 'good',
  late: 'late',
  'out-for-delivery': 'good',
  shipped: 'good',
  preparing: 'plain',
};

/** Steps that tell of trouble, so that the card marks them as such. */
const troubles: ReadonlySet<string> = new Set(['late', 'lost', 'cancelled', 'customs']);

export function orderWords(order: Order, talk: Talk, formats: Formats): OrderWords {
  const situation = situationOf(order, talk.now);
  const words = wordsOf(talk, formats);
  const lateParcel = situation === 'split' && order.shipments.some((shipment) => isLate(shipment, talk.now));
  const sentences = [...sentencesFor(situation, order, words), ...extras(situation, order, words)];
  return {
    text: sentences.join(' '),
    upset: situation === 'late' || situation === 'lost' || lateParcel,
    card: {
      kind: 'order_timeline',
      title: words.say('order.card.title', { number: order.number }),
      orderNumber: order.number,
      status: words.say(`order.status.${situation}`),
      tone: lateParcel ? 'late' : tones[situation],
      ...pictureOf(order),
      steps: stepsOf(order.steps, talk.now, words),
      ...(order.shipments.length > 1 ? { parcels: parcelsOf(order, talk.now, words) } : {}),
    },
  };
}

type Words = {
  readonly say: Talk['say'];
  readonly day: (date: Date) => string;
  readonly money: (money: Order['total']) => string;
  readonly list: (items: readonly string[]) => string;
};

function wordsOf({ say, locale }: Talk, formats: Formats): Words {
  return {
    say,
    day: (date) => formats.date(date, locale, 'weekday'),
    money: (money) => formats.money(money, locale),
    list: (items) => formats.list(items, locale),
  };
}

function sentencesFor(situation: Situation, order: Order, words: Words): readonly string[] {
  const { say, day } = words;
  const { number } = order;
  const [parcel] = order.shipments;
  const amount = words.money(order.refund?.amount ?? order.total);
  const carrier = parcel?.carrier ?? say('order.the-carrier');
  switch (situation) {
    case 'split':
      return [
        say('order.says.split', { number, count: order.shipments.length }),
        ...order.shipments.map((shipment) => parcelSentence(order, shipment, words)),
      ];
    case 'late': {
      const late = order.shipments.find(({ state }) => state === 'late') ?? parcel;
      const said = [say('order.says.late', { number })];
      if (late?.promisedAt) said.push(say('order.says.was-promised', { date: day(late.promisedAt) }));
      const { expectedAt } = late ?? {};
      return [
        ...said,
        expectedAt ? say('order.says.now-expected', { carrier, date: day(expectedAt) }) : say('order.says.no-new-date'),
      ];
    }
    case 'delivered':
      return [dated(words, 'order.says.delivered', parcel?.deliveredAt ?? doneStep(order, 'delivered'), { number })];
    case 'shipped':
      return [dated(words, 'order.says.shipped', parcel?.expectedAt ?? parcel?.promisedAt, { number, carrier })];
    case 'preparing':
      return [dated(words, 'order.says.preparing', parcel?.expectedAt ?? parcel?.promisedAt, { number })];
    case 'refunded':
      return [dated(words, 'order.says.refunded', order.refund?.at ?? doneStep(order, 'refunded'), { number, amount })];
    case 'returned-refund-pending':
      return [
        dated(words, 'order.says.returned', doneStep(order, 'return-received'), { number }),
        say('order.says.refund-pending', { amount }),
      ];
    case 'cancelled':
    case 'cancelled-refund-pending':
      return [dated(words, 'order.says.cancelled', doneStep(order, 'cancelled'), { number })];
    case 'lost-settled': {
      const replacedAt = doneStep(order, 'replaced');
      const settled = replacedAt
        ? say('order.says.replaced', { date: day(replacedAt) })
        : dated(words, 'order.says.refunded', order.refund?.at ?? doneStep(order, 'refunded'), { number, amount });
      return [say('order.says.lost', { number }), settled];
    }
    case 'lost':
      return [say('order.says.lost', { number }), say('order.says.lost-next')];
    case 'returning':
    case 'out-for-delivery':
      return [say(`order.says.${situation}`, { number, amount, carrier })];
  }
}

/** What is worth adding: who signed, until when it may come back, where the refund stands. */
function extras(situation: Situation, order: Order, { say, day, money }: Words): readonly string[] {
  const said: string[] = [];
  const signedBy = order.shipments[0]?.signedBy;
  if (situation === 'delivered' && signedBy !== undefined) said.push(say('order.says.signed', { name: signedBy }));
  if (situation === 'delivered' && order.returnUntil)
    said.push(say('order.says.return-until', { date: day(order.returnUntil) }));
  const amount = money(order.refund?.amount ?? order.total);
  if (situation === 'cancelled' && order.refund?.at)
    said.push(say('order.says.refund-done', { amount, date: day(order.refund.at) }));
  if (situation === 'cancelled-refund-pending') said.push(say('order.says.refund-pending', { amount }));
  return said;
}

/** The sentence with its date, or the same without when the shop does not know it. */
function dated({ say, day }: Words, key: string, date: Date | undefined, params: Record<string, string>): string {
  return date ? say(key, { ...params, date: day(date) }) : say(`${key}-undated`, params);
}

function parcelSentence(order: Order, shipment: Shipment, words: Words): string {
  const items = words.list(titlesOf(order, shipment));
  const date = shipment.deliveredAt ?? shipment.expectedAt ?? shipment.promisedAt;
  const key = `order.parcel.says.${shipment.state}`;
  return date ? words.say(key, { items, date: words.day(date) }) : words.say(`${key}-undated`, { items });
}

function parcelsOf(order: Order, now: Date, words: Words): readonly Parcel[] {
  return order.shipments.map((shipment) => ({
    title: words.list(titlesOf(order, shipment)),
    status: words.say(`order.parcel.${isLate(shipment, now) ? 'late' : shipment.state}`),
    steps: parcelSteps(shipment, now, words),
  }));
}

function parcelSteps(shipment: Shipment, now: Date, { say, day }: Words): readonly TimelineStep[] {
  const { deliveredAt, expectedAt, promisedAt } = shipment;
  if (deliveredAt) return [{ label: say('order.step.delivered'), date: day(deliveredAt), state: 'done' }];
  const date = expectedAt ?? promisedAt;
  const label = say(`order.parcel.${shipment.state}`);
  return [
    { label, state: isLate(shipment, now) || shipment.state === 'lost' ? 'problem' : 'current' },
    { label: say('order.step.delivered'), ...(date ? { date: day(date) } : {}), state: 'todo' },
  ];
}

function titlesOf(order: Order, { skus }: Shipment): readonly string[] {
  const lines = order.lines.filter(({ sku }) => skus.includes(sku));
  return (lines.length > 0 ? lines : order.lines).map(({ title }) => title);
}

/** Done is what has a date behind us; the last of it is where the order is now, unless nothing comes after. */
function stepsOf(steps: readonly OrderStep[], now: Date, { say, day }: Words): readonly TimelineStep[] {
  const done = steps.map(({ at }) => at !== undefined && at <= now);
  const latest = done.lastIndexOf(true);
  return steps.map(({ kind, at }, index) => ({
    label: say(`order.step.${kind}`),
    ...(at ? { date: day(at) } : {}),
    state: stateOf(kind, done[index] ?? false, index === latest && index < steps.length - 1),
  }));
}

function stateOf(kind: string, done: boolean, here: boolean): TimelineStep['state'] {
  if (!done) return 'todo';
  if (troubles.has(kind)) return 'problem';
  return here ? 'current' : 'done';
}

function pictureOf(order: Order): { image?: string } {
  const image = order.lines.find((line) => line.image !== undefined)?.image;
  return image === undefined ? {} : { image };
}
