/** How the widget looks on the shop's pages: its words, its place, its colours, drawn at once as a shopper sees them. */
import '../styles/look.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LookSetting } from '../../src/protocol/look.ts';
import { useFormat } from '../words/format.ts';
import { ChoiceField } from './choice-field.tsx';
import { useHouseWords } from './house-words.ts';
import { LookColorsFields } from './look-colors.tsx';
import { LookPreview } from './look-preview.tsx';
import { PlainField } from './plain-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { localeName, useOverview } from './use-overview.ts';
import { useSetting } from './use-setting.ts';

type PartProps = { readonly value: LookSetting; readonly change: (value: LookSetting) => void };

export function LookPage() {
  const { t } = useTranslation();
  const worded = useHouseWords();
  const state = useSetting('look', LookSetting);
  const { draft, change } = state;
  if (!worded) return null;
  const sound = LookSetting.safeParse(draft);
  const wrong = draft !== undefined && !sound.success ? sound.error.issues[0]?.path.join('.') : undefined;
  return (
    <>
      <h1>{t('settings.look')}</h1>
      <p className="settings-lead">{t('look.lead')}</p>
      <SettingFrame state={state} wrong={wrong === undefined ? undefined : t('look.wrong', { field: wrong })}>
        {draft !== undefined && (
          <>
            <Words value={draft} change={change} />
            <Place value={draft} change={change} />
            <LookColorsFields scheme="light" value={draft} change={change} />
            <LookColorsFields scheme="dark" value={draft} change={change} />
            {sound.success && <LookPreview look={sound.data} />}
          </>
        )}
      </SettingFrame>
    </>
  );
}

/** What is left empty is ours: it is not kept as an empty text. */
function Words({ value, change }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { overview } = useOverview();
  const [chosen, setChosen] = useState<string>();
  const locale = chosen ?? overview?.locales[0];
  if (overview === undefined || locale === undefined) return null;
  const inLocale = (kind: 'launcher' | 'greeting', text: string) => {
    const { [locale]: _before, ...others } = value[kind];
    change({ ...value, [kind]: text === '' ? others : { ...others, [locale]: text } });
  };
  return (
    <>
      <PlainField
        label={t('look.name')}
        help={t('look.name.help')}
        maxLength={40}
        value={value.name ?? ''}
        onChange={(name) => change({ ...value, name: name || undefined })}
      />
      <ChoiceField
        label={t('house.language')}
        value={locale}
        choices={overview.locales.map((tag) => ({ value: tag, label: localeName(tag, format) }))}
        onChange={setChosen}
      />
      <div className="field-row">
        <PlainField
          label={t('look.launcher')}
          help={t('look.launcher.help')}
          maxLength={32}
          value={value.launcher[locale] ?? ''}
          onChange={(text) => inLocale('launcher', text)}
        />
        <PlainField
          label={t('look.greeting')}
          help={t('look.greeting.help')}
          maxLength={100}
          value={value.greeting[locale] ?? ''}
          onChange={(text) => inLocale('greeting', text)}
        />
      </div>
    </>
  );
}

function Place({ value, change }: PartProps) {
  const { t } = useTranslation();
  const { offset } = value;
  const pixels = (text: string) => Number.parseInt(text, 10);
  const shown = (number: number) => (Number.isNaN(number) ? '' : String(number));
  return (
    <>
      <div className="field-row">
        <ChoiceField
          label={t('look.position')}
          value={value.position}
          choices={[
            { value: 'end', label: t('look.position.end') },
            { value: 'start', label: t('look.position.start') },
          ]}
          onChange={(position) => change({ ...value, position })}
        />
        <PlainField
          label={t('look.block')}
          inputMode="numeric"
          value={shown(offset.block)}
          onChange={(text) => change({ ...value, offset: { ...offset, block: pixels(text) } })}
        />
        <PlainField
          label={t('look.inline')}
          inputMode="numeric"
          value={shown(offset.inline)}
          onChange={(text) => change({ ...value, offset: { ...offset, inline: pixels(text) } })}
        />
        <PlainField
          label={t('look.radius')}
          inputMode="numeric"
          value={shown(value.radius)}
          onChange={(text) => change({ ...value, radius: pixels(text) })}
        />
      </div>
      <div className="field-row">
        <PlainField
          label={t('look.font')}
          help={t('look.font.help')}
          value={value.font ?? ''}
          onChange={(font) => change({ ...value, font: font || undefined })}
        />
        <PlainField
          label={t('look.display')}
          help={t('look.font.help')}
          value={value.display ?? ''}
          onChange={(display) => change({ ...value, display: display || undefined })}
        />
      </div>
    </>
  );
}
