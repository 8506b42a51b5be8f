/** Taking a waiting conversation: exactly one advisor wins, the others are told who has it. At the cap it asks once. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../src/protocol/desk/rows.ts';
import { useDesk } from '../app/desk-context.tsx';
import { notify } from '../app/notices.ts';
import { conversationPath, navigate } from '../app/router.ts';
import { myPresence } from '../desk/desk-client.ts';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';
import { shopperName, shortName } from '../words/people.ts';

/** Asked for and not answered yet: a click and the key after it are one wish. */
const underWay = new Set<string>();

export function useClaim(): (row: QueueRow) => Promise<void> {
  const desk = useDesk();
  const { t } = useTranslation();
  const format = useFormat();
  const askedFor = useRef<string>(undefined);
  return async (row) => {
    const mine = myPresence(desk.store.get(), desk.me);
    if (mine !== undefined && mine.load >= mine.capacity && askedFor.current !== row.handoffId) {
      askedFor.current = row.handoffId;
      return notify(t('queue.at-cap', { load: mine.load, capacity: mine.capacity }));
    }
    askedFor.current = undefined;
    if (underWay.has(row.handoffId)) return;
    underWay.add(row.handoffId);
    const answer = await desk.request('handoff:claim', { handoffId: row.handoffId });
    underWay.delete(row.handoffId);
    if (answer.ok) {
      desk.open(answer.conversationId);
      navigate(conversationPath(answer.conversationId));
      notify(t('queue.accepted', { name: shopperName(row, t, format) }));
      return;
    }
    const { by, code } = answer.error;
    if (code !== 'already-claimed') return notify(errorWords(answer.error, t), 'urgent');
    notify(by === undefined ? t('queue.taken-other') : t('queue.taken', { name: shortName(by.name) }));
  };
}
