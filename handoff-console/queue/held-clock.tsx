/** How long an answer of the concierge may still wait for approval. */
import { useTranslation } from 'react-i18next';
import type { HeldRow } from '../../src/protocol/desk/approvals.ts';
import { useNow } from '../app/desk-context.tsx';
import { minutesAndSeconds } from '../desk/deadline.ts';
import { Ring } from '../parts/ring.tsx';

/** The last quarter of its time. */
const soon = 0.75;

export function HeldClock({ row }: { readonly row: HeldRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const [from, until] = [Date.parse(row.heldAt), Date.parse(row.dueAt)];
  const used = Math.min(1, Math.max(0, (now - from) / Math.max(1, until - from)));
  const time = minutesAndSeconds(Math.max(0, Math.ceil((until - now) / 1000)));
  return (
    <span className="clock num" data-tone={used >= soon ? 'urgent' : 'calm'}>
      <Ring used={used} />
      <span aria-hidden="true">{time}</span>
      <span className="sr">{used >= 1 ? t('held.over') : t('held.left', { time })}</span>
    </span>
  );
}
