/** @jsxImportSource preact */
/** What is always within two steps: a person, another language, and being forgotten. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { languageName, panelLocales } from '../core/locale.ts';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';
import { askForPerson } from './person.ts';

export function Menu({ id, onDone }: { id: string; onDone: () => void }) {
  const [erasing, setErasing] = useState(false);
  const box = useRef<HTMLElement>(null);
  const panel = usePanel();
  const { say, locale } = panel.words.value;
  const { floor, house } = panel.view.value;

  useEffect(() => {
    box.current?.querySelector('button')?.focus();
  }, [erasing]);

  // Closes the menu alone: the same key a moment later closes the panel.
  useEffect(() => {
    const element = box.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      onDone();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [erasing]);

  const erase = async () => {
    const gone = await panel.session.forget();
    panel.notice.value = { text: say(gone ? 'forgotten' : 'error.action'), shown: true };
    onDone();
  };
  const choose = async (tag: string) => {
    onDone();
    await panel.choosesLocale(tag);
  };

  if (erasing) {
    return (
      <section class="menu" id={id} ref={box} aria-label={say('menu.forget')}>
        <p class="menu-question">{say('menu.forget_question')}</p>
        <div class="pair">
          <button type="button" class="button" onClick={onDone}>
            {say('menu.forget_no')}
          </button>
          <button type="button" class="button" onClick={() => void erase()}>
            {say('menu.forget_yes')}
          </button>
        </div>
      </section>
    );
  }
  return (
    <section class="menu" id={id} ref={box} aria-label={say('header.menu')}>
      {floor.heldBy === 'bot' && (
        <button
          type="button"
          class="menu-item"
          onClick={() => {
            onDone();
            void askForPerson(panel);
          }}
        >
          <Icon name="person" />
          {say('menu.advisor')}
        </button>
      )}
      <fieldset class="menu-languages">
        <legend>{say('menu.language')}</legend>
        {offered(house?.locales).map((tag) => (
          <button
            type="button"
            key={tag}
            lang={tag}
            class="menu-item"
            aria-pressed={tag === locale}
            onClick={() => void choose(tag)}
          >
            {languageName(tag)}
            {tag === locale && <Icon name="sent" small />}
          </button>
        ))}
      </fieldset>
      <button type="button" class="menu-item" onClick={() => setErasing(true)}>
        <Icon name="erase" />
        {say('menu.forget')}
      </button>
    </section>
  );
}

/** What the house speaks and the panel has words for. */
const offered = (spoken: readonly string[] | undefined) => panelLocales.filter((tag) => spoken?.includes(tag) ?? true);
