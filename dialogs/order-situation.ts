/** What is happening to an order: the first thing its owner needs to hear. Pure; the words come later. */
import type { Order, Shipment } from '../src/domain/commerce.ts';

export type Situation =
  | 'cancelled'
  | 'cancelled-refund-pending'
  | 'lost'
  | 'lost-settled'
  | 'returning'
  | 'returned-refund-pending'
  | 'refunded'
  | 'split'
  | 'delivered'
  | 'late'
  | 'out-for-delivery'
  | 'shipped'
  | 'preparing';

export function situationOf(order: Order, now: Date): Situation {
  return closing(order) ?? travelling(order, now);
}

/** The order came to an end that is not a delivery. */
function closing(order: Order): Situation | undefined {
  const refunded = order.refund?.state === 'done';
  switch (order.state) {
    case 'cancelled':
      return order.refund?.state === 'pending' ? 'cancelled-refund-pending' : 'cancelled';
    case 'lost':
      return refunded || doneStep(order, 'replaced') || doneStep(order, 'refunded') ? 'lost-settled' : 'lost';
    case 'returning':
      return 'returning';
    case 'returned':
      return refunded ? 'refunded' : 'returned-refund-pending';
    case 'refunded':
      return 'refunded';
    default:
      return order.shipments.some(({ state }) => state === 'lost') ? 'lost' : undefined;
  }
}

function travelling(order: Order, now: Date): Situation {
  const states = new Set(order.shipments.map(({ state }) => state));
  if (order.shipments.length > 1 && states.size > 1) return 'split';
  if (order.state === 'delivered' || (states.size === 1 && states.has('delivered'))) return 'delivered';
  if (order.shipments.some((shipment) => isLate(shipment, now))) return 'late';
  if (states.has('out-for-delivery')) return 'out-for-delivery';
  return order.state === 'shipped' || states.has('in-transit') ? 'shipped' : 'preparing';
}

/** The promise is what counts: a parcel past its day is late even when the carrier has not said so. */
export function isLate({ state, promisedAt, expectedAt }: Shipment, now: Date): boolean {
  if (state === 'delivered' || state === 'returned' || state === 'lost') return false;
  if (state === 'late') return true;
  return promisedAt !== undefined && (promisedAt < now || (expectedAt !== undefined && expectedAt > promisedAt));
}

/** When a step happened, if it did. */
export function doneStep(order: Order, kind: string): Date | undefined {
  return order.steps.findLast((step) => step.kind === kind && step.at !== undefined)?.at;
}
