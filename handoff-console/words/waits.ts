/** Waits in words: "1 min 12" in a list, "38 seconds" in a sentence. */
import type { TFunction } from 'i18next';

export function shortWait(seconds: number, t: TFunction): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('wait.seconds', { count: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes >= 10 || whole % 60 === 0) return t('wait.minutes-only', { count: minutes });
  return t('wait.minutes', { minutes, seconds: String(whole % 60).padStart(2, '0') });
}

/** "3 h 12", "6 d 4 h": what is left until something ends; the seconds do not matter. */
export function timeLeft(seconds: number, t: TFunction): string {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return t('wait.under-a-minute');
  if (hours < 1) return t('wait.minutes-only', { count: minutes });
  if (hours < 48) return t('wait.hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
  return t('wait.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}

export function longWait(seconds: number, t: TFunction): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 120) return t('wait.long', { count: whole });
  return t('wait.long-minutes', { count: Math.round(whole / 60) });
}
