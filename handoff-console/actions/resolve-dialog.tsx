/** Closes a conversation with its outcome and what is to follow, then opens the next. */
import { useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { conversationPath, deskPath, navigate } from '../app/router.ts';
import { Modal } from '../parts/modal.tsx';
import { ActForm } from './act-form.tsx';
import { LongField } from './long-field.tsx';
import { useAct } from './use-act.ts';

type DialogProps = { readonly conversationId: string; readonly onClose: () => void };

const outcomes = ['answered', 'exchange-or-repair', 'appointment', 'sale', 'no-reply', 'not-possible'] as const;

export function ResolveDialog({ conversationId, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [followUp, setFollowUp] = useState('');
  const desk = useDesk();
  const act = useAct(() => {
    onClose();
    const next = desk.store.get().desk?.mine.find((row) => row.conversationId !== conversationId);
    navigate(next === undefined ? deskPath : conversationPath(next.conversationId));
  });
  const submit = () => {
    if (outcome === null) return;
    const followsUp = followUp.trim() === '' ? {} : { followUp: followUp.trim() };
    void act.send('conversation:resolve', { conversationId, outcome, ...followsUp }, t('resolve.done'));
  };
  return (
    <Modal title={t('resolve.title')} lead={t('resolve.lead')} onClose={onClose}>
      <ActForm act={act} submit={t('resolve.submit')} onSubmit={submit} onClose={onClose}>
        <RadioGroup className="choices" name="outcome" value={outcome} onChange={setOutcome} isRequired>
          <Label>{t('resolve.outcome')}</Label>
          {outcomes.map((name) => (
            <Radio key={name} value={name} className="choice" autoFocus={name === outcomes[0]}>
              {t(`resolve.outcome.${name}`)}
            </Radio>
          ))}
          <FieldError className="field-error">{t('form.choose')}</FieldError>
        </RadioGroup>
        <LongField label={t('resolve.follow-up')} value={followUp} onChange={setFollowUp} />
      </ActForm>
    </Modal>
  );
}
