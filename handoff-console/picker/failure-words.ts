/** Why a list or a card could not be had. */
import type { TFunction } from 'i18next';
import type { Failure } from '../parts/api.ts';

export function failureWords(failure: Failure, t: TFunction): string {
  if (failure.cause === 'unreachable') return t('login.error.unreachable');
  return failure.code === 'stale' ? t('picker.gone') : t('settings.error.other');
}
