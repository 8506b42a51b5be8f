/** Before something that cannot be taken back: the password once more, or a code; good for ten minutes. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { AccountAnswer } from '../../src/protocol/people.ts';
import { type Answer, ask, type Failure } from '../parts/api.ts';
import { Modal } from '../parts/modal.tsx';
import { FailureLine } from './failure-line.tsx';
import { PlainField } from './plain-field.tsx';

type ProofDialogProps = { readonly onProved: () => void; readonly onClose: () => void };

export function ProofDialog({ onProved, onClose }: ProofDialogProps) {
  const { t } = useTranslation();
  const [account, setAccount] = useState<AccountAnswer>();
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure>();

  useEffect(() => {
    void ask('/me/account', { answer: AccountAnswer }).then((answer) => answer.ok && setAccount(answer.value));
  }, []);

  if (account === undefined) return null;
  const byCode = account.secondFactor.on;

  async function prove(): Promise<void> {
    const body = byCode ? { code: said.trim() } : { password: said };
    const answer: Answer<undefined> = await ask('/me/proof', { method: 'POST', body });
    if (answer.ok) return onProved();
    setFailure(answer.failure);
    setSaid('');
  }

  return (
    <Modal title={t('proof.title')} lead={t('proof.lead')} onClose={onClose}>
      {account.via === 'sso' && !byCode ? (
        <div className="dialog-acts">
          <Button className="btn" onPress={onClose}>
            {t('act.cancel')}
          </Button>
          <a className="btn solid login-sso" href={`/api/v1/oidc/start?again=1&to=${location.pathname}`}>
            {t('login.sso')}
          </a>
        </div>
      ) : (
        <Form
          className="act-form"
          onSubmit={(event) => {
            event.preventDefault();
            void prove();
          }}
        >
          <FailureLine failure={failure} />
          <PlainField
            label={byCode ? t('login.code') : t('login.password')}
            type={byCode ? 'text' : 'password'}
            autoComplete={byCode ? 'one-time-code' : 'current-password'}
            value={said}
            onChange={setSaid}
            autoFocus
          />
          <div className="dialog-acts">
            <Button className="btn" onPress={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" className="btn solid">
              {t('proof.go')}
            </Button>
          </div>
        </Form>
      )}
    </Modal>
  );
}
