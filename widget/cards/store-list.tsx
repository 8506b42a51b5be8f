/** @jsxImportSource preact */
/** Boutiques without a map: where, until when, and the telephone. */
import { Icon } from '../panel/icon.tsx';
import { usePanel } from '../panel/panel-context.ts';
import type { CardOf } from './card-props.ts';

export function StoreList({ card }: { card: CardOf<'store_list'> }) {
  const { say } = usePanel().words.value;
  return (
    <article class="card stores">
      <h3 dir="auto">{card.title}</h3>
      <ul>
        {card.stores.map(({ id, name, address, open, phone }) => (
          <li key={id}>
            <div>
              <h4 dir="auto">{name}</h4>
              <p dir="auto">{address}</p>
              {/* A sentence of the house: it may begin with a city in other letters. */}
              <p class="open">{open}</p>
            </div>
            {phone && (
              <a
                class="round thin"
                href={`tel:${phone.replace(/[^\d+]/g, '')}`}
                aria-label={say('store.call', { store: name })}
              >
                <Icon name="phone" small />
              </a>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}
