/** Instead of another boutique's closed conversation: why one opens it, before a word of it is shown. */
import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useToolWords } from './tool-words.ts';
import { BackButton } from '../thread/back-button.tsx';

/** As the wire has it. */
const shortest = 3;
const longest = 300;

export function AskReason({ onReason }: { readonly onReason: (reason: string) => void }) {
  const { t } = useTranslation();
  const ready = useToolWords();
  const [reason, setReason] = useState('');
  if (!ready) return null;
  return (
    <div className="refused">
      <BackButton />
      <h1>{t('reason.title')}</h1>
      <p>{t('reason.lead')}</p>
      <Form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          onReason(reason.trim());
        }}
      >
        <TextField
          className="field"
          value={reason}
          onChange={setReason}
          isRequired
          maxLength={longest}
          autoFocus
          validate={(text) => (text.trim().length < shortest ? t('reason.short') : null)}
        >
          <Label>{t('reason.label')}</Label>
          <Input dir="auto" autoComplete="off" />
          <Text slot="description" className="help">
            {t('reason.help')}
          </Text>
          <FieldError className="field-error">{t('reason.short')}</FieldError>
        </TextField>
        <Button type="submit" className="btn solid">
          {t('reason.open')}
        </Button>
      </Form>
    </div>
  );
}
