/** @jsxImportSource preact */
/** A line from the house: somebody joined, left, or the conversation ended. Joining is the one that gets a face. */
import { Face } from '../panel/face.tsx';
import { usePanel } from '../panel/panel-context.ts';
import type { CardOf } from './card-props.ts';

export function Notice({ card }: { card: CardOf<'notice'> }) {
  const { view, words } = usePanel();
  const { floor } = view.value;
  const { say, duration } = words.value;
  if (card.tone !== 'joined') {
    return (
      <div class="rule">
        <p dir="auto">
          {card.title}
          {card.body && <span class="rule-body">{card.body}</span>}
        </p>
      </div>
    );
  }
  const here = floor.heldBy === 'advisor' ? floor : undefined;
  const waited = here?.waitedSeconds ? ` ${say('floor.waited', { time: duration(here.waitedSeconds) })}.` : '';
  return (
    <div class="joined">
      {here && <Face name={here.advisor.name} portrait={here.advisor.portrait} />}
      <p dir="auto">
        <b>{card.title}</b>
        {card.body ?? `${say('floor.person')}${waited}`}
      </p>
    </div>
  );
}
