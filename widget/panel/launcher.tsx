/** @jsxImportSource preact */
/** The button that opens the panel, and beside it, while that is closed, the first words of what has come. */
import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { plainText } from '../core/inline-text.ts';
import { unread } from '../core/view.ts';
import { Icon } from './icon.tsx';
import { launcherFace } from './launcher-face.ts';
import { usePanel } from './panel-context.ts';

export function Launcher({ button, onClick }: { button: Ref<HTMLButtonElement>; onClick: () => void }) {
  const { view, words, isOpen, page, config } = usePanel();
  const { icon, label, text, initials, count, quiet } = launcherFace({
    view: view.value,
    words: words.value,
    isOpen: isOpen.value,
    page: page.value,
    config: config.value,
  });
  return (
    <>
      {!isOpen.value && <Glimpse onOpen={onClick} />}
      <button
        ref={button}
        type="button"
        class={quiet ? 'launcher quiet' : 'launcher'}
        part="launcher"
        aria-label={text === label ? undefined : label}
        onClick={onClick}
      >
        {initials ? <span class="launcher-initials" data-initials={initials} /> : <Icon name={icon} />}
        {text}
        {count && <span class="count" data-count={count} />}
      </button>
    </>
  );
}

const longestGlimpse = 90;

/** One at a time, the newest; whoever has sent it away sees the next message again, not this one. */
function Glimpse({ onOpen }: { onOpen: () => void }) {
  const { view, words } = usePanel();
  const { say } = words.value;
  const [dismissed, setDismissed] = useState(0);
  const newest = unread(view.value).at(-1);
  if (!newest || newest.seq <= dismissed) return null;
  const { author, text } = newest;
  const said = plainText(text);
  const who = author.name ?? say(author.kind === 'bot' ? 'who.bot' : 'who.house');
  return (
    <div class="glimpse">
      <button type="button" class="glimpse-words" dir="auto" onClick={onOpen}>
        <b>{who}</b>
        {said.length > longestGlimpse ? `${said.slice(0, longestGlimpse).trimEnd()}…` : said}
      </button>
      <button
        type="button"
        class="round thin"
        aria-label={say('launcher.dismiss')}
        onClick={() => setDismissed(newest.seq)}
      >
        <Icon name="close" small />
      </button>
    </div>
  );
}
