/** Why the Concierge stepped aside: each reason in words, its figure, the words behind it, and the advisor's verdict. */
import {
  AlarmClockOff,
  Banknote,
  CircleHelp,
  Gem,
  Hand,
  Hourglass,
  type LucideIcon,
  Repeat2,
  ServerCrash,
  ShieldAlert,
  TrendingDown,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { WireReason } from '../../src/protocol/desk/reason.ts';
import { useDesk } from '../app/desk-context.tsx';
import { goToMessage } from '../thread/go-to.ts';
import { useFormat } from '../words/format.ts';
import { reasonEvidence, reasonFigures, reasonName } from '../words/reasons.ts';
import { AuditQuestion } from './verdict-audit.tsx';
import { Section } from './section.tsx';
import { Verdict } from './verdict.tsx';

const icons: Readonly<Record<string, LucideIcon>> = {
  'asked-for-person': Hand,
  'emotion-level': TrendingDown,
  'emotion-fall': TrendingDown,
  'emotion-stays': TrendingDown,
  'failed-turns': Repeat2,
  'order-value': Banknote,
  'cart-value': Banknote,
  'product-value': Banknote,
  'lifetime-value': Banknote,
  tier: Gem,
  'delicate-topic': ShieldAlert,
  'shop-failing': ServerCrash,
  'promise-overdue': AlarmClockOff,
  'late-reply': Hourglass,
};

export function Why({ briefing }: { readonly briefing: Briefing }) {
  const { t } = useTranslation();
  return (
    <Section name="why" title={t('why.title')}>
      {briefing.reasons.length === 0 ? (
        <>
          <p className="quiet-line">{t('why.none')}</p>
          <AuditQuestion conversationId={briefing.conversationId} />
        </>
      ) : (
        <>
          <ul className="why-list">
            {briefing.reasons.map((reason) => (
              <ReasonLine key={`${reason.signal}-${reason.seq ?? ''}`} reason={reason} briefing={briefing} />
            ))}
          </ul>
          <Verdict briefing={briefing} />
        </>
      )}
    </Section>
  );
}

function ReasonLine({ reason, briefing }: { readonly reason: WireReason; readonly briefing: Briefing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { me } = useDesk();
  const { value, limit } = reasonFigures(reason, briefing, { t, format, currency: me.currency });
  const Icon = icons[reason.signal] ?? CircleHelp;
  return (
    <li>
      <Icon className="i s" aria-hidden="true" />
      <span>{reasonName(reason, t)}</span>
      <span className="v">
        {value ?? <small>{t('why.always')}</small>}
        {limit !== undefined && <small> / {limit}</small>}
      </span>
      {reasonEvidence(reason) !== '' && <Evidence reason={reason} />}
    </li>
  );
}

function Evidence({ reason: { evidence, seq } }: { readonly reason: WireReason }) {
  const { t } = useTranslation();
  const words = t('why.evidence', { words: evidence });
  if (seq === undefined)
    return (
      <span className="evidence" dir="auto">
        {words}
      </span>
    );
  return (
    <button type="button" className="evidence" dir="auto" onClick={() => goToMessage(seq)}>
      {words}
    </button>
  );
}
