/** Where somebody is signed in: since when, by which way, with which browser. */
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../src/protocol/people.ts';
import { useFormat } from '../words/format.ts';

export function SessionList({ sessions }: { readonly sessions: readonly SessionView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (sessions.length === 0) return <p className="settings-none">{t('sessions.none')}</p>;
  return (
    <ul className="session-list">
      {sessions.map(({ sessionId, startedAt, via, agent, current }) => (
        <li key={sessionId}>
          <b>{browserOf(agent) ?? t('sessions.unknown')}</b>
          {current && <span className="tag">{t('sessions.this')}</span>}
          <small>
            {t('sessions.since', { day: format.day(startedAt), time: format.time(startedAt) })},{' '}
            {t(`sessions.via.${via}`)}
          </small>
        </li>
      ))}
    </ul>
  );
}

const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** Enough to tell one's own devices apart; browsers say much that is not so. */
function browserOf(agent = ''): string | undefined {
  const browser = browsers.find(([sign]) => agent.includes(sign))?.[1];
  const system = systems.find(([sign]) => agent.includes(sign))?.[1];
  return [browser, system].filter(Boolean).join(', ') || undefined;
}
