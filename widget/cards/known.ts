/** Which cards this version can draw; of the others the text is shown. */
import type { Card } from '../../src/protocol/cards.ts';

const kinds: Record<Card['kind'], true> = {
  product_carousel: true,
  product_detail: true,
  comparison: true,
  order_timeline: true,
  store_list: true,
  form: true,
  handoff: true,
  csat: true,
  notice: true,
};

export const knowsCard = (card: Card): boolean => Object.hasOwn(kinds, card.kind);
