/** All orders the house knows of this person. */
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { OrderFacts } from './order-facts.tsx';

export function OrdersTab({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  if (briefing.orders.length === 0) return <p className="sec quiet-line">{t('orders.none')}</p>;
  return briefing.orders.map((order) => (
    <section key={order.number} className="sec" aria-label={t('order.title', { number: order.number })}>
      <h2 className="sec-title">{t('order.title', { number: order.number })}</h2>
      <OrderFacts order={order} />
    </section>
  ));
}
