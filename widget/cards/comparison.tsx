/** @jsxImportSource preact */
/** Two or three pieces side by side, fact by fact: a real table, so that it can be read cell by cell. */
import { usePanel } from '../panel/panel-context.ts';
import { Actions } from './actions.tsx';
import type { CardOf } from './card-props.ts';
import { Picture } from './picture.tsx';
import { ProductLink } from './tile.tsx';

export function Comparison({ card, messageId }: { card: CardOf<'comparison'>; messageId: string }) {
  const { say } = usePanel().words.value;
  const tellsPrice = card.rows.some((row) => row.values.includes(card.items[0]?.price ?? ''));
  const acts = card.items.some((item) => item.actions?.length);
  return (
    <article class="card comparison">
      <div class="comparison-frame">
        <table>
          <caption dir="auto">{card.title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">{say('compare.detail')}</span>
              </th>
              {card.items.map((item) => (
                <th scope="col" key={item.sku}>
                  <Picture source={item.image} alt={item.imageAlt ?? ''} />
                  <span class="compared" dir="auto">
                    <ProductLink item={item} />
                  </span>
                  {!tellsPrice && <span class="price">{item.price}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {card.rows.map(({ label, values }) => (
              <tr key={label}>
                <th scope="row" dir="auto">
                  {label}
                </th>
                {card.items.map((item, position) => (
                  <td key={item.sku} dir="auto">
                    {values[position] ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
            {acts && (
              <tr>
                <td />
                {card.items.map((item) => (
                  <td key={item.sku}>
                    <Actions actions={item.actions} messageId={messageId} />
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </article>
  );
}
