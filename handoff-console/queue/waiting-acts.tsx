/** Accept, and Pass when the house offers it to this advisor first. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { errorWords } from '../words/errors.ts';
import { useClaim } from './use-claim.ts';

export function WaitingActs({ row, name }: { readonly row: QueueRow; readonly name: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const claim = useClaim();
  const [busy, setBusy] = useState(false);
  const offeredToMe = row.offeredTo === desk.me.advisorId;
  const sentByMe = row.transfer?.by.advisorId === desk.me.advisorId;

  async function pass(): Promise<void> {
    const answer = await desk.request('handoff:pass', { handoffId: row.handoffId });
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
  }
  async function recall(): Promise<void> {
    const answer = await desk.request('transfer:recall', { conversationId: row.conversationId });
    if (!answer.ok) notify(errorWords(answer.error, t), 'urgent');
    else notify(t('transfer.recalled', { name }));
  }
  async function accept(): Promise<void> {
    setBusy(true);
    await claim(row);
    setBusy(false);
  }

  return (
    <div className="q-acts">
      {offeredToMe && row.offer === undefined && (
        <Button className="btn small quiet" aria-label={t('queue.pass-who', { name })} onPress={() => void pass()}>
          {t('queue.pass')}
        </Button>
      )}
      {sentByMe && (
        <Button
          className="btn small quiet"
          aria-label={t('transfer.recall-who', { name })}
          onPress={() => void recall()}
        >
          {t('transfer.recall')}
        </Button>
      )}
      <Button
        className="btn small accept"
        aria-label={t('queue.accept-who', { name })}
        isPending={busy}
        onPress={() => void accept()}
      >
        {t('queue.accept')}
      </Button>
    </div>
  );
}
