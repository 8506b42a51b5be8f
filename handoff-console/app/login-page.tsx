/** The way in: the house's mark, the form, and the language. */
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/protocol/http.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { LoginForm } from './login-form.tsx';

type LoginPageProps = { readonly learn: (at: string) => void; readonly onSignedIn: (me: Me) => void };

export function LoginPage({ learn, onSignedIn }: LoginPageProps) {
  const { t } = useTranslation();
  return (
    <main className="login">
      <div className="login-card">
        <p className="login-mark">Aparté</p>
        <h1>{t('login.title')}</h1>
        <p className="login-lead">{t('house.desk')}</p>
        <LoginForm learn={learn} onSignedIn={onSignedIn} />
      </div>
      <LanguageSwitch />
    </main>
  );
}
