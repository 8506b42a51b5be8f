/** @jsxImportSource preact */
/** Suggested replies to the last message; they go once one is used or anything else is said. */
import { usePanel } from './panel-context.ts';

export function Chips() {
  const { view, words, session } = usePanel();
  const { timeline, outbox } = view.value;
  const suggestions = timeline.messages.at(-1)?.suggestions ?? [];
  if (suggestions.length === 0 || outbox.length > 0) return null;
  return (
    <ul class="chips" aria-label={words.value.say('suggestions.label')}>
      {suggestions.map(({ label, value }) => (
        <li key={value}>
          <button type="button" class="button chip" dir="auto" onClick={() => session.say(label, value)}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
