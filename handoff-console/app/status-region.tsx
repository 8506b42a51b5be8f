/** The one place that speaks to screen readers, and the notices that everybody sees. */
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { missingParts } from '../parts/until-there.ts';
import { announce, notices, spoken } from './notices.ts';

export function StatusRegion() {
  const text = useSyncExternalStore(spoken.subscribe, spoken.get);
  const shown = useSyncExternalStore(notices.subscribe, notices.get);
  const missing = useSyncExternalStore(missingParts.subscribe, missingParts.get) > 0;
  return (
    <>
      <div role="status" className="sr" data-testid="status">
        {text}
      </div>
      {(missing || shown.length > 0) && (
        <ul className="notices">
          {missing && <MissingPart />}
          {shown.map((notice) => (
            <li key={notice.id} data-tone={notice.tone}>
              {notice.text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A part of the page is tried for again and again; a page older than the house's finds it by a reload only. */
function MissingPart() {
  const { t } = useTranslation();
  useEffect(() => announce(t('page.missing')), [t]);
  return (
    <li data-tone="plain">
      {t('page.missing')}{' '}
      <button type="button" className="text-button" onClick={() => location.reload()}>
        {t('page.reload')}
      </button>
    </li>
  );
}
