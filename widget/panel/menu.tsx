/** @jsxImportSource preact */
/** What is always within two steps: a person, another language, and being forgotten. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { languageName, panelLocales } from '../core/locale.ts';
import type { WordKey } from '../core/words.ts';
import css from '../styles/menu.css?inline';
import { Icon } from './icon.tsx';
import { bell, erased } from './menu-icons.ts';
import { usePanel } from './panel-context.ts';
import { askForPerson } from './person.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export function Menu({ onDone }: { onDone: () => void }) {
  const [asking, setAsking] = useState<'erase' | 'improve'>();
  const box = useRef<HTMLElement>(null);
  const panel = usePanel();
  panel.wear(sheet);
  const { say, locale } = panel.words.value;
  const { floor, house } = panel.view.value;

  useEffect(() => {
    box.current?.querySelector('button')?.focus();
  }, [asking]);

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
  }, [asking]);

  const erase = async () => {
    const gone = await panel.session.forget();
    panel.notice.value = { text: say(gone ? 'forgotten' : 'error.action') };
    onDone();
  };
  const teach = async (improve: boolean) => {
    const stored = await panel.session.allow('improve', improve);
    const done = improve ? 'consent.improve_on' : 'consent.improve_off';
    panel.notice.value = { text: say(stored ? done : 'error.action') };
    onDone();
  };
  const choose = async (tag: string) => {
    onDone();
    await panel.choosesLocale(tag);
  };

  const question = (label: WordKey, text: WordKey, answers: readonly (readonly [WordKey, () => void])[]) => (
    <section class="menu" id="menu" ref={box} aria-label={say(label)}>
      <p class="menu-question">{say(text)}</p>
      <div class="pair">
        {answers.map(([answer, act]) => (
          <button type="button" class="button" key={answer} onClick={act}>
            {say(answer)}
          </button>
        ))}
      </div>
    </section>
  );
  if (asking === 'improve')
    return question('menu.improve', 'consent.improve', [
      ['consent.improve_no', () => void teach(false)],
      ['consent.improve_yes', () => void teach(true)],
    ]);
  if (asking === 'erase')
    return question('menu.forget', 'menu.forget_question', [
      ['menu.forget_no', onDone],
      ['menu.forget_yes', () => void erase()],
    ]);
  return (
    <section class="menu" id="menu" ref={box} aria-label={say('header.menu')}>
      {floor.heldBy === 'bot' && (
        <>
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
          <button
            type="button"
            class="menu-item"
            onClick={() => {
              onDone();
              panel.session.say(say('menu.elsewhere'), 'elsewhere');
            }}
          >
            <Icon name="phone" />
            {say('menu.elsewhere')}
          </button>
        </>
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
      <button
        type="button"
        class="menu-item"
        aria-pressed={panel.sound.value}
        onClick={() => {
          panel.sound.value = !panel.sound.value;
        }}
      >
        <Icon path={bell} />
        {say('menu.sound')}
        {panel.sound.value && <Icon name="sent" small />}
      </button>
      <button type="button" class="menu-item" onClick={() => setAsking('improve')}>
        <Icon name="concierge" />
        {say('menu.improve')}
        {panel.view.value.improve && <Icon name="sent" small />}
      </button>
      <button type="button" class="menu-item" onClick={() => setAsking('erase')}>
        <Icon path={erased} />
        {say('menu.forget')}
      </button>
    </section>
  );
}

/** What the house speaks and the panel has words for. */
const offered = (spoken: readonly string[] | undefined) => panelLocales.filter((tag) => spoken?.includes(tag) ?? true);
