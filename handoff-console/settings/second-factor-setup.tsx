/** Setting up an authenticator app: the code to scan, the first code back, then the recovery codes, shown this once. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { RecoveryCodes, SecondFactorStart } from '../../src/protocol/people.ts';
import { ask } from '../parts/api.ts';
import { PlainField } from './plain-field.tsx';
import { QrCode } from './qr-code.tsx';
import { SaveState } from './save-state.tsx';
import { useSave } from './use-save.ts';

type SecondFactorSetupProps = { readonly onDone: () => void };

export function SecondFactorSetup({ onDone }: SecondFactorSetupProps) {
  const { t } = useTranslation();
  const [start, setStart] = useState<SecondFactorStart>();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState<readonly string[]>();
  const save = useSave();

  const begin = () => save.run(() => ask('/me/second-factor', { method: 'POST', answer: SecondFactorStart }), setStart);
  // once, when it is opened
  useEffect(() => void begin(), []);

  if (recovery !== undefined) return <Recovery codes={recovery} onDone={onDone} />;
  if (start === undefined) return <SaveState save={save} />;
  const confirm = () =>
    save.run(
      () => ask('/me/second-factor', { method: 'PUT', body: { code: code.trim() }, answer: RecoveryCodes }),
      ({ recoveryCodes }) => setRecovery(recoveryCodes),
    );

  return (
    <Form
      className="setup"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <QrCode text={start.uri} label={t('factor.qr')} />
      <div className="setup-steps">
        <p>{t('factor.scan')}</p>
        <p>
          {t('factor.by-hand')} <code dir="ltr">{start.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <SaveState save={save} />
        <PlainField
          label={t('factor.first-code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          value={code}
          onChange={setCode}
          autoFocus
        />
        <Button
          type="submit"
          className="btn solid"
          data-pending={save.busy || undefined}
          isDisabled={code.trim().length < 6}
        >
          {t('factor.confirm')}
        </Button>
      </div>
    </Form>
  );
}

function Recovery({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="recovery">
      <p role="status">{t('factor.on-now')}</p>
      <ul dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="acts">
        <Button className="btn" onPress={() => void navigator.clipboard.writeText(codes.join('\n'))}>
          {t('factor.copy')}
        </Button>
        <Button className="btn solid" onPress={onDone}>
          {t('factor.kept')}
        </Button>
      </div>
    </div>
  );
}
