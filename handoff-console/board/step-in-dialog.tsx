/** A supervisor takes a conversation from whoever has it, or from nobody; one question, which names who is displaced. */
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../../src/protocol/desk/board.ts';
import { ActForm } from '../actions/act-form.tsx';
import { useAct } from '../actions/use-act.ts';
import { boardPath, navigate } from '../app/router.ts';
import { Modal } from '../parts/modal.tsx';
import { useFormat } from '../words/format.ts';
import { shopperName } from '../words/people.ts';

type StepInProps = { readonly row: BoardRow; readonly onClose: () => void };

export function StepInDialog({ row, onClose }: StepInProps) {
  const { t } = useTranslation();
  const { conversationId, heldBy } = row;
  const displaced = row.column === 'with-advisor' ? heldBy : undefined;
  const name = shopperName(row, t, useFormat());
  const act = useAct(() => {
    onClose();
    navigate(`${boardPath}/${encodeURIComponent(conversationId)}`);
  });
  const words =
    displaced === undefined
      ? { title: t('board.step-in.title', { name }), lead: t('board.step-in.lead'), submit: t('board.step-in') }
      : {
          title: t('act.takeover.title', { name: displaced.name }),
          lead: t('act.takeover.lead', { name: displaced.name }),
          submit: t('act.takeover'),
        };
  return (
    <Modal title={words.title} lead={words.lead} onClose={onClose}>
      <ActForm
        act={act}
        submit={words.submit}
        onSubmit={() => void act.send('takeover:request', { conversationId }, t('queue.accepted', { name }))}
        onClose={onClose}
      />
    </Modal>
  );
}
