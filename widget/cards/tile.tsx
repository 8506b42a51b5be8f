/** @jsxImportSource preact */
/** One product: picture, name, price, and why it is here. Its link opens in the page; the panel stays. */
import { webAddress } from '../core/inline-text.ts';
import { usePanel } from '../panel/panel-context.ts';
import { Actions } from './actions.tsx';
import type { ProductTile } from './card-props.ts';
import { Picture } from './picture.tsx';

export function Tile({ item, messageId }: { item: ProductTile; messageId: string }) {
  return (
    <>
      <Picture source={item.image} alt={item.imageAlt ?? ''} />
      <h3 dir="auto">
        <ProductLink item={item} />
      </h3>
      <p dir="auto">{item.detail ? `${item.price}, ${item.detail}` : item.price}</p>
      {item.reason && (
        <p class="fit" dir="auto">
          {item.reason}
        </p>
      )}
      {item.availability && (
        <p class="stock" dir="auto">
          {item.availability}
        </p>
      )}
      <Actions actions={item.actions} messageId={messageId} />
    </>
  );
}

export function ProductLink({ item }: { item: ProductTile }) {
  const { embed } = usePanel();
  const address = webAddress(item.url, embed.server);
  return address ? <a href={address}>{item.title}</a> : <span>{item.title}</span>;
}
