/** What of the audit log is shown: of whom, which act, on what, since when. */
import { useTranslation } from 'react-i18next';
import { ChoiceField } from './choice-field.tsx';
import { PlainField } from './plain-field.tsx';

export type AuditFilter = {
  readonly by?: string;
  readonly action?: string;
  readonly subject?: string;
  /** ISO time. */
  readonly after?: string;
};

const actions = [
  'signed-in',
  'signed-in-by-sso',
  'signed-out',
  'conversation-read',
  'conversations-searched',
  'shopper-read',
  'shopper-exported',
  'shopper-erased',
  'policy-published',
  'imported',
  'person-added',
  'person-changed',
  'password-changed',
  'password-reset',
  'second-factor-set',
  'second-factor-removed',
  'sessions-ended',
  'file-opened',
  'house-searched',
  'shopper-unlinked',
  'shopper-relinked',
  'reply-approved',
  'reply-declined',
  'reading-corrected',
  'reading-correction-undone',
  'candidates-read',
  'candidate-accepted',
  'candidate-rejected',
  'conversation-audited',
  'task-created',
  'task-changed',
  'canned-replies-changed',
  'article-draft-made',
  'figures-saved',
  'policy-drafted',
  'policy-draft-discarded',
] as const;
const spans = ['all', '1', '7', '30'] as const;
const dayMs = 86_400_000;

type AuditFiltersProps = {
  readonly filter: AuditFilter;
  readonly names: ReadonlyMap<string, string>;
  readonly onChange: (filter: AuditFilter) => void;
};

export function AuditFilters({ filter, names, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  return (
    <search className="field-row audit-filters">
      <ChoiceField
        label={t('audit.by')}
        value={filter.by ?? ''}
        choices={[
          { value: '', label: t('audit.everybody') },
          ...[...names].map(([value, label]) => ({ value, label })),
        ]}
        onChange={(by) => onChange({ ...filter, by })}
      />
      <ChoiceField
        label={t('audit.action')}
        value={filter.action ?? ''}
        choices={[
          { value: '', label: t('audit.everything') },
          ...actions.map((value) => ({ value, label: t(`audit.${value}`) })),
        ]}
        onChange={(action) => onChange({ ...filter, action })}
      />
      <ChoiceField
        label={t('audit.since')}
        value={spanOf(filter)}
        choices={spans.map((value) => ({ value, label: t(`audit.since.${value}`) }))}
        onChange={(span) => onChange({ ...filter, after: span === 'all' ? '' : since(Number(span)) })}
      />
      <PlainField
        label={t('audit.subject')}
        value={filter.subject ?? ''}
        onChange={(subject) => onChange({ ...filter, subject: subject.trim() })}
      />
    </search>
  );
}

/** From the start of a day, so that asking twice asks the same. */
function since(days: number): string {
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  return new Date(today.getTime() - (days - 1) * dayMs).toISOString();
}

function spanOf({ after = '' }: AuditFilter): (typeof spans)[number] {
  return spans.find((span) => span !== 'all' && since(Number(span)) === after) ?? 'all';
}
