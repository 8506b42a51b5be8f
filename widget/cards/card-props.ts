/** What a card's drawing is given. */
import type { Card } from '../../src/protocol/cards.ts';

export type CardOf<Kind extends Card['kind']> = Extract<Card, { kind: Kind }>;
export type CardAction = NonNullable<CardOf<'order_timeline'>['actions']>[number];
export type ProductTile = CardOf<'product_detail'>['item'];
export type OrderStep = CardOf<'order_timeline'>['steps'][number];
