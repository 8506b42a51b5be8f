/** The list of conversations: who waits, and who is with this advisor. */
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { useDesk, useDeskState, useNow } from '../app/desk-context.tsx';
import { minutesAndSeconds } from '../desk/deadline.ts';
import { shortWait } from '../words/waits.ts';
import { Find } from './find.tsx';
import { HeldList } from './held-list.tsx';
import { Offer } from './offer.tsx';
import { PresencePill } from './presence-pill.tsx';
import { Row } from './row.tsx';
import { WaitingList } from './waiting-list.tsx';

type QueueProps = { readonly conversationId: string | undefined; readonly onKeys: () => void };

const none: readonly QueueRow[] = [];

export function Queue({ conversationId, onKeys }: QueueProps) {
  const { t } = useTranslation();
  const { drafts } = useDesk();
  const waiting = useDeskState((state) => state.desk?.queue ?? none);
  const mine = useDeskState((state) => state.desk?.mine ?? none);
  const loaded = useDeskState((state) => state.desk !== undefined);
  const scroller = useRef<HTMLDivElement>(null);
  const unsent = useSyncExternalStore(drafts.subscribe, drafts.withText);

  return (
    <section className="queue" aria-label={t('queue.title')}>
      <div className="q-head">
        <h2>{t('queue.title')}</h2>
        <PresencePill />
      </div>
      <Find />
      <Offer />
      <div className="q-scroll" data-loaded={loaded} ref={scroller}>
        <HeldList />
        <h3 className="q-group">
          {t('queue.waiting')} {waiting.length > 0 && <Longest rows={waiting} />}
        </h3>
        {waiting.length > 0 ? (
          <WaitingList rows={waiting} conversationId={conversationId} scroller={scroller} />
        ) : (
          loaded && <NobodyWaits />
        )}
        <h3 className="q-group">
          {t('queue.mine')} {mine.length > 0 && <em className="num">{mine.length}</em>}
        </h3>
        {mine.length > 0 ? (
          <ul>
            {mine.map((row) => (
              <Row
                key={row.handoffId}
                row={row}
                mine
                unsent={unsent.has(row.conversationId) && row.conversationId !== conversationId}
                current={row.conversationId === conversationId}
              />
            ))}
          </ul>
        ) : (
          loaded && <p className="q-none">{t('queue.none-mine')}</p>
        )}
      </div>
      <div className="q-foot" aria-hidden="true">
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {t('queue.key-move')}
        </span>
        <span>
          <kbd>A</kbd> {t('queue.key-accept')}
        </span>
        <button type="button" tabIndex={-1} onClick={onKeys}>
          <kbd>?</kbd> {t('queue.key-all')}
        </button>
      </div>
    </section>
  );
}

function NobodyWaits() {
  const { t } = useTranslation();
  const average = useDeskState((state) => state.desk?.averageWaitSeconds);
  return (
    <p className="q-none">
      {t('queue.none-waiting')}
      {average !== undefined && ` ${t('queue.average', { time: minutesAndSeconds(average) })}`}
    </p>
  );
}

function Longest({ rows }: { readonly rows: readonly QueueRow[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const first = useMemo(
    () => rows.reduce((least, row) => (row.waitingSince < least ? row.waitingSince : least), '~'),
    [rows],
  );
  const since = Date.parse(first);
  return (
    <em className="num">
      {t('queue.waiting-longest', { number: rows.length, wait: shortWait((now - since) / 1000, t) })}
    </em>
  );
}
