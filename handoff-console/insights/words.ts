/** How figures are written: numbers, shares, durations and moments of a series, in the advisor's language. */
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, formatLocale, useFormat } from '../words/format.ts';
import { nothing } from './nothing.ts';

export type Words = {
  readonly t: TFunction;
  readonly format: Format;
  readonly count: (value: number) => string;
  readonly share: (value: number | null) => string;
  /** From milliseconds: `42 s`, `3 min 20 s`. */
  readonly duration: (ms: number | null) => string;
  readonly signed: (value: number | null) => string;
  /** The name of a moment of a series: an hour, a day, a week's first day. */
  readonly moment: (at: string) => string;
  readonly hour: (hour: number) => string;
};

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const locale = formatLocale(i18n.language, navigator.languages);
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    const precise = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const time = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'UTC',
      hour12: false,
    });
    return {
      t,
      format,
      count: (value) => number.format(value),
      share: (value) => (value === null ? nothing : precise.format(value)),
      duration: (ms) => (ms === null ? nothing : durationWords(ms, t, format.decimal)),
      signed: (value) => (value === null ? nothing : format.signed(value)),
      moment: (at) => (at.includes('T') ? time.format(new Date(`${at}:00Z`)) : day.format(new Date(`${at}T00:00Z`))),
      hour: (hour) => time.format(new Date(Date.UTC(2026, 0, 1, hour))),
    };
  }, [t, i18n.language, format]);
}

function durationWords(ms: number, t: TFunction, write: (seconds: number) => string): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return t('insights.seconds', { seconds: write(ms < 10_000 ? Math.round(ms / 100) / 10 : seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return t('insights.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return seconds % 60 === 0
    ? t('insights.minutes', { minutes })
    : t('insights.minutes-seconds', { minutes, seconds: seconds % 60 });
}
