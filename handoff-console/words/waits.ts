/** Waits in words: "1 min 12" in a list, "38 seconds" in a sentence. */
import type { TFunction } from 'i18next';

export function shortWait(seconds: number, t: TFunction): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('wait.seconds', { count: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes >= 10 || whole % 60 === 0) return t('wait.minutes-only', { count: minutes });
  return t('wait.minutes', { minutes, seconds: String(whole % 60).padStart(2, '0') });
}

export function longWait(seconds: number, t: TFunction): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 120) return t('wait.long', { count: whole });
  return t('wait.long-minutes', { count: Math.round(whole / 60) });
}
