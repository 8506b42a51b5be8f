/** Ready replies of a language: their words, the places that are filled in, and how one reads to a shopper. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { CannedSetting, type SettingsOverview } from '../../src/protocol/house-settings.ts';
import { useFormat } from '../words/format.ts';
import { ChoiceField } from './choice-field.tsx';
import { useHouseWords } from './house-words.ts';
import { LinesField } from './lines-field.tsx';
import { PlainField } from './plain-field.tsx';
import { NotLoaded } from './not-loaded.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { localeName, useOverview } from './use-overview.ts';
import { useSetting } from './use-setting.ts';

type Reply = CannedSetting[number];

export function CannedPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const worded = useHouseWords();
  const { overview, failure, load } = useOverview();
  const [chosen, setChosen] = useState<string>();
  const locale = chosen ?? overview?.locales[0];
  if (!worded) return null;
  return (
    <>
      <h1>{t('settings.canned')}</h1>
      <p className="settings-lead">{t('canned.lead')}</p>
      <NotLoaded failure={failure} onRetry={load} />
      {overview !== undefined && locale !== undefined && (
        <>
          <div className="setting-for">
            <ChoiceField
              label={t('house.language')}
              value={locale}
              choices={overview.locales.map((tag) => ({ value: tag, label: localeName(tag, format) }))}
              onChange={setChosen}
            />
            <p className="setting-note">
              {t('canned.variables', { places: overview.cannedVariables.map((name) => `{${name}}`).join(' ') })}
            </p>
          </div>
          <Replies key={locale} locale={locale} overview={overview} />
        </>
      )}
    </>
  );
}

function Replies({ locale, overview }: { readonly locale: string; readonly overview: SettingsOverview }) {
  const { t } = useTranslation();
  const state = useSetting(`canned.${locale}`, CannedSetting);
  const { draft, change } = state;
  const wrong = draft === undefined ? undefined : wrongIn(draft);
  return (
    <SettingFrame state={state} wrong={wrong === undefined ? undefined : t(wrong)}>
      {draft !== undefined && (
        <>
          {draft.length === 0 && <p className="settings-none">{t('canned.none')}</p>}
          {draft.map((reply, index) => (
            <ReplyForm
              key={index}
              reply={reply}
              locale={locale}
              known={overview.cannedVariables}
              change={(next) => change(draft.map((one, at) => (at === index ? next : one)))}
              remove={() => change(draft.filter((_, at) => at !== index))}
            />
          ))}
          <Button
            className="btn small"
            onPress={() => change([...draft, { id: newId(draft), title: '', text: '', topics: [] }])}
          >
            {t('canned.add')}
          </Button>
        </>
      )}
    </SettingFrame>
  );
}

function wrongIn(replies: CannedSetting) {
  if (new Set(replies.map(({ id }) => id)).size < replies.length) return 'canned.twice';
  if (replies.some(({ id }) => !/^[a-z0-9-]{1,60}$/.test(id))) return 'canned.id.help';
  return replies.some(({ title, text }) => title.trim() === '' || text.trim() === '') ? 'canned.empty' : undefined;
}

function newId(replies: CannedSetting): string {
  for (let number = replies.length + 1; ; number++) {
    if (!replies.some(({ id }) => id === `reply-${number}`)) return `reply-${number}`;
  }
}

type FormProps = {
  readonly reply: Reply;
  readonly locale: string;
  readonly known: readonly string[];
  readonly change: (reply: Reply) => void;
  readonly remove: () => void;
};

function ReplyForm({ reply, locale, known, change, remove }: FormProps) {
  const { t } = useTranslation();
  const strange = [...reply.text.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (known.includes(name) ? [] : name));
  return (
    <fieldset className="week">
      <legend>{reply.title || t('canned.new')}</legend>
      <div className="field-row">
        <PlainField label={t('canned.title')} value={reply.title} onChange={(title) => change({ ...reply, title })} />
        <PlainField label={t('canned.id')} value={reply.id} onChange={(id) => change({ ...reply, id })} />
        <LinesField
          label={t('articles.topics')}
          value={reply.topics}
          onChange={(topics) => change({ ...reply, topics: [...topics] })}
        />
      </div>
      <div className="field">
        <textarea
          aria-label={t('canned.text', { title: reply.title })}
          dir="auto"
          lang={locale}
          rows={3}
          value={reply.text}
          onChange={({ target }) => change({ ...reply, text: target.value })}
        />
      </div>
      {strange.length > 0 && (
        <p className="field-error">{t('canned.strange', { places: strange.map((name) => `{${name}}`).join(' ') })}</p>
      )}
      <p className="reply-preview" dir="auto" lang={locale}>
        {filled(reply.text, t)}
      </p>
      <Button className="btn small" aria-label={`${t('house.remove')}: ${reply.title}`} onPress={remove}>
        {t('house.remove')}
      </Button>
    </fieldset>
  );
}

type Say = ReturnType<typeof useTranslation>['t'];

/** As it reads to a sample shopper. */
function filled(text: string, t: Say): string {
  const sample: Readonly<Record<string, string>> = {
    shopper: 'Camille Aubert',
    advisor: 'Inès',
    order: 'MM-20418',
    store: t('canned.sample.store'),
    product: 'Seine tote',
    house: t('canned.sample.house'),
  };
  return text.replace(/\{(\w+)\}/g, (written, name: string) => sample[name] ?? written);
}
