/** One order: what it is, where it stands, where the same piece can be had, and a refund if there is one. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk.ts';
import { type Step, Steps } from '../parts/steps.tsx';
import { Thumb } from '../parts/thumb.tsx';
import { type Format, useFormat } from '../words/format.ts';
import { OrderExtras } from './order-extras.ts';

export type Order = Briefing['orders'][number];
type Translate = ReturnType<typeof useTranslation>['t'];

export function OrderFacts({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = order.lines[0];
  const pieces = order.lines.reduce((sum, other) => sum + other.quantity, 0);
  const extras = OrderExtras.parse(order);
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
      <Steps steps={stepsOf(order, extras, t, format)} />
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

const states = [
  'placed',
  'preparing',
  'shipped',
  'delivered',
  'returning',
  'returned',
  'refunded',
  'cancelled',
  'lost',
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
const problems: ReadonlySet<string> = new Set(['lost', 'cancelled']);

function stepsOf(order: Order, extras: OrderExtras, t: Translate, format: Format): Step[] {
  const steps = order.steps.map((step, index): Step => {
    const next = order.steps[index + 1];
    const current = step.at !== undefined && next?.at === undefined;
    const state = step.at === undefined ? 'todo' : problems.has(step.kind) ? 'problem' : current ? 'current' : 'done';
    return { label: stepName(step.kind, t), date: step.at === undefined ? undefined : format.day(step.at), state };
  });
  if (extras.returnUntil === undefined) return steps;
  return [...steps, { label: t('order.return-by'), date: format.day(extras.returnUntil), state: 'todo' }];
}

/** A station that is not one of ours is shown as the shop wrote it. */
function stepName(kind: string, t: Translate): string {
  const known = states.find((state) => state === kind);
  return known === undefined ? kind.replaceAll('-', ' ') : t(`order.state.${known}`);
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
    .join(', ');
}

function stockWords(stock: NonNullable<OrderExtras['stock']>, t: Translate): string {
  return [
    ...stock.stores.map(({ place, number }) => t('order.stock', { place, number })),
    t('order.online', { number: stock.online }),
  ].join(', ');
}
