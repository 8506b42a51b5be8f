/** @jsxImportSource preact */
/** The button that opens the panel, and beside it, while that is closed, the first words of what has come. A framed panel's button is in the page. */
import type { Ref } from 'preact';
import { unread } from '../core/view.ts';
import { Icon } from './icon.tsx';
import { launcherFace } from './launcher-face.ts';
import { usePanel } from './panel-context.ts';
import { parts } from './parts.ts';

export function Launcher({ button, onClick }: { button: Ref<HTMLButtonElement>; onClick: () => void }) {
  const { embed, view, words, isOpen, page, config } = usePanel();
  const newest = isOpen.value ? undefined : unread(view.value).at(-1);
  const beside = newest && parts.waiting.here();
  const { icon, label, text, initials, count, quiet } = launcherFace({
    view: view.value,
    words: words.value,
    isOpen: isOpen.value,
    page: page.value,
    config: config.value,
  });
  return (
    <>
      {newest && beside && <beside.Glimpse newest={newest} onOpen={onClick} />}
      {!embed.framed && (
        <button
          ref={button}
          type="button"
          class={quiet ? 'launcher quiet' : 'launcher'}
          part="launcher"
          aria-label={text === label ? undefined : label}
          onClick={onClick}
        >
          {initials ? <span class="launcher-initials" data-shown={initials} /> : <Icon name={icon} />}
          {text}
          {count && <span class="count" data-shown={count} />}
        </button>
      )}
    </>
  );
}
