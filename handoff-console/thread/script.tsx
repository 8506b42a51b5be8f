/** The conversation set as a script: speakers in the margin, a spine coloured by who has the floor. */
import { ChevronsUpDown } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../app/desk-context.tsx';
import { fold, scriptOf } from '../desk/script.ts';
import type { Thread } from '../desk/thread.ts';
import { shortName } from '../words/people.ts';
import { Entry } from './entry.tsx';
import { OutgoingLine } from './outgoing-line.tsx';

type ScriptProps = {
  readonly thread: Thread;
  readonly name: string;
  readonly folds: boolean;
  readonly onUnfold: () => void;
};

export function Script({ thread, name, folds, onUnfold }: ScriptProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const outgoing = useDeskState((state) => state.outgoing);
  const waiting = useMemo(() => {
    const arrived = new Set(thread.messages.map((message) => message.clientMessageId));
    return outgoing.filter(
      (message) => message.conversationId === thread.conversationId && !arrived.has(message.clientMessageId),
    );
  }, [outgoing, thread.conversationId, thread.messages]);
  const { messages, notes, floor, briefing } = thread;
  const entries = useMemo(
    () => scriptOf({ messages, notes, floor, briefing, me }),
    [messages, notes, floor, briefing, me],
  );
  const { folded, shown } = folds ? fold(entries) : { folded: [], shown: entries };
  const hidden = folded.filter((entry) => entry.kind === 'said').length;
  const log = useStickToEnd(entries.length + waiting.length);
  const lastMine = entries.findLast((entry) => entry.kind === 'said' && entry.mine);

  return (
    <div className="script-scroll" ref={log}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol className="script" aria-label={t('thread.log', { name })} tabIndex={0}>
        {hidden > 0 && (
          <li className="row phase-bot">
            <span className="by" />
            <button type="button" className="fold" onClick={onUnfold}>
              <ChevronsUpDown className="i s" aria-hidden="true" />
              {t('thread.folded', { count: hidden })}
            </button>
          </li>
        )}
        {shown.map((entry) => (
          <Entry
            key={entry.key}
            entry={entry}
            thread={thread}
            name={name}
            readMark={entry === lastMine ? readMarkOf(thread, entry) : undefined}
          />
        ))}
        {waiting.map((message) => (
          <OutgoingLine key={message.clientMessageId} message={message} />
        ))}
        {thread.typing.shopper && (
          <li className="typing">
            <span className="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span>{t('thread.typing', { name: shortName(name) })}</span>
          </li>
        )}
      </ol>
    </div>
  );
}

function readMarkOf(thread: Thread, entry: ReturnType<typeof scriptOf>[number]): 'read' | 'sent' {
  return entry.kind === 'said' && entry.message.seq <= thread.readByShopper ? 'read' : 'sent';
}

/** Stays at the newest line, unless the advisor has scrolled up to read. */
function useStickToEnd(length: number) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const scrolled = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    for (const child of element.children) resized.observe(child);
    return () => {
      element.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);
  useEffect(() => {
    const element = log.current;
    if (element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [length]);
  return log;
}
