/** When each boutique is open: its week, its holidays, closed today, and what that comes to now. */
import { useEffect, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { HoursSetting, OpenNowAnswer } from '../../src/protocol/house-settings.ts';
import { ask } from '../parts/api.ts';
import { formatLocale, useFormat } from '../words/format.ts';
import { ChoiceField } from './choice-field.tsx';
import { useHouseWords } from './house-words.ts';
import { NotLoaded } from './not-loaded.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useOverview } from './use-overview.ts';
import { useSetting } from './use-setting.ts';

export function HoursPage() {
  const { t } = useTranslation();
  const worded = useHouseWords();
  const { overview, failure, load } = useOverview();
  const [chosen, setChosen] = useState<string>();
  const store = overview?.stores.find(({ storeId }) => storeId === chosen) ?? overview?.stores[0];
  if (!worded) return null;
  return (
    <>
      <h1>{t('settings.hours')}</h1>
      <p className="settings-lead">{t('hours.lead')}</p>
      <NotLoaded failure={failure} onRetry={load} />
      {overview !== undefined && store !== undefined && (
        <>
          <div className="setting-for">
            <ChoiceField
              label={t('hours.store')}
              value={store.storeId}
              choices={overview.stores.map(({ storeId, name }) => ({ value: storeId, label: name }))}
              onChange={setChosen}
            />
            <p className="setting-note">{t('hours.zone', { zone: store.timeZone })}</p>
          </div>
          <StoreHours key={store.storeId} storeId={store.storeId} />
        </>
      )}
      {overview?.stores.length === 0 && <p className="settings-none">{t('hours.none')}</p>}
    </>
  );
}

function StoreHours({ storeId }: { readonly storeId: string }) {
  const { t } = useTranslation();
  const state = useSetting(`hours.${storeId}`, HoursSetting);
  const { draft, change } = state;
  const now = useOpenNow(storeId, draft);
  const wrong = draft?.hours.some(({ opens, closes }) => opens >= closes) ? t('hours.order') : undefined;
  return (
    <SettingFrame state={state} wrong={wrong ?? (draft?.holidays.some(unnamed) ? t('hours.unnamed') : undefined)}>
      {draft !== undefined && (
        <>
          <OpenLine now={now} />
          <ClosedToday now={now} value={draft} change={change} />
          <Week value={draft} change={change} />
          <Holidays value={draft} change={change} />
        </>
      )}
    </SettingFrame>
  );
}

const unnamed = ({ date, name }: HoursSetting['holidays'][number]) => date === '' || name.trim() === '';

/** Asked of the server, whose clock and rules decide. */
function useOpenNow(storeId: string, value: HoursSetting | undefined): OpenNowAnswer | undefined {
  const [now, setNow] = useState<OpenNowAnswer>();
  const asked = JSON.stringify({ storeId, value });
  useEffect(() => {
    const body = JSON.parse(asked) as { storeId: string; value?: HoursSetting };
    if (!HoursSetting.safeParse(body.value).success) return;
    const timer = setTimeout(() => {
      void ask('/house-settings/try/hours', { method: 'POST', body, answer: OpenNowAnswer }).then(
        (answer) => answer.ok && setNow(answer.value),
      );
    }, 200);
    return () => clearTimeout(timer);
  }, [asked]);
  return now;
}

function OpenLine({ now }: { readonly now: OpenNowAnswer | undefined }) {
  const { t, i18n } = useTranslation();
  if (now === undefined) return null;
  const day = new Intl.DateTimeFormat(formatLocale(i18n.language, navigator.languages), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const next = now.nextDay === undefined ? undefined : day.format(new Date(`${now.nextDay}T00:00Z`));
  return (
    <p className="open-now" data-open={now.open || undefined} role="status">
      {now.open
        ? t('hours.open', { closes: now.closes })
        : next === undefined
          ? t('hours.shut')
          : t('hours.closed', { day: next, opens: now.opens })}
    </p>
  );
}

type PartProps = { readonly value: HoursSetting; readonly change: (value: HoursSetting) => void };

function ClosedToday({ now, value, change }: PartProps & { readonly now: OpenNowAnswer | undefined }) {
  const { t } = useTranslation();
  if (now === undefined) return null;
  const others = value.holidays.filter(({ date }) => date !== now.today);
  const closed = others.length < value.holidays.length;
  return (
    <label className="switch-line">
      <input
        type="checkbox"
        checked={closed}
        onChange={() =>
          change({
            ...value,
            holidays: closed ? others : [...others, { date: now.today, name: t('hours.today-name') }],
          })
        }
      />
      {t('hours.today')}
    </label>
  );
}

/** Monday first, as a week is read here; the house counts from Sunday. */
const week = [1, 2, 3, 4, 5, 6, 0];

function Week({ value, change }: PartProps) {
  const { t, i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(formatLocale(i18n.language, navigator.languages), {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return (
    <fieldset className="week">
      <legend>{t('hours.week')}</legend>
      {week.map((day) => {
        // 4 January 2026 was a Sunday
        const label = name.format(new Date(Date.UTC(2026, 0, 4 + day)));
        const row = value.hours.find((one) => one.day === day);
        const others = value.hours.filter((one) => one.day !== day);
        const put = (opens: string, closes: string) => change({ ...value, hours: [...others, { day, opens, closes }] });
        return (
          <div className="week-day" key={day}>
            <label>
              <input
                type="checkbox"
                checked={row !== undefined}
                onChange={() => (row === undefined ? put('10:00', '19:00') : change({ ...value, hours: others }))}
              />
              {label}
            </label>
            {row === undefined ? (
              <span className="setting-note">{t('hours.closed-day')}</span>
            ) : (
              <>
                <input
                  type="time"
                  aria-label={`${label}: ${t('hours.opens')}`}
                  value={row.opens}
                  onChange={({ target }) => put(target.value, row.closes)}
                />
                <input
                  type="time"
                  aria-label={`${label}: ${t('hours.closes')}`}
                  aria-invalid={row.opens >= row.closes || undefined}
                  value={row.closes}
                  onChange={({ target }) => put(row.opens, target.value)}
                />
              </>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function Holidays({ value, change }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { holidays } = value;
  const put = (index: number, part: Partial<HoursSetting['holidays'][number]>) =>
    change({ ...value, holidays: holidays.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <fieldset className="week">
      <legend>{t('hours.holidays')}</legend>
      {holidays.length === 0 && <p className="settings-none">{t('hours.no-holidays')}</p>}
      {holidays.map(({ date, name }, index) => (
        <div className="week-day" key={index}>
          <input
            type="date"
            aria-label={t('hours.date', { row: index + 1 })}
            value={date}
            onChange={({ target }) => put(index, { date: target.value })}
          />
          <input
            id={`${id}-${index}`}
            aria-label={t('hours.name', { row: index + 1 })}
            value={name}
            dir="auto"
            onChange={({ target }) => put(index, { name: target.value })}
          />
          <Button
            className="btn small"
            aria-label={t('hours.remove', { day: date === '' ? String(index + 1) : format.day(date) })}
            onPress={() => change({ ...value, holidays: holidays.filter((_, at) => at !== index) })}
          >
            {t('house.remove')}
          </Button>
        </div>
      ))}
      <Button
        className="btn small"
        onPress={() => change({ ...value, holidays: [...holidays, { date: '', name: '' }] })}
      >
        {t('hours.add')}
      </Button>
    </fieldset>
  );
}
