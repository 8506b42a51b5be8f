/** A product page that tells the concierge what it shows, and opens it from a button of its own. */
import { useCallback, useState } from 'react';
import { useConcierge, useConciergeEvent, useConciergePage } from './use-concierge.ts';

type Product = { readonly sku: string; readonly name: string; readonly priceCents: number };

export function ProductPage({ product }: { product: Product }) {
  const concierge = useConcierge({ server: 'https://concierge.brand.example', site: 'pk_live_8c1' });
  const [unread, setUnread] = useState(0);
  const { sku, name, priceCents } = product;
  useConciergePage(concierge, { type: 'product', sku, title: name, price: priceCents, currency: 'EUR' });
  useConciergeEvent(
    concierge,
    'unread',
    useCallback(({ count }: { count: number }) => setUnread(count), []),
  );
  return (
    <article>
      <h1>{name}</h1>
      <button type="button" disabled={!concierge} onClick={() => void concierge?.('open')}>
        {unread > 0 ? `Our advisor has written (${unread})` : 'Ask about this piece'}
      </button>
    </article>
  );
}
