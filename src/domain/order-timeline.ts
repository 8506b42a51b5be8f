/** An order as a line of steps with the present one marked, and each parcel on its own: keys and dates, no sentences. */

import type { Money, Order, OrderStep, Shipment, ShipmentState } from './commerce.ts';

export type TimelineStepState = 'done' | 'current' | 'todo' | 'problem';

export type TimelineEntry = {
  readonly kind: string;
  readonly at?: Date;
  readonly note?: string;
  readonly state: TimelineStepState;
};

export type ParcelTimeline = {
  readonly id: string;
  readonly state: ShipmentState;
  readonly skus: readonly string[];
  readonly carrier?: string;
  readonly tracking?: string;
  readonly promisedAt?: Date;
  readonly expectedAt?: Date;
  readonly deliveredAt?: Date;
  readonly signedBy?: string;
  /** Calendar days past the promise, 0 when in time. */
  readonly lateDays: number;
  readonly steps: readonly TimelineEntry[];
};

/** What its owner needs to hear first. */
export type TimelineHeadline =
  | 'placed'
  | 'preparing'
  | 'shipped'
  | 'out-for-delivery'
  | 'late'
  | 'split'
  | 'delivered'
  | 'signed'
  | 'lost'
  | 'returning'
  | 'refund-pending'
  | 'refunded'
  | 'cancelled'
  | 'cancelled-refund-pending'
  | 'cancelled-refunded';

export type OrderTimeline = {
  readonly number: string;
  readonly headline: TimelineHeadline;
  readonly steps: readonly TimelineEntry[];
  readonly parcels: readonly ParcelTimeline[];
  /** Of the parcel that is latest. */
  readonly lateDays: number;
  readonly refund?: { readonly state: 'pending' | 'done'; readonly amount: Money; readonly at?: Date };
};

export function orderTimeline(order: Order, now: Date): OrderTimeline {
  const parcels = order.shipments.map((shipment) => parcelTimeline(shipment, now));
  const headline = headlineOf(order, parcels);
  return {
    number: order.number,
    headline,
    steps: order.steps.length > 0 ? markSteps(order.steps, now, headline) : entriesOfState(order),
    parcels,
    lateDays: Math.max(0, ...parcels.map(({ lateDays }) => lateDays)),
    ...(order.refund ? { refund: order.refund } : {}),
  };
}

function headlineOf(order: Order, parcels: readonly ParcelTimeline[]): TimelineHeadline {
  switch (order.state) {
    case 'cancelled':
      if (!order.refund) return 'cancelled';
      return order.refund.state === 'done' ? 'cancelled-refunded' : 'cancelled-refund-pending';
    case 'lost':
    case 'returning':
    case 'refunded':
      return order.state;
    case 'returned':
      return order.refund?.state === 'done' ? 'refunded' : 'refund-pending';
    case 'placed':
    case 'preparing':
    case 'shipped':
    case 'delivered':
      return travelling(order.state, parcels);
    default:
      return order.state satisfies never;
  }
}

type Underway = 'placed' | 'preparing' | 'shipped' | 'delivered';

/** A lost or late parcel is said before anything else; parcels that go different ways are told one by one. */
function travelling(state: Underway, parcels: readonly ParcelTimeline[]): TimelineHeadline {
  if (parcels.some((parcel) => parcel.state === 'lost')) return 'lost';
  if (parcels.some((parcel) => parcel.lateDays > 0 || parcel.state === 'late')) return 'late';
  const states = new Set(parcels.map((parcel) => parcel.state));
  if (states.size > 1) return 'split';
  if (state === 'delivered' || states.has('delivered')) {
    return parcels.some(({ signedBy }) => signedBy !== undefined) ? 'signed' : 'delivered';
  }
  if (states.has('out-for-delivery')) return 'out-for-delivery';
  if (state === 'shipped' || states.has('in-transit')) return 'shipped';
  return state;
}

