/** @jsxImportSource preact */
/** A card's buttons. What the button says becomes the shopper's line in the transcript. */
import { usePanel } from '../panel/panel-context.ts';
import type { CardAction } from './card-props.ts';

type ActionsProps = { actions: readonly CardAction[] | undefined; messageId: string; solid?: boolean };

export function Actions({ actions, messageId, solid = false }: ActionsProps) {
  const { session } = usePanel();
  if (!actions || actions.length === 0) return null;
  return (
    <div class="card-actions">
      {actions.map(({ action, value, label }, position) => (
        <button
          type="button"
          key={`${action}#${value}`}
          class={`button slim${solid && position === 0 ? ' solid' : ''}`}
          dir="auto"
          onClick={() => session.act({ messageId, action, value, text: label })}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
