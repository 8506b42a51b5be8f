/** @jsxImportSource preact */
/** One line between the log and the composer: no connection, something refused, something done. */
import { useEffect, useState } from 'preact/hooks';
import type { WordKey } from '../core/words.ts';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';
import { OtherWays } from './ways.tsx';

const noticeMs = 6000;
/** A blink of the connection is not worth a word. */
const graceMs = 1500;

export function Bars() {
  const { notice, view, words } = usePanel();
  const offline = useSteadily(view.value.link === 'offline', graceMs);
  const { say } = words.value;
  const shown = notice.value;

  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => {
      notice.value = undefined;
    }, noticeMs);
    return () => clearTimeout(timer);
  }, [shown]);

  return (
    <>
      {shown && <p class="bar plain">{shown.text}</p>}
      {offline && (
        <p class="bar">
          <Icon name="offline" small />
          {say(offlineWords(view.value.outbox.length > 0))}
        </p>
      )}
      {offline && view.value.lost && <OtherWays />}
    </>
  );
}

function offlineWords(queued: boolean): WordKey {
  if (queued) return 'offline.queued';
  return navigator.onLine ? 'offline.unreachable' : 'offline.plain';
}

/** True once `now` has held for `ms`; false at once. */
function useSteadily(now: boolean, ms: number): boolean {
  const [steady, setSteady] = useState(false);
  useEffect(() => {
    if (!now) return setSteady(false);
    const timer = setTimeout(() => setSteady(true), ms);
    return () => clearTimeout(timer);
  }, [now, ms]);
  return now && steady;
}
