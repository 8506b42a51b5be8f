/** Which cards this version can draw; of the others, and of those that came in pieces, the text is shown. */
import type { Card } from '../../src/protocol/cards.ts';

/** The lists that a card of each kind cannot do without. */
const lists: Record<Card['kind'], readonly string[]> = {
  product_carousel: ['items'],
  product_detail: ['facts'],
  comparison: ['items', 'rows'],
  order_timeline: ['steps'],
  store_list: ['stores'],
  form: ['fields'],
  appointment_slots: ['days'],
  handoff: ['actions'],
  csat: ['faces'],
  notice: [],
};

export function knowsCard(card: Card): boolean {
  if (!Object.hasOwn(lists, card.kind)) return false;
  const parts = new Map<string, unknown>(Object.entries(card));
  return lists[card.kind].every((name) => {
    const list = parts.get(name);
    return Array.isArray(list) && list.every((one) => one && typeof one === 'object');
  });
}
