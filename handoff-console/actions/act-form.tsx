/** The body of an act's dialog: fields, the cause if it failed, Cancel and the act itself. */
import type { ReactNode } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../words/errors.ts';
import type { Act } from './use-act.ts';

type ActFormProps = {
  readonly act: Pick<Act, 'busy' | 'error'>;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

export function ActForm({ act, submit, onSubmit, onClose, children }: ActFormProps) {
  const { t } = useTranslation();
  return (
    <Form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.busy) onSubmit();
      }}
    >
      {children}
      {act.error !== undefined && (
        <p className="c-error" role="alert">
          {errorWords(act.error, t)}{' '}
          {act.error.requestId !== undefined && <small>{t('error.request', { id: act.error.requestId })}</small>}
        </p>
      )}
      <div className="dialog-acts">
        <Button className="btn" onPress={onClose}>
          {t('act.cancel')}
        </Button>
        <Button type="submit" className="btn solid" isPending={act.busy}>
          {submit}
        </Button>
      </div>
    </Form>
  );
}
