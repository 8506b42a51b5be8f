/** One order: what it is, where it stands, where the same piece can be had, and a refund if there is one. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useDesk } from '../app/desk-context.tsx';
import { type Step, Steps } from '../parts/steps.tsx';
import { Thumb } from '../parts/thumb.tsx';
import { type Format, useFormat } from '../words/format.ts';
import type { OrderExtras } from './order-extras.ts';

export type Order = Briefing['orders'][number];
type Translate = ReturnType<typeof useTranslation>['t'];

export function OrderFacts({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useDesk();
  const line = order.lines[0];
  const pieces = order.lines.reduce((sum, other) => sum + other.quantity, 0);
  const extras = order as OrderExtras;
  return (
    <>
      {line !== undefined && (
        <div className="order">
          <Thumb image={line.image} large />
          <div>
            <div className="name">{line.title}</div>
            <div className="sub num">{t('order.pieces', { count: pieces, amount: format.money(order.total) })}</div>
            {order.lines.slice(1).map((other) => (
              <div className="sub" key={other.sku}>
                {other.title}
              </div>
            ))}
            {extras.stock !== undefined && <div className="sub num">{stockWords(extras.stock, t)}</div>}
          </div>
        </div>
      )}
      <Steps steps={stepsOf(order, extras, { t, format, now: clock.now() })} />
      <ul className="shipments">
        {extras.shipments.map((shipment) => (
          <li key={shipment.id}>{shipmentWords(shipment, t, format)}</li>
        ))}
        {extras.refund !== undefined && (
          <li>
            {t('order.refund', { amount: format.money(extras.refund.amount) })},{' '}
            {t(`order.refund.${extras.refund.state}`)}
          </li>
        )}
      </ul>
    </>
  );
}

const stepKinds = [
  'placed',
  'preparing',
  'left-atelier',
  'shipped',
  'customs',
  'in-transit',
  'late',
  'out-for-delivery',
  'delivered',
  'signed',
  'return-by',
  'return-requested',
  'return-collected',
  'return-received',
  'returning',
  'returned',
  'refunded',
  'cancelled',
  'lost',
  'replaced',
] as const;
const shipmentStates = [
  'preparing',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'late',
  'lost',
  'returned',
] as const;
const problems: ReadonlySet<string> = new Set(['lost', 'cancelled', 'late']);
/** A date by which something may happen is not a thing that has happened. */
const deadlines: ReadonlySet<string> = new Set(['return-by']);

function stepsOf(order: Order, { returnUntil }: OrderExtras, parts: StepParts): Step[] {
  const own = order.steps.map(({ kind, at }) => ({ kind, at }));
  const known = own.some(({ kind }) => deadlines.has(kind));
  const steps = returnUntil === undefined || known ? own : [...own, { kind: 'return-by', at: returnUntil }];
  const current = steps.findLastIndex((step) => happened(step, parts.now));
  return steps.map((step, index) => ({
    label: stepName(step.kind, parts.t),
    date: step.at === undefined ? undefined : parts.format.day(step.at),
    state: stateOf(step, index === current, parts.now),
  }));
}

type StepParts = { readonly t: Translate; readonly format: Format; readonly now: number };
type OrderStep = { readonly kind: string; readonly at: string | undefined };

function happened({ kind, at }: OrderStep, now: number): boolean {
  return at !== undefined && Date.parse(at) <= now && !deadlines.has(kind);
}

function stateOf(step: OrderStep, current: boolean, now: number): Step['state'] {
  if (!happened(step, now)) return 'todo';
  if (problems.has(step.kind)) return 'problem';
  return current ? 'current' : 'done';
}

/** A station that is not one of ours is shown as the shop wrote it. */
function stepName(kind: string, t: Translate): string {
  const known = stepKinds.find((name) => name === kind);
  return known === undefined ? kind.replaceAll('-', ' ') : t(`order.step.${known}`);
}

function shipmentWords(shipment: OrderExtras['shipments'][number], t: Translate, format: Format): string {
  const known = shipmentStates.find((state) => state === shipment.state);
  return [
    known === undefined ? shipment.state : t(`shipment.state.${known}`),
    shipment.carrier,
    shipment.tracking,
    shipment.signedBy === undefined ? undefined : t('order.signed', { name: shipment.signedBy }),
    shipment.deliveredAt === undefined && shipment.expectedAt !== undefined
      ? t('order.expected', { date: format.day(shipment.expectedAt) })
      : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(t('list.comma'));
}

function stockWords(stock: NonNullable<OrderExtras['stock']>, t: Translate): string {
  return [
    ...stock.stores.map(({ place, number }) => t('order.stock', { place, number })),
    t('order.online', { number: stock.online }),
  ].join(t('list.comma'));
}
