/** Who looked at what, and who changed what. */
import { useTranslation } from 'react-i18next';

export function AuditPage() {
  const { t } = useTranslation();
  return <h1>{t('settings.audit')}</h1>;
}
