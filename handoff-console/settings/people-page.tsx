/** The people of the house: who may sign in, as what, and where. */
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { PeopleAnswer, type PersonView } from '../../src/protocol/people.ts';
import { ask, type Failure } from '../parts/api.ts';
import { initials } from '../words/people.ts';
import { FailureLine } from './failure-line.tsx';
import { PersonDialog } from './person-dialog.tsx';

type Open = { readonly person?: PersonView };

export function PeoplePage() {
  const { t } = useTranslation();
  const [house, setHouse] = useState<PeopleAnswer>();
  const [failure, setFailure] = useState<Failure>();
  const [open, setOpen] = useState<Open>();
  const load = useCallback(async () => {
    const answer = await ask('/people', { answer: PeopleAnswer });
    if (answer.ok) setHouse(answer.value);
    else setFailure(answer.failure);
  }, []);
  useEffect(() => void load(), [load]);

  return (
    <>
      <div className="settings-head">
        <h1>{t('settings.people')}</h1>
        <Button className="btn solid" onPress={() => setOpen({})} isDisabled={house === undefined}>
          {t('people.add')}
        </Button>
      </div>
      <p className="settings-lead">{t('people.lead')}</p>
      <FailureLine failure={failure} />
      {house !== undefined && (
        <table className="settings-table people">
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.role')}</th>
              <th scope="col">{t('people.store')}</th>
              <th scope="col">{t('people.languages')}</th>
              <th scope="col">{t('people.state')}</th>
              <th scope="col">
                <span className="sr">{t('people.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {house.people.map((person) => (
              <PersonRow key={person.advisorId} person={person} house={house} onEdit={() => setOpen({ person })} />
            ))}
          </tbody>
        </table>
      )}
      {open !== undefined && house !== undefined && (
        <PersonDialog
          person={open.person}
          house={house}
          onChanged={() => void load()}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

type PersonRowProps = { readonly person: PersonView; readonly house: PeopleAnswer; readonly onEdit: () => void };

function PersonRow({ person, house, onEdit }: PersonRowProps) {
  const { t } = useTranslation();
  const { name, email, role, storeId, languages, disabled, secondFactor, sessions } = person;
  const store = house.stores.find((one) => one.storeId === storeId)?.name ?? t('people.no-store');
  return (
    <tr data-disabled={disabled || undefined}>
      <th scope="row">
        <span className="who">
          <span className="face" aria-hidden="true">
            {initials(name)}
          </span>
          <span>
            <b>{name}</b>
            <small dir="ltr">{email}</small>
          </span>
        </span>
      </th>
      <td data-label={t('people.role')}>{t(`people.role.${role}`)}</td>
      <td data-label={t('people.store')}>{store}</td>
      <td data-label={t('people.languages')} dir="ltr">
        {languages.join(', ')}
      </td>
      <td data-label={t('people.state')}>
        {disabled ? t('people.disabled') : t('people.sessions', { count: sessions })}
        {secondFactor && <small>{t('people.factor')}</small>}
      </td>
      <td>
        <Button className="btn small" onPress={onEdit} aria-label={t('people.edit-who', { name })}>
          {t('people.edit')}
        </Button>
      </td>
    </tr>
  );
}
