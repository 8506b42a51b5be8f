/** The sign-in has ended while somebody works: signing in again happens over the desk, so that nothing is lost. */
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/protocol/http.ts';
import { Modal } from '../parts/modal.tsx';
import { LoginForm } from './login-form.tsx';

type LoginAgainProps = {
  readonly me: Me;
  readonly learn: (at: string) => void;
  readonly onSignedIn: () => void;
  /** Somebody else signed in at this screen: this desk is not theirs. */
  readonly onOtherPerson: () => void;
};

export function LoginAgain({ me, learn, onSignedIn, onOtherPerson }: LoginAgainProps) {
  const { t } = useTranslation();
  return (
    <Modal title={t('login.ended.title')} lead={t('login.ended.lead')}>
      <LoginForm
        email={me.email}
        learn={learn}
        onSignedIn={(who) => (who.advisorId === me.advisorId ? onSignedIn() : onOtherPerson())}
      />
    </Modal>
  );
}
