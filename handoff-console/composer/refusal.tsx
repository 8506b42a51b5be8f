/** Why the last reply was not accepted: the cause and the number to quote. The words themselves are back in the box. */
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../app/desk-context.tsx';
import { errorWords } from '../words/errors.ts';

export function Refusal({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation();
  const refusal = useDeskState((state) => state.refusals[conversationId]);
  if (refusal === undefined) return null;
  return (
    <p className="c-error" role="alert">
      <b>{t('composer.not-sent')}</b> {errorWords(refusal, t)}{' '}
      {refusal.requestId !== undefined && <small>{t('error.request', { id: refusal.requestId })}</small>}
    </p>
  );
}
