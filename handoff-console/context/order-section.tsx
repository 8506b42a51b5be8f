/** The order this is about, or the way to find it. */

import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { focusComposer } from '../composer/focus-composer.ts';
import type { Thread } from '../desk/thread.ts';
import { floorOf } from '../thread/floor-of.ts';
import { OrderFacts } from './order-facts.tsx';
import { Section } from './section.tsx';

export function OrderSection({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { conversationId, briefing } = thread;
  const order = briefing.orders[0];
  if (order !== undefined)
    return (
      <Section name="order" title={t('order.title', { number: order.number })}>
        <OrderFacts order={order} />
      </Section>
    );
  const ask = () => {
    const written = desk.drafts.get(conversationId);
    desk.drafts.set(conversationId, [written, t('order.ask-text')].filter(Boolean).join('\n'));
    focusComposer('reply');
  };
  return (
    <Section name="order" title={t('context.tab.orders')}>
      <p className="quiet-line">{t('order.none')}</p>
      {floorOf(thread.floor, desk.me.advisorId).kind === 'mine' && (
        <Button className="btn small" onPress={ask}>
          {t('order.ask')}
        </Button>
      )}
    </Section>
  );
}
