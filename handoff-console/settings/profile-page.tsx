/** Your own account: what you see, and how you sign in. */
import { useTranslation } from 'react-i18next';

export function ProfilePage() {
  const { t } = useTranslation();
  return <h1>{t('settings.profile')}</h1>;
}
