/** Why a call of the settings failed, in plain words, with the number to quote. */
import { useTranslation } from 'react-i18next';
import type { Failure } from '../parts/api.ts';

const known = ['bad-request', 'conflict', 'forbidden', 'not-found', 'rate-limited'] as const;

export function FailureLine({ failure }: { readonly failure: Failure | undefined }) {
  const { t } = useTranslation();
  if (failure === undefined) return null;
  if (failure.cause === 'unreachable')
    return (
      <p className="field-error" role="alert">
        {t('error.unanswered')}
      </p>
    );
  const code = known.find((one) => one === failure.code) ?? 'other';
  return (
    <p className="field-error" role="alert">
      {t(`settings.error.${code}`)}
      {failure.requestId !== undefined && <small> {t('error.request', { id: failure.requestId })}</small>}
    </p>
  );
}
