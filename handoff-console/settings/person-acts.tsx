/** What an admin does for somebody who cannot get in, or should be out. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { PersonAnswer, type PersonView, SessionsAnswer, type SessionView } from '../../src/protocol/people.ts';
import { ask } from '../parts/api.ts';
import { SaveState } from './save-state.tsx';
import { SessionList } from './session-list.tsx';
import { useSave } from './use-save.ts';

type PersonActsProps = {
  readonly person: PersonView;
  /** Done; with the password to pass on, if there is a new one. */
  readonly onTold: (password: string | undefined) => void;
};

export function PersonActs({ person, onTold }: PersonActsProps) {
  const { t } = useTranslation();
  const [sessions, setSessions] = useState<readonly SessionView[]>([]);
  const save = useSave();
  const path = `/people/${person.advisorId}`;
  useEffect(() => {
    void ask(`${path}/sessions`, { answer: SessionsAnswer }).then(
      (answer) => answer.ok && setSessions(answer.value.sessions),
    );
  }, [path]);

  const reset = (what: 'password' | 'secondFactor') =>
    save.run(
      () => ask(`${path}/reset`, { method: 'POST', body: { [what]: true }, answer: PersonAnswer }),
      ({ password }) => onTold(password),
    );
  const signOut = () =>
    save.run(
      () => ask(`${path}/sessions`, { method: 'DELETE' }),
      () => onTold(undefined),
    );

  return (
    <section className="person-acts" aria-label={t('sessions.title')}>
      <h3>{t('sessions.title')}</h3>
      <SessionList sessions={sessions} />
      <SaveState save={save} />
      <div className="acts">
        {sessions.length > 0 && (
          <Button className="btn small" onPress={() => void signOut()}>
            {t('people.sign-out')}
          </Button>
        )}
        <Button className="btn small" onPress={() => void reset('password')}>
          {t('people.reset-password')}
        </Button>
        {person.secondFactor && (
          <Button className="btn small" onPress={() => void reset('secondFactor')}>
            {t('people.reset-factor')}
          </Button>
        )}
      </div>
    </section>
  );
}
