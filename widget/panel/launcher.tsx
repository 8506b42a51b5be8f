/** @jsxImportSource preact */
/** The round button: opens the panel, says what it is for on a product page, and who wrote while it was closed. */
import type { Ref } from 'preact';
import { unread } from '../core/view.ts';
import { initials } from './face.tsx';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

export function Launcher({ button, onClick }: { button: Ref<HTMLButtonElement>; onClick: () => void }) {
  const { view, words, isOpen, page } = usePanel();
  const { say, number } = words.value;
  if (isOpen.value) {
    return (
      <button
        ref={button}
        type="button"
        class="launcher"
        part="launcher"
        aria-label={say('launcher.close')}
        onClick={onClick}
      >
        <Icon name="close" />
      </button>
    );
  }
  const news = unread(view.value);
  const writer = news.findLast((message) => message.author.kind === 'advisor')?.author.name;
  if (news.length > 0) {
    const name = writer ?? say('who.bot');
    return (
      <button
        ref={button}
        type="button"
        class="launcher"
        part="launcher"
        aria-label={say('launcher.unread', { name, count: news.length })}
        onClick={onClick}
      >
        {writer ? <span class="launcher-initials">{initials(writer)}</span> : <Icon name="concierge" />}
        <span class="count" data-count={number(news.length)} />
      </button>
    );
  }
  const asks = page.value?.type === 'product';
  return (
    <button
      ref={button}
      type="button"
      class="launcher"
      part="launcher"
      aria-label={asks ? undefined : say('launcher.open')}
      onClick={onClick}
    >
      <Icon name="chat" />
      {asks && say('launcher.ask')}
    </button>
  );
}
