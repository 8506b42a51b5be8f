/** What the advisor changed in the machine's words. */
import { useTranslation } from 'react-i18next';
import type { WireChange } from '../../src/protocol/desk/drafts.ts';

type ChangesProps = { readonly changes: readonly WireChange[]; readonly distance: number };

export function Changes({ changes, distance }: ChangesProps) {
  const { t } = useTranslation();
  if (distance === 0) return <span className="hint">{t('draft.unchanged')}</span>;
  return (
    <details className="proposal-more" open>
      <summary>{t('draft.changed', { count: distance })}</summary>
      <p className="changes" dir="auto">
        {changes.map(({ kind, text }, at) => {
          if (kind === 'added') return <ins key={at}>{text}</ins>;
          return kind === 'removed' ? <del key={at}>{text}</del> : <span key={at}>{text}</span>;
        })}
      </p>
    </details>
  );
}
