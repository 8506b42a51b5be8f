/** One conversation in the list: who, what they last said, why it is here, and how long is left to answer. */
import { Pencil } from 'lucide-react';
import { type KeyboardEvent, memo, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { useDesk, useDeskState, useNow } from '../app/desk-context.tsx';
import { conversationPath, inPlace } from '../app/router.ts';
import { deadline, minutesAndSeconds } from '../desk/deadline.ts';
import { ChannelMark } from '../parts/channel-trouble.tsx';
import { later } from '../parts/later.ts';
import { PatronMark } from '../parts/patron-mark.tsx';
import { Ring } from '../parts/ring.tsx';
import { useFormat } from '../words/format.ts';
import { shopperName, shortName } from '../words/people.ts';
import { Reasons } from './reasons.tsx';
import { useClaim } from './use-claim.ts';
import { WaitingActs } from './waiting-acts.tsx';

const Faces = later(async () => (await import('../board/faces.tsx')).Faces);

type RowProps = {
  readonly row: QueueRow;
  readonly mine: boolean;
  readonly current: boolean;
  /** The composer holds words for this person that were not sent. */
  readonly unsent: boolean;
  /** Where it stands in a list that is drawn in part. */
  readonly at?: number | undefined;
  readonly of?: number | undefined;
};

/** Drawn again only when it changes itself: in a list of thousands the others stay as they are. */
export const Row = memo(function Row({ row, mine, current, unsent, at, of }: RowProps) {
  const { t } = useTranslation();
  const claim = useClaim();
  const { me } = useDesk();
  const name = shopperName(row, t, useFormat());
  const path = conversationPath(row.conversationId);
  /** Enter opens, and once open, accepts. */
  const keyPressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || mine || !current || event.repeat) return;
    event.preventDefault();
    void claim(row);
  };
  return (
    <li
      className="q-item"
      data-current={current}
      data-offered={!mine && row.offeredTo === me.advisorId}
      aria-posinset={at}
      aria-setsize={of}
    >
      <a
        className="q-link"
        href={path}
        data-row={row.conversationId}
        aria-current={current ? 'true' : undefined}
        onKeyDown={keyPressed}
        onClick={inPlace(path)}
      >
        <span className="who">
          <span className="who-name" dir="auto">
            {name}
          </span>
          <PatronMark tier={row.tier} />
          <ChannelMark channel={row.channel} />
        </span>
        <span className="q-when">
          <Watched conversationId={row.conversationId} />
          {row.unread > 0 && mine && <Unread count={row.unread} />}
          <RowClock row={row} mine={mine} />
        </span>
        <span className="snip" dir="auto">
          {row.snippet}
        </span>
        <span className="why">
          {unsent ? (
            <span className="tag note">
              <Pencil className="i s" aria-hidden="true" /> {t('queue.unsent')}
            </span>
          ) : (
            <Because row={row} mine={mine} />
          )}
        </span>
      </a>
      {!mine && <WaitingActs row={row} name={name} />}
    </li>
  );
});

/** Colleagues alone: who looks knows of themselves. */
function Watched({ conversationId }: { readonly conversationId: string }) {
  const { me } = useDesk();
  const by = useDeskState((state) => state.desk?.watched?.find((row) => row.conversationId === conversationId)?.by);
  const others = by?.filter(({ advisorId }) => advisorId !== me.advisorId) ?? [];
  if (others.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Faces by={others} />
    </Suspense>
  );
}

function Because({ row, mine }: { readonly row: QueueRow; readonly mine: boolean }) {
  const { t } = useTranslation();
  if (mine && row.awaitingReplySince === undefined) return t('queue.waiting-reply');
  if (row.offeredTo !== undefined) return <OfferedTo row={row} />;
  return <Reasons row={row} />;
}

/** Whom it is offered to matters more than the second reason, and there is room for one. */
function OfferedTo({ row }: { readonly row: QueueRow }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const name = useDeskState((state) => state.desk?.presence.find(({ advisorId }) => advisorId === row.offeredTo)?.name);
  return (
    <>
      <span className="tag machine">
        {row.offeredTo === me.advisorId ? t('queue.offered-you') : t('queue.offered', { name: shortName(name ?? '') })}
      </span>
      <Reasons row={row} most={1} />
    </>
  );
}

function Unread({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return (
    <span className="badge num">
      <span aria-hidden="true">{count}</span>
      <span className="sr">{t('queue.unread', { count })}</span>
    </span>
  );
}

/** Counts down to the promised reply; nothing to count while it is the shopper's turn. */
function RowClock({ row, mine }: { readonly row: QueueRow; readonly mine: boolean }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const now = useNow();
  const timer = row.timers?.find(({ kind }) => kind !== 'total');
  if (timer === undefined || (mine && row.heldBy?.advisorId !== me.advisorId)) return null;
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
