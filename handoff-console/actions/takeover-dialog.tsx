/** A supervisor takes a conversation from whoever has it; the dialog names who is displaced. */
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import type { Thread } from '../desk/thread.ts';
import { Modal } from '../parts/modal.tsx';
import { floorOf } from '../thread/floor-of.ts';
import { ActForm } from './act-form.tsx';
import { useAct } from './use-act.ts';

type TakeoverDialogProps = { readonly thread: Thread; readonly name: string; readonly onClose: () => void };

export function TakeoverDialog({ thread, name, onClose }: TakeoverDialogProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const act = useAct(onClose);
  const floor = floorOf(thread.floor, me.advisorId);
  const displaced = floor.kind === 'other' ? floor.name : t('thread.bot');
  const submit = () =>
    void act.send('takeover:request', { conversationId: thread.conversationId }, t('queue.accepted', { name }));
  return (
    <Modal
      title={t('act.takeover.title', { name: displaced })}
      lead={t('act.takeover.lead', { name: displaced })}
      onClose={onClose}
    >
      <ActForm act={act} submit={t('act.takeover')} onSubmit={submit} onClose={onClose} />
    </Modal>
  );
}
