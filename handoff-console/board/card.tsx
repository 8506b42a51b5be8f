/** One conversation on the board: who, how they feel, why it is here, who has it, and what can be done. */
import { Hand } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import { useDesk, useNow } from '../app/desk-context.tsx';
import { boardPath, inPlace } from '../app/router.ts';
import { deadline, minutesAndSeconds } from '../desk/deadline.ts';
import { PatronMark } from '../parts/patron-mark.tsx';
import { Ring } from '../parts/ring.tsx';
import { useFormat } from '../words/format.ts';
import { shopperName, shortName } from '../words/people.ts';
import { reasonTag, reasonTone } from '../words/reasons.ts';
import { timeLeft } from '../words/waits.ts';
import { channelName } from './channel-name.ts';
import { Spark } from './spark.tsx';

export type CardAct = 'step-in' | 'give';

type CardProps = {
  readonly row: BoardRow;
  readonly current: boolean;
  readonly onAct: (act: CardAct, row: BoardRow) => void;
};

export const dragType = 'application/x-aparte-conversation';

/** Drawn again only when it changes itself. */
export const Card = memo(function Card({ row, current, onAct }: CardProps) {
  const { t } = useTranslation();
  const name = shopperName(row, t, useFormat());
  const path = `${boardPath}/${encodeURIComponent(row.conversationId)}`;
  const movable = row.column !== 'wrap-up' && row.outside !== true;
  return (
    <li
      className="board-card"
      data-current={current}
      data-hand={row.hand !== undefined}
      draggable={movable}
      onDragStart={(event) => event.dataTransfer.setData(dragType, row.conversationId)}
    >
      <a
        className="card-link"
        href={path}
        data-card={row.conversationId}
        aria-current={current ? 'true' : undefined}
        draggable={false}
        onClick={inPlace(path)}
      >
        <span className="who">
          <span className="who-name" dir="auto">
            {name}
          </span>
          <PatronMark tier={row.tier} />
        </span>
        <ReplyClock row={row} />
        <span className="snip" dir="auto">
          {row.snippet}
        </span>
        <span className="card-tags">
          <Tags row={row} />
        </span>
        <span className="card-foot">
          <Where row={row} />
          <Spark values={row.mood} />
        </span>
      </a>
      {movable && <Acts row={row} name={name} onAct={onAct} />}
    </li>
  );
});

export function Tags({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { me } = useDesk();
  const now = useNow();
  const late = row.promiseDue !== undefined && Date.parse(row.promiseDue) <= now;
  return (
    <>
      {row.hand !== undefined && (
        <span className="tag urgent">
          <Hand className="i s" aria-hidden="true" /> {t('board.hand')}
        </span>
      )}
      {row.toApprove !== undefined && <span className="tag machine">{t('board.to-approve')}</span>}
      {late && <span className="tag urgent">{t('board.promise-overdue')}</span>}
      {row.outside === true && <span className="tag note">{t('board.outside')}</span>}
      {row.ended !== undefined && <span className="tag plain">{t(`board.ended.${row.ended}`)}</span>}
      {row.failed !== undefined && row.reasons.every(({ signal }) => signal !== 'failed-turns') && (
        <span className="tag warn">{t('board.failed', { turns: row.failed })}</span>
      )}
      {row.ended === undefined &&
        row.reasons.map((reason) => (
          <span key={reason.signal} className={`tag ${reasonTone(reason)}`}>
            {reasonTag(reason, row.tier, { t, format, currency: me.currency })}
          </span>
        ))}
    </>
  );
}

function Where({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const facts = [
    ...(row.heldBy === undefined ? [] : [t('board.with', { name: shortName(row.heldBy.name) })]),
    channelName(row.channel, t),
    format.language(row.locale),
    t('board.for', { time: timeLeft((now - Date.parse(row.since)) / 1000, t) }),
  ];
  return <span className="card-where">{facts.join(', ')}</span>;
}

/** Counts down to the reply that is owed. */
export function ReplyClock({ row }: { readonly row: BoardRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const timer = row.timers?.find(({ kind }) => kind !== 'total');
  if (timer === undefined) return null;
  const { seconds, used, tone } = deadline(timer, now);
  const time = minutesAndSeconds(Math.abs(seconds));
  return (
    <span className="clock num" data-tone={tone}>
      <Ring used={used} />
      <span aria-hidden="true">{minutesAndSeconds(seconds)}</span>
      <span className="sr">{seconds < 0 ? t('queue.overdue', { time }) : t('queue.left', { time })}</span>
    </span>
  );
}

export function Acts({ row, name, onAct }: Omit<CardProps, 'current'> & { readonly name: string }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const mine = row.heldBy?.advisorId === me.advisorId;
  const held = row.column === 'with-advisor';
  return (
    <span className="card-acts">
      {!mine && (
        <Button
          className="btn small"
          aria-label={held ? t('board.take-over-who', { name }) : t('board.step-in-who', { name })}
          onPress={() => onAct('step-in', row)}
        >
          {held ? t('act.takeover') : t('board.step-in')}
        </Button>
      )}
      <Button className="btn small" aria-label={t('board.give-who', { name })} onPress={() => onAct('give', row)}>
        {t('board.give')}
      </Button>
    </span>
  );
}
