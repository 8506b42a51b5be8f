/** @jsxImportSource preact */
/** While a person is on the way: the place in line, how long about, and a way back; honest when nobody is there. */
import type { WireFloor } from '../../src/protocol/wire.ts';
import type { Words } from '../core/words.ts';
import css from '../styles/queue.css?inline';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export function Queue() {
  const { view, words, session, notice, wear } = usePanel();
  wear(sheet);
  const { floor } = view.value;
  const { say } = words.value;
  if (floor.heldBy !== 'queue') return null;
  const { title, line } = stateOf(floor, words.value);
  const cancel = async () => {
    if (!(await session.stopWaiting())) notice.value = { text: say('error.action') };
  };
  return (
    <section class="queue" aria-label={title}>
      <span class="queue-mark">
        <Icon name="person" />
      </span>
      <div>
        <h2>{title}</h2>
        <p>{line}</p>
      </div>
      <button type="button" class="button" onClick={() => void cancel()}>
        {say('queue.cancel')}
      </button>
    </section>
  );
}

type Waiting = Extract<WireFloor, { heldBy: 'queue' }>;

function stateOf(floor: Waiting, { say, duration, moment }: Words): { readonly title: string; readonly line: string } {
  if (floor.nobody) {
    const line = floor.backAt === undefined ? say('queue.soon') : say('queue.back', { time: moment(floor.backAt) });
    return { title: say('queue.nobody'), line };
  }
  if (floor.late) return { title: say('queue.late'), line: say('queue.front') };
  const place = floor.position === 1 ? say('queue.next') : say('queue.place', { position: floor.position });
  const wait = floor.waitSeconds > 0 ? say('queue.wait', { time: duration(floor.waitSeconds) }) : undefined;
  return { title: say('queue.title'), line: wait ? `${place} · ${wait}` : place };
}
