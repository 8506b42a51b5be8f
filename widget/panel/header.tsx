/** @jsxImportSource preact */
/** Follows the floor: the house's name, or the advisor who is speaking, and the way to the menu and out. */
import { useRef } from 'preact/hooks';
import type { WireFloor } from '../../src/protocol/wire.ts';
import { languageName } from '../core/locale.ts';
import { isJoining } from '../core/view.ts';
import type { Words } from '../core/words.ts';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';
import { parts } from './parts.ts';

export function Header({ onClose }: { onClose: () => void }) {
  const { view, words, menuOpen } = usePanel();
  const { floor, house, timeline } = view.value;
  const { say, locale } = words.value;
  const fresh = timeline.have === 0;
  const menu = menuOpen.value ? parts.unfolded.here() : undefined;
  const opener = useRef<HTMLButtonElement>(null);
  const closeMenu = () => {
    menuOpen.value = false;
    opener.current?.focus();
  };
  return (
    <header class="header" part="header">
      {floor.heldBy === 'advisor' ? <Advisor floor={floor} /> : <h1 class="house">{house?.house ?? ''}</h1>}
      <div class="header-end">
        <button
          ref={opener}
          type="button"
          class={fresh ? 'round wide' : 'round'}
          aria-expanded={menuOpen.value}
          aria-controls={menu && 'menu'}
          aria-label={fresh ? say('header.language', { language: languageName(locale) }) : say('header.menu')}
          onClick={() => (menuOpen.value = !menuOpen.peek())}
        >
          {fresh ? <Icon name="languages" small /> : <Icon name="more" />}
          {fresh && <span>{languageName(locale)}</span>}
        </button>
        <button type="button" class="round" aria-label={say('header.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {menu && <menu.Menu onDone={closeMenu} />}
    </header>
  );
}

type AdvisorFloor = Extract<WireFloor, { heldBy: 'advisor' }>;

function Advisor({ floor }: { floor: AdvisorFloor }) {
  const { view, words } = usePanel();
  const { name, portrait } = floor.advisor;
  return (
    <div class="speaker" key={name}>
      <Face name={name} portrait={portrait} live />
      <div>
        <h1 class="name">
          <bdi>{name}</bdi>
        </h1>
        <p class="sub">{underName(floor, isJoining(view.value), words.value)}</p>
      </div>
    </div>
  );
}

/** A wait that nobody felt needs no words. */
const worthSaying = 10;

/** Until the line that says how long it took is there, the header says it. */
function underName({ advisor, waitedSeconds }: AdvisorFloor, joining: boolean, words: Words): string {
  const place = advisor.store ?? words.say('floor.advisor');
  const { usualReplySeconds: usual } = advisor;
  if (!joining || !waitedSeconds || waitedSeconds < worthSaying)
    return usual === undefined
      ? place
      : words.say('floor.replies', { place, time: words.duration(Math.max(60, usual)) });
  return `${place} · ${words.say('floor.waited', { time: words.duration(waitedSeconds) })}`;
}
