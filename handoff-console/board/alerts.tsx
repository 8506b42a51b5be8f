/** What asks for a supervisor now: raised hands, and waits that went on for too long. */
import { Hand, TimerOff } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import { useDesk, useNow } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { boardPath, navigate } from '../app/router.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { shopperName, shortName } from '../words/people.ts';
import { timeLeft } from '../words/waits.ts';

export function Alerts({ rows }: { readonly rows: readonly BoardRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section className="alerts" aria-labelledby="alerts">
      <h2 id="alerts">{t('board.alerts')}</h2>
      <ul>
        {rows.map((row) => (
          <Alert key={row.conversationId} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Alert({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const name = shopperName(row, t, useFormat());
  const { conversationId, hand, alarm } = row;

  async function seeTo(): Promise<void> {
    const answer = await desk.request('alarm:acknowledge', { conversationId });
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
  }

  return (
    <li>
      {hand === undefined ? <TimerOff className="i" aria-hidden="true" /> : <Hand className="i" aria-hidden="true" />}
      <p>
        <b dir="auto">{name}</b> <What row={row} />
      </p>
      <Button
        className="btn small"
        aria-label={t('board.alert.open', { name })}
        onPress={() => navigate(`${boardPath}/${encodeURIComponent(conversationId)}`)}
      >
        {t('board.alert.open', { name: shortName(name) })}
      </Button>
      {hand === undefined && alarm?.acknowledgedBy === undefined && (
        <Button className="btn small" onPress={() => void seeTo()}>
          {t('board.alert.see-to')}
        </Button>
      )}
    </li>
  );
}

function What({ row: { hand, alarm, heldBy } }: { readonly row: BoardRow }) {
  const { t } = useTranslation();
  const now = useNow();
  if (hand !== undefined)
    return (
      <span>
        {t('board.hand-by', { name: hand.name })}
        {hand.note !== undefined && <q dir="auto">{hand.note}</q>}
      </span>
    );
  if (alarm === undefined) return null;
  const time = timeLeft((now - Date.parse(alarm.since)) / 1000, t);
  return (
    <span>
      {t(`board.alert.${alarm.kind}`, { who: heldBy?.name ?? t('board.alert.nobody'), time })}
      {alarm.acknowledgedBy !== undefined && <em>{t('board.alert.seen', { name: alarm.acknowledgedBy })}</em>}
    </span>
  );
}
