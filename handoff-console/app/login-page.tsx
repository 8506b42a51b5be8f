/** The way in: the house's mark, single sign-on where the house has it, the form, and the language. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/protocol/http.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { LoginForm } from './login-form.tsx';
import { hasSingleSignOn } from './session.ts';

type LoginPageProps = {
  readonly learn: (at: string) => void;
  readonly onSignedIn: (me: Me) => void;
  /** Where they wanted to go. */
  readonly to: string;
};

export function LoginPage({ learn, onSignedIn, to }: LoginPageProps) {
  const { t } = useTranslation();
  const [sso, setSso] = useState(false);
  const [trouble] = useState(ssoTrouble);
  useEffect(() => void hasSingleSignOn().then(setSso), []);
  return (
    <main className="login">
      <div className="login-card">
        <p className="login-mark">Aparté</p>
        <h1>{t('login.title')}</h1>
        <p className="login-lead">{t('house.desk')}</p>
        {trouble !== undefined && (
          <p className="login-error" role="alert">
            {t(`login.sso.${trouble}`)}
          </p>
        )}
        {sso && (
          <>
            <a className="btn solid wide login-sso" href={`/api/v1/oidc/start?to=${encodeURIComponent(to)}`}>
              {t('login.sso')}
            </a>
            <p className="login-or">{t('login.or')}</p>
          </>
        )}
        <LoginForm learn={learn} onSignedIn={onSignedIn} />
      </div>
      <LanguageSwitch />
    </main>
  );
}

const troubles = ['unreachable', 'refused', 'unknown-person', 'expired'] as const;

/** What the way back from the provider says. */
function ssoTrouble(): (typeof troubles)[number] | undefined {
  const said = new URLSearchParams(location.search).get('sso');
  return troubles.find((trouble) => trouble === said);
}
