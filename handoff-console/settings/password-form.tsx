/** Choosing another password: the present one, and the new one, which may be seen while it is typed. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { ask } from '../parts/api.ts';
import { PlainField } from './plain-field.tsx';
import { SaveState } from './save-state.tsx';
import { useSave } from './use-save.ts';

const shortest = 12;

export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const save = useSave();

  const change = () =>
    save.run(
      () => ask('/me/password', { method: 'PUT', body: { current, next } }),
      () => {
        setCurrent('');
        setNext('');
        onDone();
      },
    );

  return (
    <Form
      className="narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <PlainField
        label={t('password.current')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <PlainField
        label={t('password.next')}
        help={t('password.help', { length: shortest })}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
      <SaveState save={save} />
      <Button
        type="submit"
        className="btn solid"
        data-pending={save.busy || undefined}
        isDisabled={current === '' || next.length < shortest}
      >
        {t('password.change')}
      </Button>
    </Form>
  );
}
