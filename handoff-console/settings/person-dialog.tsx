/** One person's account: making it, changing it, letting them in again, and signing them out everywhere. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PeopleAnswer, PersonAnswer, type PersonView } from '../../src/protocol/people.ts';
import { ask } from '../parts/api.ts';
import { Modal } from '../parts/modal.tsx';
import { PersonActs } from './person-acts.tsx';
import { type PersonDraft, PersonForm } from './person-form.tsx';
import { PasswordOnce } from './password-once.tsx';
import { SaveState } from './save-state.tsx';
import { useSave } from './use-save.ts';

type PersonDialogProps = {
  /** Absent: somebody new. */
  readonly person: PersonView | undefined;
  readonly house: PeopleAnswer;
  readonly onChanged: () => void;
  readonly onClose: () => void;
};

export function PersonDialog({ person, house, onChanged, onClose }: PersonDialogProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState<string>();
  const save = useSave();

  function changed(told: string | undefined): void {
    onChanged();
    if (told === undefined) onClose();
    else setPassword(told);
  }

  function keep(draft: PersonDraft): void {
    if (person === undefined) {
      const { storeId, scope: _scope, disabled: _disabled, ...rest } = draft;
      const body = { ...rest, ...(storeId === '' ? {} : { storeId }) };
      const added = () => ask('/people', { method: 'POST', body, answer: PersonAnswer });
      void save.run(added, (answer) => changed(answer.password));
      return;
    }
    const { email: _email, storeId, scope, ...rest } = draft;
    const body = { ...rest, storeId: storeId === '' ? null : storeId, scope: scope === '' ? null : scope };
    void save.run(
      () => ask(`/people/${person.advisorId}`, { method: 'PUT', body }),
      () => changed(undefined),
    );
  }

  const title = person?.name ?? t('people.add');
  if (password !== undefined)
    return (
      <Modal title={title} lead={t('people.password.lead')} onClose={onClose}>
        <PasswordOnce password={password} onClose={onClose} />
      </Modal>
    );
  return (
    <Modal title={title} lead={person?.email ?? t('people.add.lead')} onClose={onClose}>
      <SaveState save={save} />
      <PersonForm person={person} house={house} busy={save.busy} onKeep={keep} onClose={onClose} />
      {person !== undefined && <PersonActs person={person} onTold={changed} />}
    </Modal>
  );
}
