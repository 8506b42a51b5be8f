/** An order in words: what its owner needs to hear, in a few honest sentences, and the card that shows the steps. */
import type { Card, Parcel, TimelineStep } from '../src/domain/card.ts';
import type { Money, Order } from '../src/domain/commerce.ts';
import type { Talk } from '../src/domain/dialog.ts';
import {
  type OrderTimeline,
  orderTimeline,
  type ParcelTimeline,
  type TimelineEntry,
  type TimelineHeadline,
} from '../src/domain/order-timeline.ts';
import type { Formats } from '../src/domain/wording.ts';

export type OrderWords = {
  readonly text: string;
  readonly card: Card;
  /** Something went wrong for the shopper: a person is offered with the news. */
  readonly upset: boolean;
};

type Tone = Extract<Card, { kind: 'order_timeline' }>['tone'];

const tones: Record<TimelineHeadline, Tone> = {
  placed: 'plain',
  preparing: 'plain',
  shipped: 'good',
  'out-for-delivery': 'good',
  late: 'late',
  split: 'plain',
  delivered: 'good',
  signed: 'good',
  lost: 'problem',
  returning: 'plain',
  'refund-pending': 'plain',
  refunded: 'good',
  cancelled: 'plain',
  'cancelled-refund-pending': 'plain',
  'cancelled-refunded': 'plain',
};

export function orderWords(order: Order, talk: Pick<Talk, 'say' | 'locale' | 'now'>, formats: Formats): OrderWords {
  const timeline = orderTimeline(order, talk.now);
  const told: Told = { order, timeline, now: talk.now, ...wordsOf(talk, formats) };
  return {
    text: sentencesOf(told).join(' '),
    upset: timeline.headline === 'late' || (timeline.headline === 'lost' && !settlement(told)),
    card: {
      kind: 'order_timeline',
      title: told.say('order.card.title', { number: order.number }),
      orderNumber: order.number,
      status: told.say(`order.status.${timeline.headline}`),
      tone: tones[timeline.headline],
      ...pictureOf(order),
      steps: timeline.steps.map((entry) => stepOf(entry, told)),
      ...(timeline.parcels.length > 1 ? { parcels: timeline.parcels.map((parcel) => parcelOf(parcel, told)) } : {}),
    },
  };
}

/** An order, what there is to tell of it, and the words to tell it with. */
type Told = {
  readonly order: Order;
  readonly timeline: OrderTimeline;
  readonly now: Date;
  readonly say: Talk['say'];
  readonly day: (date: Date) => string;
  readonly money: (money: Money) => string;
  readonly list: (items: readonly string[]) => string;
};

function wordsOf(
  { say, locale }: Pick<Talk, 'say' | 'locale'>,
  formats: Formats,
): Pick<Told, 'say' | 'day' | 'money' | 'list'> {
  return {
    say,
    day: (date) => formats.date(date, locale, 'weekday'),
    money: (money) => formats.money(money, locale),
    list: (items) => formats.list(items, locale),
  };
}

function sentencesOf(told: Told): readonly string[] {
  const { order, timeline, say, day } = told;
  const { number } = order;
  const [parcel] = timeline.parcels;
  const carrier = parcel?.carrier ?? say('order.the-carrier');
  const due = parcel?.expectedAt ?? parcel?.promisedAt;
  switch (timeline.headline) {
    case 'placed':
    case 'preparing':
      return [dated(told, 'order.says.preparing', due)];
    case 'shipped':
      return [dated(told, 'order.says.shipped', due, { carrier })];
    case 'out-for-delivery':
      return [say('order.says.out-for-delivery', { number, carrier })];
    case 'late':
      return lateSentences(told);
    case 'split':
      return splitSentences(told);
    case 'delivered':
    case 'signed':
      return [
        dated(told, 'order.says.delivered', parcel?.deliveredAt),
        ...(parcel?.signedBy === undefined ? [] : [say('order.says.signed', { name: parcel.signedBy })]),
        ...(order.returnUntil && order.returnUntil > told.now
          ? [say('order.says.return-until', { date: day(order.returnUntil) })]
          : []),
      ];
    case 'lost':
      return [say('order.says.lost', { number }), settlement(told) ?? say('order.says.lost-next')];
    case 'returning':
      return [say('order.says.returning', { number, amount: refundAmount(told) })];
    case 'refund-pending':
      return [dated(told, 'order.says.returned', happened(told, 'return-received')), pending(told)];
    case 'refunded':
      return [refundedSentence(told)];
    case 'cancelled':
    case 'cancelled-refund-pending':
    case 'cancelled-refunded': {
      const cancelled = dated(told, 'order.says.cancelled', happened(told, 'cancelled'));
      if (timeline.headline === 'cancelled') return [cancelled];
      const refund = timeline.refund?.at;
      const done = refund && say('order.says.refund-done', { amount: refundAmount(told), date: day(refund) });
      return [
        cancelled,
        timeline.headline === 'cancelled-refund-pending' ? pending(told) : (done ?? refundedSentence(told)),
      ];
    }
    default:
      return timeline.headline satisfies never;
  }
}

