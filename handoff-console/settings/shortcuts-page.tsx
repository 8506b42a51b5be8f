/** One's own keys: another key for something, or none; and what Enter does. */
import '../styles/tools.css';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type ChangeableKey, changeableKeys, enterSends, keyFor, ownKeys } from '../app/keymap.ts';
import { rememberLikes } from '../app/preferences.ts';
import { keyTable, keyWords } from '../tools/key-table.ts';
import { useToolWords } from '../tools/tool-words.ts';
import { ChoiceField } from './choice-field.tsx';

export function ShortcutsPage() {
  const { t } = useTranslation();
  const ready = useToolWords();
  const own = useSyncExternalStore(ownKeys.subscribe, ownKeys.get);
  const sends = useSyncExternalStore(enterSends.subscribe, enterSends.get);
  const [waits, setWaits] = useState<ChangeableKey>();
  const [told, setTold] = useState('');

  const words = (houseKey: string) => {
    const row = keyTable.find(({ keys }) => keys.length === 1 && keys[0] === houseKey);
    return row === undefined ? t('keys.go') : t(row.does);
  };
  const put = (houseKey: ChangeableKey, key: string | undefined) => {
    const { [houseKey]: _before, ...others } = own;
    rememberLikes({ keys: key === undefined ? others : { ...others, [houseKey]: key } });
  };
  const choose = (houseKey: ChangeableKey, key: string) => {
    setWaits(undefined);
    const taken = /^[0-9/]$/.test(key)
      ? key
      : changeableKeys.find((other) => other !== houseKey && keyFor(other) === key);
    if (taken !== undefined)
      return setTold(
        t('shortcuts.taken', {
          key: keyWords(key),
          does: /^[0-9/]$/.test(taken) ? t('shortcuts.house') : words(taken),
        }),
      );
    setTold(t('shortcuts.set', { key: keyWords(key), does: words(houseKey) }));
    put(houseKey, key === houseKey ? undefined : key);
  };
  useCapture(waits, choose, () => setWaits(undefined));
  if (!ready) return null;

  return (
    <>
      <h1>{t('settings.shortcuts')}</h1>
      <p className="settings-lead">{t('shortcuts.lead')}</p>
      <section className="settings-part" aria-labelledby="enter">
        <h2 id="enter">{t('shortcuts.enter')}</h2>
        <ChoiceField
          label={t('shortcuts.enter-does')}
          value={sends ? 'sends' : 'line'}
          choices={[
            { value: 'line', label: t('shortcuts.enter.line') },
            { value: 'sends', label: t('shortcuts.enter.sends') },
          ]}
          onChange={(value) => rememberLikes({ enterSends: value === 'sends' })}
        />
      </section>
      <section className="settings-part" aria-labelledby="single">
        <h2 id="single">{t('shortcuts.single')}</h2>
        <p role="status" className="settings-lead">
          {waits === undefined ? told : t('shortcuts.press', { does: words(waits) })}
        </p>
        <ul className="own-keys">
          {changeableKeys.map((houseKey) => {
            const key = keyFor(houseKey);
            const does = words(houseKey);
            return (
              <li key={houseKey}>
                <span>{does}</span>
                {key === undefined ? <em className="quiet-line">{t('keys.off')}</em> : <kbd>{keyWords(key)}</kbd>}
                <Button
                  className="btn small"
                  aria-label={t('shortcuts.change', { does })}
                  onPress={() => setWaits(houseKey)}
                >
                  {t('shortcuts.other')}
                </Button>
                <Button
                  className="btn small"
                  aria-label={t(own[houseKey] === undefined ? 'shortcuts.turn-off' : 'shortcuts.reset', { does })}
                  onPress={() => {
                    setTold('');
                    put(houseKey, own[houseKey] === undefined ? '' : undefined);
                  }}
                >
                  {t(own[houseKey] === undefined ? 'shortcuts.none' : 'shortcuts.back')}
                </Button>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

/** Takes the next key before anything else hears it; Escape gives up. */
function useCapture(
  waits: ChangeableKey | undefined,
  choose: (houseKey: ChangeableKey, key: string) => void,
  giveUp: () => void,
): void {
  useEffect(() => {
    if (waits === undefined) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Tab' || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key.length !== 1 || event.key === ' ') return giveUp();
      choose(waits, event.key.toLowerCase());
    };
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  });
}
