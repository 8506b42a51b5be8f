/** An approved message, chosen, filled in and seen as the shopper will read it: all that may go once a window has closed. */
import { useEffect, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireTemplate } from '../../src/protocol/desk/thread.ts';
import type { WireError } from '../../src/protocol/wire.ts';
import { useDesk } from '../app/desk-context.tsx';
import { errorWords } from '../words/errors.ts';
import { titleOf } from '../words/windows.ts';
import { TemplateForm } from './template-form.tsx';

type Found = { readonly templates: readonly WireTemplate[] } | { readonly error: WireError } | undefined;

export function TemplatePicker({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation();
  const { found, look } = useTemplates(conversationId);
  const [name, setName] = useState<string | null>(null);
  if (found === undefined) return <p className="c-rule">{t('template.loading')}</p>;
  if ('error' in found)
    return (
      <p className="c-error" role="alert">
        {errorWords(found.error, t)}{' '}
        <Button className="text-button" onPress={look}>
          {t('template.again')}
        </Button>
      </p>
    );
  const { templates } = found;
  const chosen = templates.find((template) => template.name === name) ?? templates[0];
  if (chosen === undefined) return <p className="c-rule">{t('template.none')}</p>;
  return (
    <div className="draft template">
      <p className="template-lead">{t('template.lead')}</p>
      <RadioGroup className="template-names" value={chosen.name} onChange={setName}>
        <Label className="sr">{t('template.choose')}</Label>
        {templates.map((template) => (
          <Radio key={template.name} value={template.name} className="template-name">
            {titleOf(template.name)}
          </Radio>
        ))}
      </RadioGroup>
      <TemplateForm key={chosen.name} conversationId={conversationId} template={chosen} />
    </div>
  );
}

function useTemplates(conversationId: string): { readonly found: Found; readonly look: () => void } {
  const desk = useDesk();
  const [found, setFound] = useState<Found>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    void desk.request('templates:list', { conversationId }).then((answer) => {
      if (!gone) setFound(answer.ok ? answer : { error: answer.error });
    });
    return () => {
      gone = true;
    };
  }, [desk, conversationId, tries]);
  return { found, look: () => setTries((count) => count + 1) };
}
