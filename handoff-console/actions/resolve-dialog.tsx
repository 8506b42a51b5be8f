/** Closes a conversation with its outcome, a wrap-up, what is to follow and what becomes of promises; then opens the next. */
import { useEffect, useState } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { conversationPath, deskPath, navigate } from '../app/router.ts';
import { Modal } from '../parts/modal.tsx';
import { PromiseFields, usePromiseDecisions } from '../tasks/promise-fields.tsx';
import { ActForm } from './act-form.tsx';
import { LongField } from './long-field.tsx';
import { useAct } from './use-act.ts';

type DialogProps = { readonly conversationId: string; readonly onClose: () => void };

const outcomes = ['answered', 'exchange-or-repair', 'appointment', 'sale', 'no-reply', 'not-possible'] as const;

export function ResolveDialog({ conversationId, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<string | null>(null);
  const [followUp, setFollowUp] = useState('');
  const [followUpDue, setFollowUpDue] = useState('');
  const [wrapUp, setWrapUp] = useWrapUp(conversationId);
  const { decisions, ...promises } = usePromiseDecisions(conversationId);
  const desk = useDesk();
  const act = useAct(() => {
    onClose();
    const next = desk.store.get().desk?.mine.find((row) => row.conversationId !== conversationId);
    navigate(next === undefined ? deskPath : conversationPath(next.conversationId));
  });
  const submit = () => {
    const decided = decisions();
    if (outcome === null || decided === undefined) return;
    const follows = followUp.trim() === '' ? {} : { followUp: followUp.trim(), ...dueOf(followUpDue) };
    const left = wrapUp === undefined ? {} : { wrapUp };
    const ends = decided.length === 0 ? {} : { promises: decided };
    void act.send('conversation:resolve', { conversationId, outcome, ...follows, ...left, ...ends }, t('resolve.done'));
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
        <PromiseFields {...promises} />
        {wrapUp !== undefined && (
          <>
            <LongField
              label={t('wrap-up.summary')}
              value={wrapUp.summary}
              onChange={(summary) => setWrapUp({ ...wrapUp, summary })}
            />
            <LongField
              label={t('wrap-up.next')}
              value={wrapUp.nextStep}
              onChange={(nextStep) => setWrapUp({ ...wrapUp, nextStep })}
            />
          </>
        )}
        <LongField label={t('resolve.follow-up')} value={followUp} onChange={setFollowUp} />
        {followUp.trim() !== '' && (
          <label className="field">
            <span>{t('resolve.follow-up-due')}</span>
            <input type="datetime-local" value={followUpDue} onChange={(event) => setFollowUpDue(event.target.value)} />
          </label>
        )}
      </ActForm>
    </Modal>
  );
}

type WrapUp = { readonly summary: string; readonly nextStep: string };

/** The house's draft, once it is there; without it the conversation is closed as before. */
function useWrapUp(conversationId: string): [WrapUp | undefined, (wrapUp: WrapUp) => void] {
  const desk = useDesk();
  const [wrapUp, setWrapUp] = useState<WrapUp>();
  useEffect(() => {
    let wanted = true;
    void desk.request('wrap-up:draft', { conversationId }).then((answer) => {
      if (wanted && answer.ok) setWrapUp({ summary: answer.summary, nextStep: answer.nextStep });
    });
    return () => {
      wanted = false;
    };
  }, [desk, conversationId]);
  return [wrapUp, setWrapUp];
}

function dueOf(local: string): { followUpDueAt?: string } {
  const due = new Date(local);
  return local === '' || Number.isNaN(due.getTime()) ? {} : { followUpDueAt: due.toISOString() };
}
