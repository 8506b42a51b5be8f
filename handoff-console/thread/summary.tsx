/** What happened before the advisor came, in a few lines, each leading to its message. */
import { ChevronDown, ChevronUp, Sparkles } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useFormat } from '../words/format.ts';

type SummaryProps = {
  readonly briefing: Briefing;
  readonly mine: boolean;
  readonly onGoTo: (seq: number) => void;
};

export const Summary = memo(function Summary({ briefing, mine, onGoTo }: SummaryProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(() => !matchMedia(small).matches);
  const { summary } = briefing;
  if (summary.length === 0) return null;
  const Arrow = open ? ChevronUp : ChevronDown;
  return (
    <section className="sum" aria-labelledby="summary-title">
      <h2 id="summary-title">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Sparkles className="i s" aria-hidden="true" />
          {t(mine ? 'thread.summary' : 'thread.summary-other')}
          <small className="num">
            <span className="sum-span">
              <Span briefing={briefing} />
            </span>
            <Arrow className="i s" aria-hidden="true" />
          </small>
        </button>
      </h2>
      {open && (
        <ul>
          {summary.map((point) => (
            <li key={`${point.seq}-${point.text}`}>
              <button type="button" dir="auto" onClick={() => onGoTo(point.seq)}>
                {point.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
});

/** Where it would cover half the conversation, it starts folded. */
const small = '(max-width: 599px), (max-height: 600px)';

/** "14:58 to 15:02, 7 messages": what the summary was made from. */
function Span({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const before = briefing.transcript.filter((line) => line.at <= briefing.openedAt);
  const [first, last] = [before[0], before.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [format.time(first.at), format.time(last.at)];
  if (from === to) return t('thread.summary-at', { at: from, count: before.length });
  return t('thread.summary-span', { from, to, count: before.length });
}
