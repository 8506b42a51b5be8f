/** Once after the first sign-in: one gesture that unlocks sound and asks the browser for notices. */
import { useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { likesAreKnown, rememberLikes } from '../app/preferences.ts';
import { noticeLikes, usualNotices } from './likes.ts';
import { play } from './sounds.ts';

export function TurnOn() {
  const { t } = useTranslation();
  const likes = useSyncExternalStore(noticeLikes.subscribe, noticeLikes.get);
  const known = useSyncExternalStore(likesAreKnown.subscribe, likesAreKnown.get);
  const [gone, setGone] = useState(false);
  if (!known || likes !== undefined || gone) return null;

  async function turnOn(): Promise<void> {
    setGone(true);
    void play('message', usualNotices.volume);
    const desktop = await allowed();
    rememberLikes({ notices: { ...usualNotices, desktop } });
  }
  return (
    <section className="turn-on" aria-label={t('notices.title')}>
      <p>{t('notices.offer')}</p>
      <Button className="btn solid" onPress={() => void turnOn()}>
        {t('notices.turn-on')}
      </Button>
      <Button
        className="btn"
        onPress={() => {
          setGone(true);
          rememberLikes({ notices: usualNotices });
        }}
      >
        {t('notices.later')}
      </Button>
    </section>
  );
}

/** The browser asks; a refusal is remembered by it, not by us. */
export async function allowed(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false;
  return (await Notification.requestPermission().catch(() => 'denied')) === 'granted';
}
