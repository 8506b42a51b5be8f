/** The middle column: opens the conversation, and shows it once the server has answered. */
import { Suspense, useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { useDesk, useDeskState, useThread } from '../app/desk-context.tsx';
import { rowOf } from '../desk/desk-state.ts';
import { later } from '../parts/later.ts';
import { useClaim } from '../queue/use-claim.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { BackButton } from './back-button.tsx';
import { OpenThread } from './open-thread.tsx';

/** Asked for only where another boutique is done with a conversation. */
const AskReason = later(async () => (await import('../tools/ask-reason.tsx')).AskReason);

type ThreadColumnProps = {
  readonly conversationId: string;
  /** Present where the context is a drawer. */
  readonly onContext: (() => void) | undefined;
};

export function ThreadColumn({ conversationId, onContext }: ThreadColumnProps) {
  const desk = useDesk();
  const { t } = useTranslation();
  const view = useThread(conversationId);
  const row = useDeskState((state) => rowOf(state, conversationId));

  useEffect(() => {
    desk.open(conversationId);
    return () => desk.leave(conversationId);
  }, [desk, conversationId]);

  if (view?.state === 'ready') return <OpenThread thread={view.thread} row={row} onContext={onContext} />;
  return (
    <main className="thread" id="thread" tabIndex={-1}>
      {view?.state === 'refused' ? (
        <Refused error={view.error} row={row} onReason={(reason) => desk.open(conversationId, reason)} />
      ) : (
        <div className="t-head">
          <BackButton />
          <p className="quiet-line delayed">{t('thread.loading')}</p>
        </div>
      )}
    </main>
  );
}

type RefusedProps = {
  readonly error: WireError;
  readonly row: QueueRow | undefined;
  readonly onReason: (reason: string) => void;
};

function Refused({ error, row, onReason }: RefusedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const claim = useClaim();
  if (error.reason === 'reason-needed')
    return (
      <Suspense fallback={null}>
        <AskReason onReason={onReason} />
      </Suspense>
    );
  return (
    <div className="refused">
      <BackButton />
      <h1>{row === undefined ? t('thread.refused') : shopperName(row, t, format)}</h1>
      <p>{errorWords(error, t)}</p>
      {error.requestId !== undefined && <small>{t('error.request', { id: error.requestId })}</small>}
      {row !== undefined && row.heldBy === undefined && (
        <Button className="btn solid" onPress={() => void claim(row)}>
          {t('queue.accept')}
        </Button>
      )}
    </div>
  );
}
