/** Asked of supervisors who read what the Concierge did alone: was a person missing here? */
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.tsx';
import { announce, notify } from '../app/notices.ts';
import { errorWords } from '../words/errors.ts';

const answers = ['missed', 'kept'] as const;

export function AuditQuestion({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [given, setGiven] = useState<(typeof answers)[number]>();
  if (desk.me.role === 'advisor') return null;

  async function give(answer: (typeof answers)[number]): Promise<void> {
    const before = given;
    setGiven(answer);
    const told = await desk.request('conversation:audit', { conversationId, missed: answer === 'missed' });
    if (told.ok) return announce(t('why.verdict.thanks'));
    setGiven(before);
    notify(errorWords(told.error, t), 'urgent');
  }

  return (
    <div className="verdict">
      <span id="audit-label">{t('why.audit')}</span>
      <ToggleButtonGroup
        className="verdicts"
        aria-labelledby="audit-label"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={given === undefined ? [] : [given]}
        onSelectionChange={(keys) => {
          const answer = answers.find((name) => keys.has(name));
          if (answer !== undefined) void give(answer);
        }}
      >
        {answers.map((name) => (
          <ToggleButton key={name} id={name} className="verdict-button">
            {t(`why.audit.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