/** For shop systems that keep no history: what must have happened, without dates, for nobody knows them. */
function entriesOfState({ state, placedAt }: Order): TimelineEntry[] {
  const stages = ['placed', 'preparing', 'shipped', 'delivered'] as const;
  const placed = { kind: 'placed', at: placedAt };
  const reached: readonly string[] = stages;
  const here = reached.indexOf(state);
  if (here === -1)
    return [
      { ...placed, state: 'done' },
      { kind: state, state: state === 'lost' ? 'problem' : 'current' },
    ];
  return stages.map((kind, at) => ({
    ...(kind === 'placed' ? placed : { kind }),
    state: at < here ? 'done' : at === here ? 'current' : 'todo',
  }));
}

const troubles: ReadonlySet<string> = new Set(['late', 'lost', 'customs', 'failed-delivery']);
/** Deadlines are dates to know, not steps that are reached. */
const deadlines: ReadonlySet<string> = new Set(['return-by']);

/** Dated steps of the past are done, the last of them is where the order stands, the rest is still to come. */
function markSteps(steps: readonly OrderStep[], now: Date, headline: TimelineHeadline): TimelineEntry[] {
  const happened = ({ at, kind }: OrderStep) => at !== undefined && at <= now && !deadlines.has(kind);
  const current = steps.findLastIndex(happened);
  return steps.map((step, index) => ({ ...step, state: stateOf(step, index) }));

  function stateOf(step: OrderStep, index: number): TimelineStepState {
    if (!happened(step)) return 'todo';
    const isTrouble = troubles.has(step.kind);
    if (index !== current) return isTrouble && headline === step.kind ? 'problem' : 'done';
    return isTrouble ? 'problem' : 'current';
  }
}

function parcelTimeline(shipment: Shipment, now: Date): ParcelTimeline {
  return { ...shipment, lateDays: lateDays(shipment, now), steps: parcelSteps(shipment, now) };
}

/** Days by the calendar (UTC), as people count them: promised on Friday, now Sunday, two days late at any hour. */
export function lateDays({ state, promisedAt, expectedAt }: Shipment, now: Date): number {
  if (promisedAt === undefined || state === 'delivered' || state === 'returned' || state === 'lost') return 0;
  const overdue = now > promisedAt ? calendarDays(promisedAt, now) : 0;
  if (overdue > 0 || expectedAt === undefined || expectedAt <= promisedAt) return overdue;
  // not due yet, but the carrier has already moved the day
  return calendarDays(promisedAt, expectedAt);
}

const day = 24 * 60 * 60 * 1000; // milliseconds
const calendarDays = (from: Date, to: Date) => Math.floor(to.getTime() / day) - Math.floor(from.getTime() / day);

const road = ['preparing', 'in-transit', 'out-for-delivery', 'delivered'] as const;

function parcelSteps(shipment: Shipment, now: Date): TimelineEntry[] {
  const { state, deliveredAt, expectedAt, promisedAt } = shipment;
  const arrival = deliveredAt ?? expectedAt ?? promisedAt;
  const dated = (kind: string): { kind: string; at?: Date } =>
    kind === 'delivered' && arrival ? { kind, at: arrival } : { kind };
  if (state === 'returned') {
    return [
      ...road.map((kind) => ({ ...dated(kind), state: 'done' as const })),
      { kind: 'returned', state: 'current' },
    ];
  }
  if (state === 'lost') {
    return [
      { kind: 'preparing', state: 'done' },
      { kind: 'in-transit', state: 'done' },
      { kind: 'lost', state: 'problem' },
    ];
  }
  const isLate = state === 'late' || lateDays(shipment, now) > 0;
  const here = road.indexOf(state === 'late' ? 'in-transit' : state);
  return road.map((kind, at) => {
    if (at !== here) return { ...dated(kind), state: at < here ? 'done' : 'todo' };
    return { ...dated(kind), state: isLate ? 'problem' : 'current' };
  });
}
