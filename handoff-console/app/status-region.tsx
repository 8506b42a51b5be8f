/** The one place that speaks to screen readers, and the notices that everybody sees. */
import { useSyncExternalStore } from 'react';
import { notices, spoken } from './notices.ts';

export function StatusRegion() {
  const text = useSyncExternalStore(spoken.subscribe, spoken.get);
  const shown = useSyncExternalStore(notices.subscribe, notices.get);
  return (
    <>
      <div role="status" className="sr" data-testid="status">
        {text}
      </div>
      {shown.length > 0 && (
        <ul className="notices">
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
