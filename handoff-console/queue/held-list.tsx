/** Answers of the concierge that wait for somebody's approval, with the time that is left, in front of the queue. */
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldRow } from '../../src/protocol/desk/approvals.ts';
import { useDeskState } from '../app/desk-context.tsx';
import { later } from '../parts/later.ts';
import { PatronMark } from '../parts/patron-mark.tsx';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';
import { intentName } from '../words/readings.ts';
import { HeldClock } from './held-clock.tsx';

const HeldDialog = later(async () => (await import('./held-dialog.tsx')).HeldDialog);
const none: readonly HeldRow[] = [];
export function HeldList() {
  const { t } = useTranslation();
  const rows = useDeskState((state) => state.desk?.held ?? none);
  const [open, setOpen] = useState<HeldRow>();
  if (rows.length === 0 && open === undefined) return null;
  return (
    <>
      {rows.length > 0 && <h3 className="q-group">{t('held.title', { count: rows.length })}</h3>}
      <ul>
        {rows.map((row) => (
          <HeldItem key={row.replyId} row={row} onOpen={() => setOpen(row)} />
        ))}
      </ul>
      {open !== undefined && (
        <Suspense>
          <HeldDialog
            key={open.replyId}
            row={open}
            waits={rows.some(({ replyId }) => replyId === open.replyId)}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}

function HeldItem({ row, onOpen }: { readonly row: HeldRow; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const name = shopperName(row, t, useFormat());
  return (
    <li className="q-item held">
      <button type="button" className="q-link" data-held={row.conversationId} onClick={onOpen}>
        <span className="who">
          <span className="who-name" dir="auto">
            {name}
          </span>
          <PatronMark tier={row.tier} />
        </span>
        <span className="q-when">
          <HeldClock row={row} />
        </span>
        <span className="snip" dir="auto">
          {row.question}
        </span>
        {row.topic !== undefined && <span className="why">{t('held.topic', { topic: intentName(row.topic, t) })}</span>}
      </button>
    </li>
  );
}
