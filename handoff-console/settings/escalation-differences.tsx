/** What differs between two versions, line by line. */
import { useTranslation } from 'react-i18next';
import { signalName } from '../insights/signal-name.ts';
import type { Difference } from './escalation-edit.ts';

export function Differences({ found }: { readonly found: readonly Difference[] }) {
  const { t } = useTranslation();
  const name = (path: string): string => {
    if (path === 'handOffAt') return t('escalation.threshold');
    if (path === 'offerAt') return t('escalation.offer');
    const [, signal, field] = /^signals\.([a-z-]+)\.(weight|limit)$/.exec(path) ?? [];
    if (signal === undefined) return path;
    return `${signalName(signal, t)}, ${t(field === 'weight' ? 'escalation.weight' : 'escalation.limit')}`;
  };
  return (
    <ul className="differences">
      {found.map(({ what, was, now }) => (
        <li key={what}>{t('escalation.change', { what: name(what), was, now })}</li>
      ))}
    </ul>
  );
}
