/** @jsxImportSource preact */
/** One product at length: its picture, what it is, and the facts that people ask for. */

import { Actions } from './actions.tsx';
import type { CardOf } from './card-props.ts';
import { Picture } from './picture.tsx';
import { ProductLink } from './tile.tsx';

export function ProductDetail({ card, messageId }: { card: CardOf<'product_detail'>; messageId: string }) {
  const { item, description, facts } = card;
  return (
    <article class="card detail">
      <Picture source={item.image} alt={item.imageAlt ?? ''} />
      <div class="card-body">
        <h3 dir="auto">
          <ProductLink item={item} />
        </h3>
        <p class="price" dir="auto">
          {item.detail ? `${item.price}, ${item.detail}` : item.price}
        </p>
        <p dir="auto">{description}</p>
        {facts.length > 0 && (
          <dl class="facts">
            {facts.map(({ label, value }) => (
              <div key={label}>
                <dt dir="auto">{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {item.availability && (
          <p class="stock" dir="auto">
            {item.availability}
          </p>
        )}
        <Actions actions={item.actions} messageId={messageId} solid />
      </div>
    </article>
  );
}
