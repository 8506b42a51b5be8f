/** One card of each kind, as the house sends them. */
import type { Card } from '../../src/protocol/cards.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

const tile = (title: string) => ({
  productId: title,
  sku: title,
  title,
  price: '€1,290',
  reason: 'For the evening',
  url: '/?product=x',
});
export const carousel: Kind<'product_carousel'> = {
  kind: 'product_carousel',
  title: 'Bags',
  items: [tile('Nuit'), tile('Quai'), tile('Seine')],
};
const order: Kind<'order_timeline'> = {
  kind: 'order_timeline',
  title: 'Seine tote',
  orderNumber: 'MM-20418',
  status: 'Late',
  tone: 'late',
  steps: [
    { label: 'Sent', date: '14 Nov', state: 'done' },
    { label: 'Held', date: '16 Nov', state: 'problem' },
    { label: 'Delivery', state: 'todo' },
  ],
};
export const form: Kind<'form'> = {
  kind: 'form',
  title: 'Find an order',
  fields: [{ name: 'email', label: 'E-mail', kind: 'email', autocomplete: 'email' }],
  submit: { action: 'order:form', value: '', label: 'Show my order' },
};
const comparison: Kind<'comparison'> = {
  kind: 'comparison',
  title: 'Two bags',
  items: [tile('Nuit'), tile('Quai')],
  rows: [{ label: 'Leather', values: ['Calf', 'Goat'] }],
};
const stores: Kind<'store_list'> = {
  kind: 'store_list',
  title: 'Boutiques',
  stores: [{ id: 'p', name: 'Paris', address: 'rue Cambacérès', open: 'Open', phone: '+33 1' }],
};
const detail: Kind<'product_detail'> = {
  kind: 'product_detail',
  item: { ...tile('Quai'), actions: [{ action: 'product:hold', value: 'Quai', label: 'Hold one for me' }] },
  description: 'A bucket.',
  facts: [{ label: 'Size', value: '24 cm' }],
};
export const slots: Kind<'appointment_slots'> = {
  kind: 'appointment_slots',
  title: 'A visit',
  detail: 'Paris boutique',
  zone: 'Europe/Paris',
  minutes: 45,
  days: ['Saturday 28 November', 'Monday 30 November'].map((label, day) => ({
    label,
    slots: [10, 12, 15, 17].map((hour) => ({
      value: `${day}-${hour}`,
      startsAt: `2026-11-${28 + 2 * day}T${hour}:00:00.000Z`,
      label: `${hour + 1}:00`,
      taken: hour === 12,
    })),
  })),
  submit: { action: 'visit:ask', value: '', label: 'Ask for this time' },
};
const handoff: Kind<'handoff'> = {
  kind: 'handoff',
  title: 'An advisor can take over',
  body: 'About two minutes.',
  actions: [{ action: 'handoff:wait', value: '', label: 'I will wait' }],
};
export const joined: Kind<'notice'> = { kind: 'notice', tone: 'joined', title: 'Ines has joined you' };

/** Everything that is drawn in the log; a notice and a rating come beside. */
export const everyCard: readonly Card[] = [carousel, order, form, comparison, stores, detail, slots, handoff];
