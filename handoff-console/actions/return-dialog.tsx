/** Hands the conversation back to the Concierge with what was agreed and what is open; nothing promised is left in silence. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Modal } from '../parts/modal.tsx';
import { PromiseFields, usePromiseDecisions } from '../tasks/promise-fields.tsx';
import { ActForm } from './act-form.tsx';
import { LongField } from './long-field.tsx';
import { useAct } from './use-act.ts';

type DialogProps = { readonly conversationId: string; readonly onClose: () => void };

export function ReturnDialog({ conversationId, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [agreed, setAgreed] = useState('');
  const [open, setOpen] = useState('');
  const { decisions, ...promises } = usePromiseDecisions(conversationId);
  const act = useAct(onClose);
  const submit = () => {
    const decided = decisions();
    if (decided === undefined) return;
    const brief = { conversationId, agreed: agreed.trim(), open: open.trim() };
    const ends = decided.length === 0 ? {} : { promises: decided };
    void act.send('handoff:return', { ...brief, ...ends }, t('return.done'));
  };
  return (
    <Modal title={t('return.title')} lead={t('return.lead')} onClose={onClose}>
      <ActForm act={act} submit={t('return.submit')} onSubmit={submit} onClose={onClose}>
        <LongField
          label={t('return.agreed')}
          help={t('return.agreed-help')}
          value={agreed}
          onChange={setAgreed}
          required
          autoFocus
        />
        <LongField label={t('return.open')} help={t('return.open-help')} value={open} onChange={setOpen} required />
        <PromiseFields {...promises} />
      </ActForm>
    </Modal>
  );
}
