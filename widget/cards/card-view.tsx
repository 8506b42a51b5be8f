/** @jsxImportSource preact */
/** Picks the drawing for a card. Fetched after the panel, with its styles. */
import type { Card } from '../../src/protocol/cards.ts';
import { lazyPart } from '../panel/lazy-part.ts';
import { usePanel } from '../panel/panel-context.ts';
import css from '../styles/cards.css?inline';
import { Carousel } from './carousel.tsx';
import { Comparison } from './comparison.tsx';
import { FormCard } from './form-card.tsx';
import { HandoffCard } from './handoff-card.tsx';
import { Notice } from './notice.tsx';
import { OrderCard } from './order-card.tsx';
import { ProductDetail } from './product-detail.tsx';
import { RatingCard } from './rating-card.tsx';
import { StoreList } from './store-list.tsx';

const slots = lazyPart(() => import('./slots-card.tsx'));
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export function CardView({ card, messageId, latest }: { card: Card; messageId: string; latest: boolean }) {
  usePanel().wear(sheet);
  switch (card.kind) {
    case 'product_carousel':
      return <Carousel card={card} messageId={messageId} />;
    case 'product_detail':
      return <ProductDetail card={card} messageId={messageId} />;
    case 'comparison':
      return <Comparison card={card} messageId={messageId} />;
    case 'order_timeline':
      return <OrderCard card={card} messageId={messageId} />;
    case 'store_list':
      return <StoreList card={card} />;
    case 'form':
      return <FormCard card={card} messageId={messageId} latest={latest} />;
    case 'appointment_slots': {
      const times = slots.here();
      return times ? (
        <times.SlotsCard card={card} messageId={messageId} latest={latest} />
      ) : (
        <p class="quiet">{card.title}</p>
      );
    }
    case 'handoff':
      return <HandoffCard card={card} messageId={messageId} latest={latest} />;
    case 'csat':
      return <RatingCard card={card} messageId={messageId} latest={latest} />;
    case 'notice':
      return <Notice card={card} />;
    default:
      return card satisfies never;
  }
}
