/** The heaviest reasons of a row as tags: two, or where there is less room fewer. */
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { useDesk } from '../app/desk-context.tsx';
import { useFormat } from '../words/format.ts';
import { reasonTag, reasonTone } from '../words/reasons.ts';

export function Reasons({ row, most = 2 }: { readonly row: QueueRow; readonly most?: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { me } = useDesk();
  const words = { t, format, currency: me.currency };
  return row.reasons.slice(0, most).map((reason) => (
    <span key={`${reason.signal}-${reason.seq ?? 0}`} className={`tag ${reasonTone(reason)}`}>
      {reasonTag(reason, row.tier, words)}
    </span>
  ));
}
