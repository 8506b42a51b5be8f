/** @jsxImportSource preact */
/** While a person is on the way: the place in line, how long about, and a way back. */
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

export function Queue() {
  const { view, words, session, notice } = usePanel();
  const { floor } = view.value;
  const { say, duration } = words.value;
  if (floor.heldBy !== 'queue') return null;
  const place = floor.position === 1 ? say('queue.next') : say('queue.place', { position: floor.position });
  const wait = floor.waitSeconds > 0 ? say('queue.wait', { time: duration(floor.waitSeconds) }) : undefined;
  const cancel = async () => {
    if (!(await session.stopWaiting())) notice.value = { text: say('error.action'), shown: true };
  };
  return (
    <section class="queue" aria-label={say('queue.title')}>
      <span class="queue-mark">
        <Icon name="person" />
      </span>
      <div>
        <h2>{say('queue.title')}</h2>
        <p>{wait ? `${place} · ${wait}` : place}</p>
      </div>
      <button type="button" class="button" onClick={() => void cancel()}>
        {say('queue.cancel')}
      </button>
    </section>
  );
}
