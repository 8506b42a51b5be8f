/** Which time and which part of the house the figures are of. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InsightChoices } from '../../src/protocol/insights.ts';
import { ask } from '../parts/api.ts';
import { useFormat } from '../words/format.ts';
import { lastDays, type Search } from './search.ts';
import { signalName } from './signal-name.ts';

type FiltersProps = { readonly search: Search; readonly change: (part: Partial<Search>) => void };

const ranges = [7, 30, 90, 365] as const;

export function Filters({ search, change }: FiltersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [choices, setChoices] = useState<InsightChoices>();
  useEffect(() => {
    void ask('/insights', { answer: InsightChoices }).then((answer) => answer.ok && setChoices(answer.value));
  }, []);
  const chosen = ranges.find((days) => lastDays(days).from === search.from && lastDays(days).to === search.to);

  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()} aria-label={t('insights.filters')}>
      <fieldset className="ranges">
        <legend className="sr">{t('insights.range')}</legend>
        {ranges.map((days) => (
          <button key={days} type="button" aria-pressed={days === chosen} onClick={() => change(lastDays(days))}>
            {t('insights.days', { count: days })}
          </button>
        ))}
      </fieldset>
      <label>
        <span>{t('insights.from')}</span>
        <input
          type="date"
          value={search.from}
          max={search.to}
          onChange={(event) => event.target.value && change({ from: event.target.value })}
        />
      </label>
      <label>
        <span>{t('insights.to')}</span>
        <input
          type="date"
          value={search.to}
          min={search.from}
          onChange={(event) => event.target.value && change({ to: event.target.value })}
        />
      </label>
      <Choice
        label={t('insights.store')}
        value={search.store}
        choices={(choices?.stores ?? []).map(({ id, name }) => [id, name])}
        onChange={(store) => change({ store })}
      />
      <Choice
        label={t('insights.language')}
        value={search.locale}
        choices={(choices?.locales ?? []).map((locale) => [locale, languageAndRegion(locale, format)])}
        onChange={(locale) => change({ locale })}
      />
      <Choice
        label={t('insights.channel')}
        value={search.channel}
        choices={(choices?.channels ?? []).map((channel) => [channel, t(`channel.${channel}`)])}
        onChange={(channel) => change({ channel })}
      />
      <Choice
        label={t('insights.reason')}
        value={search.reason}
        choices={(choices?.reasons ?? []).map((reason) => [reason, signalName(reason, t)])}
        onChange={(reason) => change({ reason })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={search.compare !== undefined}
          onChange={(event) => change({ compare: event.target.checked ? 'previous' : undefined })}
        />
        <span>{t('insights.compare')}</span>
      </label>
    </form>
  );
}

function languageAndRegion(locale: string, format: ReturnType<typeof useFormat>): string {
  const region = format.region(locale);
  return region === undefined ? format.language(locale) : `${format.language(locale)}, ${region}`;
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string | undefined) => void;
};

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <label>
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value="">{t('insights.all')}</option>
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
