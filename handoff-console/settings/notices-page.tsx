/** When and how one is told: sounds, desktop notices, quiet hours. */
import '../styles/tools.css';
import { useId, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { useTranslation } from 'react-i18next';
import { rememberLikes } from '../app/preferences.ts';
import { type NoticeLikes, noticeLikes, usualNotices } from '../notices/likes.ts';
import { play, soundNames } from '../notices/sounds.ts';
import { allowed } from '../notices/turn-on.tsx';
import { useToolWords } from '../tools/tool-words.ts';

export function NoticesPage() {
  const { t } = useTranslation();
  const ready = useToolWords();
  const likes = useSyncExternalStore(noticeLikes.subscribe, noticeLikes.get) ?? usualNotices;
  const [silent, setSilent] = useState(false);
  const [refused, setRefused] = useState(false);
  const volumeId = useId();
  const set = (change: Partial<NoticeLikes>) => void rememberLikes({ notices: { ...likes, ...change } });
  const askFirst = async (on: boolean) => {
    const may = !on || (await allowed());
    setRefused(!may);
    set({ desktop: on && may });
  };
  if (!ready) return null;
  return (
    <>
      <h1>{t('settings.notices')}</h1>
      <p className="settings-lead">{t('notices.lead')}</p>
      <section className="settings-part" aria-labelledby="sounds">
        <h2 id="sounds">{t('notices.sounds')}</h2>
        <Check label={t('notices.sounds-on')} on={likes.sounds} onChange={(sounds) => set({ sounds })} />
        <div className="field">
          <label htmlFor={volumeId}>{t('notices.volume')}</label>
          <input
            id={volumeId}
            type="range"
            min={0}
            max={100}
            step={5}
            value={likes.volume}
            onChange={(event) => set({ volume: Number(event.target.value) })}
          />
        </div>
        <div className="acts">
          {soundNames.map((name) => (
            <Button
              key={name}
              className="btn"
              onPress={() => void play(name, likes.volume).then((heard) => setSilent(!heard))}
            >
              {t(`notices.test.${name}`)}
            </Button>
          ))}
        </div>
        <p role="status">{silent && t('notices.silent')}</p>
      </section>
      <section className="settings-part" aria-labelledby="desktop">
        <h2 id="desktop">{t('notices.desktop')}</h2>
        <Check label={t('notices.desktop-on')} on={likes.desktop} onChange={(on) => void askFirst(on)} />
        <Check label={t('notices.words')} on={likes.words} onChange={(words) => set({ words })} />
        <p role="status">{refused && t('notices.refused')}</p>
      </section>
      <section className="settings-part" aria-labelledby="quiet">
        <h2 id="quiet">{t('notices.quiet')}</h2>
        <p className="settings-lead">{t('notices.quiet-lead')}</p>
        <div className="field-row">
          <Time label={t('notices.from')} value={likes.quietFrom} onChange={(quietFrom) => set({ quietFrom })} />
          <Time label={t('notices.to')} value={likes.quietTo} onChange={(quietTo) => set({ quietTo })} />
        </div>
      </section>
    </>
  );
}

type CheckProps = { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void };

function Check({ label, on, onChange }: CheckProps) {
  return (
    <Checkbox className="check" isSelected={on} onChange={onChange}>
      <span className="check-box" aria-hidden="true" />
      {label}
    </Checkbox>
  );
}

type TimeProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (time: string | undefined) => void;
};

function Time({ label, value = '', onChange }: TimeProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="time" value={value} onChange={(event) => onChange(event.target.value || undefined)} />
    </div>
  );
}
