/** How the house sounds: its adjectives, its do and don't, words it never uses, its greetings; tried on a sentence at once. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VoiceSampleAnswer, VoiceSetting } from '../../src/protocol/house-settings.ts';
import { ask } from '../parts/api.ts';
import { useFormat } from '../words/format.ts';
import { ChoiceField } from './choice-field.tsx';
import { useHouseWords } from './house-words.ts';
import { LinesField } from './lines-field.tsx';
import { PlainField } from './plain-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { localeName, useOverview } from './use-overview.ts';
import { useSetting } from './use-setting.ts';

type PartProps = {
  readonly value: VoiceSetting;
  readonly change: (value: VoiceSetting) => void;
  readonly locale: string;
};

export function VoicePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const worded = useHouseWords();
  const { overview } = useOverview();
  const state = useSetting('voice', VoiceSetting);
  const [chosen, setChosen] = useState<string>();
  const locale = chosen ?? overview?.locales[0];
  const { draft, change } = state;
  if (!worded) return null;
  const isLong = draft !== undefined && !(draft.longest >= 10 && draft.longest <= 2000);
  return (
    <>
      <h1>{t('settings.voice')}</h1>
      <p className="settings-lead">{t('voice.lead')}</p>
      <SettingFrame state={state} wrong={isLong ? t('voice.longest.help') : undefined}>
        {draft !== undefined && overview !== undefined && locale !== undefined && (
          <>
            <div className="field-row">
              <LinesField
                label={t('voice.adjectives')}
                help={t('house.one-a-line')}
                value={draft.adjectives}
                onChange={(lines) => change({ ...draft, adjectives: [...lines] })}
              />
              <LinesField
                label={t('voice.does')}
                help={t('house.one-a-line')}
                value={draft.does}
                onChange={(lines) => change({ ...draft, does: [...lines] })}
              />
              <LinesField
                label={t('voice.avoids')}
                help={t('house.one-a-line')}
                value={draft.avoids}
                onChange={(lines) => change({ ...draft, avoids: [...lines] })}
              />
            </div>
            <PlainField
              label={t('voice.longest')}
              help={t('voice.longest.help')}
              inputMode="numeric"
              value={Number.isNaN(draft.longest) ? '' : String(draft.longest)}
              onChange={(text) => change({ ...draft, longest: Number.parseInt(text, 10) })}
            />
            <ChoiceField
              label={t('house.language')}
              value={locale}
              choices={overview.locales.map((tag) => ({ value: tag, label: localeName(tag, format) }))}
              onChange={setChosen}
            />
            <Greetings value={draft} change={change} locale={locale} />
            <BannedWords value={draft} change={change} locale={locale} />
            <Sample value={draft} locale={locale} />
          </>
        )}
      </SettingFrame>
    </>
  );
}

const hours = ['morning', 'afternoon', 'evening'] as const;

function Greetings({ value, change, locale }: PartProps) {
  const { t } = useTranslation();
  const own = value.greeting[locale] ?? { morning: '', afternoon: '', evening: '' };
  return (
    <fieldset className="week">
      <legend>{t('voice.greeting')}</legend>
      <div className="field-row">
        {hours.map((hour) => (
          <PlainField
            key={hour}
            label={t(`voice.${hour}`)}
            value={own[hour]}
            onChange={(text) =>
              change({ ...value, greeting: { ...value.greeting, [locale]: { ...own, [hour]: text } } })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** `word = what is said instead`, one to a line: the pair is seen together. */
function BannedWords({ value, change, locale }: PartProps) {
  const { t } = useTranslation();
  const instead = value.instead[locale] ?? {};
  const lines = (value.bannedWords[locale] ?? []).map((word) => {
    const better = instead[word];
    return better === undefined ? word : `${word} = ${better}`;
  });
  return (
    <LinesField
      label={t('voice.banned')}
      help={t('voice.banned.help')}
      lang={locale}
      value={lines}
      onChange={(next) => {
        const pairs = next.map((line) => line.split('=').map((part) => part.trim()));
        const words = pairs.flatMap(([word]) => word || []);
        const better = Object.fromEntries(pairs.flatMap(([word, said]) => (word && said ? [[word, said]] : [])));
        change({
          ...value,
          bannedWords: { ...value.bannedWords, [locale]: words },
          instead: { ...value.instead, [locale]: better },
        });
      }}
    />
  );
}

function Sample({ value, locale }: Omit<PartProps, 'change'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [found, setFound] = useState<VoiceSampleAnswer>();
  const asked = JSON.stringify({ locale, text, value });
  useEffect(() => {
    const timer = setTimeout(() => {
      const body = JSON.parse(asked) as object;
      void ask('/house-settings/try/voice', { method: 'POST', body, answer: VoiceSampleAnswer }).then(
        (answer) => answer.ok && setFound(answer.value),
      );
    }, 250);
    return () => clearTimeout(timer);
  }, [asked]);
  return (
    <fieldset className="week">
      <legend>{t('voice.sample')}</legend>
      {found !== undefined && (
        <p dir="auto" lang={locale}>
          {t('voice.now', { greeting: found.greeting })}
        </p>
      )}
      <div className="field">
        <textarea
          aria-label={t('voice.sample.label')}
          dir="auto"
          lang={locale}
          rows={3}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <ul className="findings" aria-live="polite">
        {(text === '' ? [] : (found?.findings ?? [])).map(({ rule, words, start, fix, blocking }) => (
          <li key={`${rule} ${start}`} data-blocking={blocking || undefined}>
            {t(`voice.rule.${rule as 'emoji'}`)}
            {words !== '' && <b> {words}</b>}
            {fix !== undefined && fix !== '' && <span> {t('voice.fix', { fix })}</span>}
          </li>
        ))}
      </ul>
      {text !== '' && found?.findings.length === 0 && <p className="setting-note">{t('voice.clean')}</p>}
    </fieldset>
  );
}
