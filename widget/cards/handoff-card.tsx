/** @jsxImportSource preact */
/** The offer of a person, with its choices; once something else was said it is only history. */
import { Actions } from './actions.tsx';
import type { CardOf } from './card-props.ts';

type HandoffProps = { card: CardOf<'handoff'>; messageId: string; latest: boolean };

export function HandoffCard({ card, messageId, latest }: HandoffProps) {
  return (
    <article class="card handoff">
      <h3 dir="auto">{card.title}</h3>
      <p dir="auto">{card.body}</p>
      {latest && <Actions actions={card.actions} messageId={messageId} solid />}
    </article>
  );
}
