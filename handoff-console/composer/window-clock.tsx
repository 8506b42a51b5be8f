/** How long the channel still allows what it allows now; where nothing ends, nothing is shown. */
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import { useNow } from '../app/desk-context.tsx';
import { timeLeft } from '../words/waits.ts';

/** From here on it is shown as something to hurry for. */
const soonSeconds = 3600;

export function WindowClock({ replyWindow }: { readonly replyWindow: Briefing['replyWindow'] }) {
  const { t } = useTranslation();
  const now = useNow();
  const { until, open } = replyWindow;
  if (until === undefined) return null;
  const seconds = Math.floor((Date.parse(until) - now) / 1000);
  const left = timeLeft(seconds, t);
  const words = open ? t('window.closes', { left }) : t('window.tag-closes', { left });
  return (
    <span className="c-window num" data-soon={seconds < soonSeconds}>
      <Clock className="i s" aria-hidden="true" />
      {seconds <= 0 ? t('window.closing') : words}
    </span>
  );
}
