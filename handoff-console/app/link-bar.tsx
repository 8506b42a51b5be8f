/** Says that the connection is lost and when the next try is; writing goes on meanwhile. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from './desk-context.tsx';
import { announce } from './notices.ts';

export function LinkBar() {
  const desk = useDesk();
  const { t } = useTranslation();
  const link = useDeskState((state) => state.link);
  const [now, setNow] = useState(() => Date.now());
  const lost = link.kind === 'lost';

  useEffect(() => {
    if (!lost) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [lost]);

  // Once for each loss: a countdown is not read out.
  useEffect(() => {
    if (lost) announce(t('link.retrying'));
  }, [lost, t]);

  if (!lost) return null;
  const seconds = Math.ceil((link.retryAt - now) / 1000);
  return (
    <div className="link-bar">
      <span>{seconds > 0 ? t('link.lost', { count: seconds }) : t('link.retrying')}</span>
      <button type="button" className="text-button" onClick={desk.retryNow}>
        {t('link.retry')}
      </button>
    </div>
  );
}
