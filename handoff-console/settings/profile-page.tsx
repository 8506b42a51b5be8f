/** Your own account: what you see, and how you sign in. */
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { AccountAnswer, SessionsAnswer, type SessionView } from '../../src/protocol/people.ts';
import { isLanguage, languages, remember, speak } from '../app/i18n.ts';
import { notify } from '../app/notices.ts';
import { type Likes, likes, rememberLikes } from '../app/preferences.ts';
import { densities, themes } from '../app/theme.ts';
import { ask, type Failure } from '../parts/api.ts';
import { ChoiceField } from './choice-field.tsx';
import { FailureLine } from './failure-line.tsx';
import { PasswordForm } from './password-form.tsx';
import { SaveState } from './save-state.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { SessionList } from './session-list.tsx';
import { useSave } from './use-save.ts';

export function ProfilePage() {
  const { t } = useTranslation();
  const [account, setAccount] = useState<AccountAnswer>();
  const [failure, setFailure] = useState<Failure>();
  const load = useCallback(async () => {
    const answer = await ask('/me/account', { answer: AccountAnswer });
    if (answer.ok) setAccount(answer.value);
    else setFailure(answer.failure);
  }, []);
  useEffect(() => void load(), [load]);

  return (
    <>
      <h1>{t('settings.profile')}</h1>
      <p className="settings-lead">{t('profile.lead')}</p>
      <FailureLine failure={failure} />
      <Look />
      {account?.via === 'password' && (
        <section className="settings-part" aria-labelledby="password">
          <h2 id="password">{t('password.title')}</h2>
          <p className="settings-lead">{t('password.lead')}</p>
          <PasswordForm onDone={() => notify(t('password.done'))} />
        </section>
      )}
      {account?.via === 'password' && <Factor account={account} onChange={() => void load()} />}
      <OwnSessions />
    </>
  );
}

function Look() {
  const { t, i18n } = useTranslation();
  const [mine, setMine] = useState(likes);
  const choose = (change: Likes) => setMine(rememberLikes(change));
  return (
    <section className="settings-part" aria-labelledby="look">
      <h2 id="look">{t('profile.look')}</h2>
      <p className="settings-lead">{t('profile.look.lead')}</p>
      <div className="field-row">
        <ChoiceField
          label={t('settings.language')}
          value={i18n.language}
          choices={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          onChange={(value) => {
            if (!isLanguage(value)) return;
            remember(value);
            void speak(value);
            choose({ locale: value });
          }}
        />
        <ChoiceField
          label={t('settings.theme')}
          value={mine.theme ?? 'system'}
          choices={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={(theme) => choose({ theme })}
        />
        <ChoiceField
          label={t('profile.density')}
          value={mine.density ?? 'comfortable'}
          choices={densities.map((value) => ({ value, label: t(`profile.density.${value}`) }))}
          onChange={(density) => choose({ density })}
        />
      </div>
    </section>
  );
}

function Factor({ account, onChange }: { readonly account: AccountAnswer; readonly onChange: () => void }) {
  const { t } = useTranslation();
  const [setting, setSetting] = useState(false);
  const save = useSave();
  const { on, required, recoveryLeft } = account.secondFactor;
  const done = () => {
    setSetting(false);
    onChange();
  };
  const remove = () => save.run(() => ask('/me/second-factor', { method: 'DELETE' }), done);
  return (
    <section className="settings-part" aria-labelledby="factor">
      <h2 id="factor">{t('factor.title')}</h2>
      <p className="settings-lead">
        {on ? t('factor.on', { count: recoveryLeft }) : t('factor.off')}
        {required && ` ${t('factor.required')}`}
      </p>
      <SaveState save={save} />
      {setting ? (
        <SecondFactorSetup onDone={done} />
      ) : (
        <div className="acts">
          <Button className="btn" onPress={() => setSetting(true)}>
            {on ? t('factor.renew') : t('factor.set-up')}
          </Button>
          {on && !required && (
            <Button className="btn" onPress={() => void remove()}>
              {t('factor.remove')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function OwnSessions() {
  const { t } = useTranslation();
  const [sessions, setSessions] = useState<readonly SessionView[]>();
  const save = useSave();
  const load = useCallback(async () => {
    const answer = await ask('/me/sessions', { answer: SessionsAnswer });
    if (answer.ok) setSessions(answer.value.sessions);
  }, []);
  useEffect(() => void load(), [load]);
  if (sessions === undefined) return null;
  const endOthers = () =>
    save.run(
      () => ask('/me/sessions', { method: 'DELETE' }),
      () => void load(),
    );
  return (
    <section className="settings-part" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p className="settings-lead">{t('sessions.lead')}</p>
      <SaveState save={save} />
      <SessionList sessions={sessions} />
      {sessions.length > 1 && (
        <Button className="btn" onPress={() => void endOthers()}>
          {t('sessions.end-others')}
        </Button>
      )}
    </section>
  );
}
