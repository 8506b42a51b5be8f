/** The middle column while nothing is open. */
import { useTranslation } from 'react-i18next';

export function NoThread() {
  const { t } = useTranslation();
  return (
    <main className="thread thread-empty" id="thread" tabIndex={-1}>
      <div>
        <h1>{t('thread.none.title')}</h1>
        <p>{t('thread.none.lead')}</p>
      </div>
    </main>
  );
}
