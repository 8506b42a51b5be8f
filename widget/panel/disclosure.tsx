/** @jsxImportSource preact */
/** What answers here is no person; and, for whoever asks, what that means for them. */
import { useState } from 'preact/hooks';
import { usePanel } from './panel-context.ts';
import { parts } from './parts.ts';

export function Disclosure({ small = false }: { small?: boolean }) {
  const { view, words } = usePanel();
  const [open, setOpen] = useState(false);
  const { house } = view.value;
  const how = open ? parts.unfolded.here() : undefined;
  if (!house) return null;
  return (
    <>
      <p class={small ? 'disclosure small' : 'disclosure'}>
        {house.disclosure}{' '}
        <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.value.say('how.open')}
        </button>
      </p>
      {how && <how.HowThisWorks />}
    </>
  );
}
