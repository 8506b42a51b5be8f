/** On narrow screens: from the conversation back to the list. */
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { deskPath, navigate } from '../app/router.ts';

export function BackButton() {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="btn quiet icon back"
      aria-label={t('thread.back')}
      onClick={() => navigate(deskPath)}
    >
      <ArrowLeft className="i flips" aria-hidden="true" />
    </button>
  );
}
