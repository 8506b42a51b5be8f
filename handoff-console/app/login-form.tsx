/** E-mail, password, and a code where one is set up; an error names its cause and keeps what was typed. Used on its own page and over the desk. */
import '../styles/login.css';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Text } from 'react-aria-components/Text';
import { Input, Label, TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../src/protocol/http.ts';
import type { Failure } from '../parts/api.ts';
import { useFormat } from '../words/format.ts';
import { signIn } from './session.ts';

type LoginFormProps = {
  readonly learn: (at: string) => void;
  readonly onSignedIn: (me: Me) => void;
  readonly email?: string;
};

export function LoginForm({ learn, onSignedIn, email: knownEmail = '' }: LoginFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function submit(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    const answer = await signIn({ email: email.trim(), password, ...(code && { code: code.trim() }) }, learn);
    setBusy(false);
    if (answer.ok) return onSignedIn(answer.me);
    const asksCode = answer.failure.cause === 'refused' && answer.failure.needs === 'code';
    if (asksCode) setCode('');
    // the first time it is the next step, not a mistake
    if (!asksCode || code !== undefined) setFailure(answer.failure);
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
      {code !== undefined && <CodeField code={code} onChange={setCode} />}
      <Button type="submit" className="btn solid wide" data-pending={busy || undefined}>
        {busy ? t('login.busy') : t('login.submit')}
      </Button>
    </Form>
  );
}

function CodeField({ code, onChange }: { readonly code: string; readonly onChange: (code: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextField
      className="field"
      name="code"
      autoComplete="one-time-code"
      isRequired
      validationBehavior="aria"
      value={code}
      onChange={onChange}
      autoFocus
    >
      <Label>{t('login.code')}</Label>
      <Input spellCheck={false} autoCapitalize="none" maxLength={20} />
      <Text slot="description" className="help">
        {t('login.code.help')}
      </Text>
    </TextField>
  );
}

function LoginError({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  return (
    <p className="login-error" role="alert">
      {loginErrorWords(failure, t, time)}
      {failure.cause === 'refused' && failure.requestId !== undefined && (
        <small>{t('error.request', { id: failure.requestId })}</small>
      )}
    </p>
  );
}

function loginErrorWords(
  failure: Failure,
  t: ReturnType<typeof useTranslation>['t'],
  time: (at: string) => string,
): string {
  if (failure.cause === 'unreachable') return t('login.error.unreachable');
  if (failure.needs === 'code') return t('login.error.code');
  if (failure.code === 'unauthenticated') return t('login.error.unauthenticated');
  if (failure.code === 'rate-limited' && failure.againAt !== undefined)
    return t('login.error.rate-limited', { time: time(nextMinute(failure.againAt)) });
  return t('login.error.other');
}

/** A clock shows no seconds, and nobody is to come back too early. */
function nextMinute(at: string): string {
  return new Date(Date.parse(at) + 60_000).toISOString();
}
