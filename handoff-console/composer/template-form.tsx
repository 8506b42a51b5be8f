/** The places of one template, the words that come of them, and the button that sends them. */
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireTemplate } from '../../src/protocol/desk/thread.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { errorWords } from '../words/errors.ts';
import { useFormat } from '../words/format.ts';

type TemplateFormProps = { readonly conversationId: string; readonly template: WireTemplate };

export function TemplateForm({ conversationId, template }: TemplateFormProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const format = useFormat();
  const preview = useId();
  const [words, setWords] = useState<readonly string[]>(template.parameters.map(() => ''));
  const [error, setError] = useState<WireError>();
  const [busy, setBusy] = useState(false);
  /** The same message under the same id, however often it is tried. */
  const [clientMessageId, setMessageId] = useState(() => crypto.randomUUID());
  const ready = !busy && words.every((word) => word.trim() !== '');

  const change = (index: number) => (word: string) => {
    setWords(words.map((other, at) => (at === index ? word : other)));
    // Other words are another message.
    if (error !== undefined) setMessageId(crypto.randomUUID());
    setError(undefined);
  };

  async function send(): Promise<void> {
    if (!ready) return;
    setBusy(true);
    const { name, language } = template;
    const parameters = words.map((word) => word.trim());
    const answer = await desk.request('message:send', {
      conversationId,
      clientMessageId,
      template: { name, language, parameters },
    });
    setBusy(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setMessageId(crypto.randomUUID());
    setWords(template.parameters.map(() => ''));
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    void send();
  };

  return (
    <form className="template-form" onSubmit={submit} onKeyDown={pressed}>
      {error !== undefined && (
        <p className="c-error" role="alert">
          <b>{t('composer.not-sent')}</b> {errorWords(error, t)}{' '}
          {error.requestId !== undefined && <small>{t('error.request', { id: error.requestId })}</small>}
        </p>
      )}
      {template.parameters.length > 0 && (
        <div className="template-places">
          {template.parameters.map((label, index) => (
            <TextField
              key={index}
              {...(index === 0 ? { id: 'composer-reply' } : {})}
              className="template-place"
              value={words[index] ?? ''}
              onChange={change(index)}
              aria-describedby={preview}
              maxLength={200}
            >
              <Label>{label}</Label>
              <Input dir="auto" />
            </TextField>
          ))}
        </div>
      )}
      <section className="template-preview" id={preview} aria-label={t('template.preview')}>
        <p dir="auto" lang={template.language}>
          <Preview template={template} words={words} />
        </p>
        {template.buttons.map((label) => (
          <span key={label} className="template-button" dir="auto">
            {label}
          </span>
        ))}
      </section>
      <div className="d-foot">
        <span className="hint">
          {t(`template.${template.category}`)} · {format.language(template.language)}
        </span>
        <Button type="submit" className="btn solid" isDisabled={!ready}>
          {t('template.send')} <KeyHint keys="⌘↵" />
        </Button>
      </div>
    </form>
  );
}

/** Places without words yet show what belongs there. */
function Preview({ template, words }: { readonly template: WireTemplate; readonly words: readonly string[] }) {
  const parts = template.body.split(/\{\{(\d+)\}\}/);
  return parts.map((part, at) => {
    if (at % 2 === 0) return part;
    const index = Number(part) - 1;
    const word = words[index]?.trim();
    return word ? <b key={at}>{word}</b> : <mark key={at}>{template.parameters[index]}</mark>;
  });
}
