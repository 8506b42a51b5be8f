/** How long what is kept of people stays. What is over goes once a day. */
import { useTranslation } from 'react-i18next';
import { RetentionSetting } from '../../src/protocol/house-settings.ts';
import { useDesk } from '../app/desk-context.tsx';
import { useHouseWords } from './house-words.ts';
import { PlainField } from './plain-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useSetting } from './use-setting.ts';

const fields = [
  'keepConversationsDays',
  'keepVisitsHours',
  'keepOrdersDays',
  'keepAuditDays',
  'keepFiguresDays',
] as const;

export function RetentionPage() {
  const { t } = useTranslation();
  const { me } = useDesk();
  const worded = useHouseWords();
  const state = useSetting('retention', RetentionSetting);
  const { draft, change } = state;
  if (!worded) return null;
  const wrong = draft !== undefined && !RetentionSetting.safeParse(draft).success;
  return (
    <>
      <h1>{t('settings.retention')}</h1>
      <p className="settings-lead">{t('retention.lead')}</p>
      {me.role !== 'admin' && <p className="setting-note">{t('retention.admin')}</p>}
      <SettingFrame state={state} wrong={wrong ? t('retention.range') : undefined}>
        {draft !== undefined && (
          <div className="field-row">
            {fields.map((name) => (
              <PlainField
                key={name}
                label={t(`retention.${name}`)}
                help={t(`retention.${name}.help`)}
                inputMode="numeric"
                isReadOnly={me.role !== 'admin'}
                value={Number.isNaN(draft[name]) ? '' : String(draft[name])}
                onChange={(text) => change({ ...draft, [name]: Number.parseInt(text, 10) })}
              />
            ))}
          </div>
        )}
      </SettingFrame>
      <section className="settings-part">
        <h2>{t('retention.stays')}</h2>
        <p className="setting-note">{t('retention.stays.help')}</p>
        <p className="setting-note">{t('retention.dry')}</p>
      </section>
    </>
  );
}
