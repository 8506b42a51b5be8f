/** @jsxImportSource preact */
/** The one voice for screen readers: each incoming message once, and never the history. */
import { useRef } from 'preact/hooks';
import { usePanel } from './panel-context.ts';

export function LiveRegion() {
  const { now } = usePanel().voice;
  // The panel's region and the one beside it take turns: what the other has said is not said again.
  const said = useRef(now.value);
  if (said.current !== now.value) said.current = '';
  return (
    <p class="unseen" role="status">
      {said.current ? '' : now.value}
    </p>
  );
}
