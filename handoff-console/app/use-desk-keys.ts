/** The keys that move through the queue: next, previous, accept, panels, the list of keys. */

import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { useClaim } from '../queue/use-claim.ts';
import { useDesk } from './desk-context.tsx';
import { notify } from './notices.ts';
import { conversationPath, navigate } from './router.ts';
import { useKeys } from './use-keys.ts';

type Panels = {
  readonly showKeys: () => void;
  readonly toggleQueue: () => void;
  readonly toggleContext: () => void;
};

export function useDeskKeys(conversationId: string | undefined, panels: Panels): void {
  const desk = useDesk();
  const go = (step: 1 | -1) => {
    const rows = rowsOf(desk.store.get().desk);
    const here = rows.findIndex((row) => row.conversationId === conversationId);
    const next = rows[here === -1 && step === -1 ? rows.length - 1 : here + step];
    if (next === undefined) return;
    navigate(conversationPath(next.conversationId));
    focusRow(next.conversationId);
  };
  const nth = (index: number) => () => {
    const row = desk.store.get().desk?.mine[index];
    if (row !== undefined) navigate(conversationPath(row.conversationId));
  };
  const numbers = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [String(index + 1), nth(index)]));
  useKeys({
    ...numbers,
    j: () => go(1),
    k: () => go(-1),
    a: useAcceptNext(conversationId),
    '?': panels.showKeys,
    '[': panels.toggleQueue,
    ']': panels.toggleContext,
  });
}

/** Takes whoever waits on screen, as its button says; else whoever comes first of those that are not offered to somebody else. */
function useAcceptNext(conversationId: string | undefined): () => void {
  const desk = useDesk();
  const { t } = useTranslation();
  const claim = useClaim();
  return () => {
    const queue = desk.store.get().desk?.queue;
    const next =
      queue?.find((row) => row.conversationId === conversationId) ??
      queue?.find((row) => row.offeredTo === undefined || row.offeredTo === desk.me.advisorId);
    if (next === undefined) return notify(t('queue.empty-queue'));
    return void claim(next);
  };
}

function rowsOf(desk: { queue: QueueRow[]; mine: QueueRow[] } | undefined): readonly QueueRow[] {
  return desk === undefined ? [] : [...desk.queue, ...desk.mine];
}

function focusRow(conversationId: string): void {
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(conversationId)}"]`)?.focus();
}
