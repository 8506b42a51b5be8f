/** The people of the house: who may sign in, as what, and where. */
import { useTranslation } from 'react-i18next';

export function PeoplePage() {
  const { t } = useTranslation();
  return <h1>{t('settings.people')}</h1>;
}