function lateSentences(told: Told): readonly string[] {
  const { order, timeline, say, day } = told;
  const { number } = order;
  const late = timeline.parcels.find(({ lateDays, state }) => lateDays > 0 || state === 'late');
  const days = timeline.lateDays;
  const carrier = late?.carrier ?? say('order.the-carrier');
  return [
    days > 0 ? say('order.says.late', { number, count: days }) : say('order.says.late-undated', { number }),
    ...(late?.promisedAt ? [say('order.says.was-promised', { date: day(late.promisedAt) })] : []),
    late?.expectedAt
      ? say('order.says.now-expected', { carrier, date: day(late.expectedAt) })
      : say('order.says.no-new-date'),
  ];
}

function splitSentences(told: Told): readonly string[] {
  const { order, timeline, say, day, list } = told;
  const parcels = timeline.parcels.map((parcel) => {
    const items = list(titlesOf(parcel, order));
    const date = parcel.deliveredAt ?? parcel.expectedAt ?? parcel.promisedAt;
    const key = `order.parcel.says.${parcel.state}`;
    return date ? say(key, { items, date: day(date) }) : say(`${key}-undated`, { items });
  });
  return [say('order.says.split', { number: order.number, count: parcels.length }), ...parcels];
}

/** A lost order that the house has already made good. */
function settlement(told: Told): string | undefined {
  const replacedAt = happened(told, 'replaced');
  if (replacedAt) return told.say('order.says.replaced', { date: told.day(replacedAt) });
  return happened(told, 'refunded') ? refundedSentence(told) : undefined;
}

function refundedSentence(told: Told): string {
  const at = told.timeline.refund?.at ?? happened(told, 'refunded');
  return dated(told, 'order.says.refunded', at, { amount: refundAmount(told) });
}

const pending = (told: Told) => told.say('order.says.refund-pending', { amount: refundAmount(told) });
const refundAmount = ({ order, money }: Told) => money(order.refund?.amount ?? order.total);

/** The sentence with its date, or the same without when the shop does not know it. */
function dated(told: Told, key: string, date: Date | undefined, params: Record<string, string> = {}): string {
  const known = { number: told.order.number, ...params };
  return date ? told.say(key, { ...known, date: told.day(date) }) : told.say(`${key}-undated`, known);
}

function happened({ timeline }: Told, kind: string): Date | undefined {
  return timeline.steps.findLast((step) => step.kind === kind && step.state !== 'todo')?.at;
}

function stepOf({ kind, at, state }: TimelineEntry, { say, day }: Told): TimelineStep {
  return {
    label: say(`order.step.${kind}`, { orElse: kind.replaceAll('-', ' ') }),
    ...(at ? { date: day(at) } : {}),
    state,
  };
}

function parcelOf(parcel: ParcelTimeline, told: Told): Parcel {
  const status = parcel.lateDays > 0 ? 'late' : parcel.state;
  return {
    title: told.list(titlesOf(parcel, told.order)),
    status: told.say(`order.parcel.${status}`),
    steps: parcel.steps.map((entry) => stepOf(entry, told)),
  };
}

function titlesOf({ skus }: ParcelTimeline, { lines }: Order): readonly string[] {
  const inside = lines.filter(({ sku }) => skus.includes(sku));
  return (inside.length > 0 ? inside : lines).map(({ title }) => title);
}

function pictureOf({ lines }: Order): { image?: string } {
  const image = lines.find((line) => line.image !== undefined)?.image;
  return image === undefined ? {} : { image };
}
