/** @jsxImportSource preact */
/** Picks the drawing for a card. A kind that this version does not know is not drawn: its text is shown instead. */
import type { Card } from '../../src/protocol/cards.ts';
import { Carousel } from './carousel.tsx';
import { Comparison } from './comparison.tsx';
import { FormCard } from './form-card.tsx';
import { HandoffCard } from './handoff-card.tsx';
import { Notice } from './notice.tsx';
import { OrderCard } from './order-card.tsx';
import { ProductDetail } from './product-detail.tsx';
import { RatingCard } from './rating-card.tsx';
import { StoreList } from './store-list.tsx';

const kinds: ReadonlySet<string> = new Set<Card['kind']>([
  'product_carousel',
  'product_detail',
  'comparison',
  'order_timeline',
  'store_list',
  'form',
  'handoff',
  'csat',
  'notice',
]);

export const knowsCard = (card: Card): boolean => kinds.has(card.kind);

export function CardView({ card, messageId, latest }: { card: Card; messageId: string; latest: boolean }) {
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
    case 'handoff':
      return <HandoffCard card={card} messageId={messageId} latest={latest} />;
    case 'csat':
      return <RatingCard card={card} latest={latest} />;
    case 'notice':
      return <Notice card={card} />;
    default:
      return card satisfies never;
  }
}
