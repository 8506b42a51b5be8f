/** Before the desk opens: a password of one's own, or a second factor where the role needs one. */
import '../styles/login.css';
import '../styles/settings.css';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/protocol/http.ts';
import { signOut } from '../app/session.ts';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';

type OwingPageProps = { readonly me: Me; readonly onSettled: () => void; readonly onSignedOut: () => void };

export function OwingPage({ me, onSettled, onSignedOut }: OwingPageProps) {
  const { t } = useTranslation();
  const owes = me.owes ?? 'password';
  return (
    <main className="login">
      <div className="login-card wide">
        <p className="login-mark">Aparté</p>
        <h1>{t(`owing.${owes}.title`)}</h1>
        <p className="login-lead">{t(`owing.${owes}.lead`)}</p>
        {owes === 'password' ? <PasswordForm onDone={onSettled} /> : <SecondFactorSetup onDone={onSettled} />}
      </div>
      <Button className="btn quiet" onPress={() => void signOut().then(onSignedOut)}>
        {t('settings.sign-out')}
      </Button>
    </main>
  );
}
