/** E-mail and password; an error names its cause and keeps what was typed. Used on its own page and over the desk. */
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input, Label, TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/protocol/http.ts';
import { type SignInFailure, signIn } from './session.ts';

type LoginFormProps = {
  readonly learn: (at: string) => void;
  readonly onSignedIn: (me: Me) => void;
  readonly email?: string;
};

export function LoginForm({ learn, onSignedIn, email: knownEmail = '' }: LoginFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SignInFailure>();

  async function submit(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    const answer = await signIn(email.trim(), password, learn);
    setBusy(false);
    if (answer.ok) onSignedIn(answer.me);
    else setFailure(answer.failure);
  }

  return (
    <Form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      {failure !== undefined && <LoginError failure={failure} />}
      <TextField
        className="field"
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        validationBehavior="aria"
        value={email}
        onChange={setEmail}
        autoFocus={knownEmail === ''}
      >
        <Label>{t('login.email')}</Label>
        <Input />
      </TextField>
      <TextField
        className="field"
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        isRequired
        validationBehavior="aria"
        value={password}
        onChange={setPassword}
        autoFocus={knownEmail !== ''}
      >
        <Label>{t('login.password')}</Label>
        <div className="field-with-button">
          <Input />
          <Button
            className="btn quiet icon"
            aria-label={shown ? t('login.hide') : t('login.show')}
            onPress={() => setShown(!shown)}
          >
            {shown ? <EyeOff className="i" /> : <Eye className="i" />}
          </Button>
        </div>
      </TextField>
      <Button type="submit" className="btn solid wide" isPending={busy}>
        {busy ? t('login.busy') : t('login.submit')}
      </Button>
    </Form>
  );
}

function LoginError({ failure }: { readonly failure: SignInFailure }) {
  const { t } = useTranslation();
  return (
    <p className="login-error" role="alert">
      {loginErrorWords(failure, t)}
      {failure.cause === 'refused' && failure.requestId !== undefined && (
        <small>{t('error.request', { id: failure.requestId })}</small>
      )}
    </p>
  );
}

function loginErrorWords(failure: SignInFailure, t: ReturnType<typeof useTranslation>['t']): string {
  if (failure.cause === 'unreachable') return t('login.error.unreachable');
  if (failure.code === 'unauthenticated') return t('login.error.unauthenticated');
  if (failure.code === 'rate-limited') return t('login.error.rate-limited');
  return t('login.error.other');
}
