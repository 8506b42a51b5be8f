/** @jsxImportSource preact */
/** The transcript as a list that can be walked by keyboard. It is not live itself: see live-region.tsx. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isWaiting } from '../core/view.ts';
import { Chips } from './chips.tsx';
import { Consent } from './consent.tsx';
import { Disclosure } from './disclosure.tsx';
import { Icon } from './icon.tsx';
import { MessageRow, OutgoingRow } from './message.tsx';
import { usePanel } from './panel-context.ts';
import { parts } from './parts.ts';
import { type Row, rowsOf } from './transcript.ts';
import { Typing } from './typing.tsx';
import { Welcome } from './welcome.tsx';

/** Closer to the end than this counts as being at the end, and new messages scroll into view. */
const nearEndPx = 80;

export function Log() {
  const { view, words, reveal } = usePanel();
  const { say } = words.value;
  const shown = reveal.shown.value;
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { rating } = view.value;
  const waiting = isWaiting(view.value);
  const queue = waiting ? parts.waiting.here() : undefined;
  const cards = rating ? parts.cards.here() : undefined;
  const rows = rowsOf(view.value).filter((row) => !shown || row.kind !== 'message' || row.message.seq <= shown.seq);
  const newest = rows.at(-1)?.key;
  const ownNews = rows.at(-1)?.kind === 'outgoing';

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    // The welcome is read from its beginning.
    if (newest && (atEnd || ownNews)) toEnd();
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // Images and cards grow after they are placed; whoever was at the end stays there.
    const observer = new ResizeObserver(() => {
      if (element.dataset['end'] === 'yes') toEnd();
    });
    observer.observe(element.firstElementChild ?? element);
    return () => observer.disconnect();
  }, [newest === undefined]);

  const onScroll = () => {
    const element = box.current;
    if (element) setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx);
  };
  if (rows.length === 0) {
    return (
      <div class="log" ref={box}>
        <Welcome />
      </div>
    );
  }
  return (
    <div class="log-frame">
      <div class="log" ref={box} onScroll={onScroll} data-end={atEnd ? 'yes' : 'no'}>
        <div class="log-inner">
          <Disclosure small />
          <Consent />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard */}
          <ol class="rows" tabIndex={0} aria-label={say('log.label')}>
            {rows.map((row) => (
              <LogRow key={row.key} row={row} latest={row.key === newest} />
            ))}
          </ol>
          {!shown && <Chips />}
          {waiting && queue ? <queue.Queue /> : waiting && <p class="sources">{say('queue.title')}</p>}
          <Typing />
          {view.value.ended && <p class="rule">{say('ended')}</p>}
          {rating && cards && (
            <cards.CardView card={{ kind: 'csat', title: '', faces: [], ...rating }} messageId="" latest />
          )}
        </div>
      </div>
      {!atEnd && (
        <button type="button" class="latest" onClick={toEnd}>
          <Icon name="down" small />
          {say('log.latest')}
        </button>
      )}
    </div>
  );
}

function LogRow({ row, latest }: { row: Row; latest: boolean }) {
  const { words, now } = usePanel();
  switch (row.kind) {
    case 'day':
      return (
        <li class="rule">
          <time dateTime={row.at.toISOString()}>{words.value.day(row.at, now())}</time>
        </li>
      );
    case 'message':
      return <MessageRow row={row} latest={latest} />;
    case 'outgoing':
      return <OutgoingRow row={row} />;
    default:
      return row satisfies never;
  }
}
