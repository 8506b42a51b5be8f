/** A task of one's own, written down in a line. */
import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import type { Failure } from '../parts/api.ts';
import { addTask } from './use-tasks.ts';

type NewTaskProps = { readonly onAdded: () => void; readonly onFailed: (failure: Failure) => void };

export function NewTask({ onAdded, onFailed }: NewTaskProps) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const [text, setText] = useState('');
  const [due, setDue] = useState('');

  async function add(): Promise<void> {
    if (text.trim() === '') return;
    const at = new Date(due);
    const dueAt = due === '' || Number.isNaN(at.getTime()) ? {} : { dueAt: at.toISOString() };
    const answer = await addTask({ text: text.trim(), owner: me.advisorId, ...dueAt });
    if (!answer.ok) return onFailed(answer.failure);
    setText('');
    setDue('');
    onAdded();
  }

  return (
    <Form
      className="new-task"
      aria-label={t('tasks.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField className="field grow" value={text} onChange={setText} maxLength={2000} isRequired>
        <Label>{t('tasks.add-text')}</Label>
        <Input dir="auto" />
      </TextField>
      <label className="field">
        <span>{t('tasks.add-due')}</span>
        <input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
      </label>
      <Button type="submit" className="btn solid">
        {t('tasks.add-submit')}
      </Button>
    </Form>
  );
}
