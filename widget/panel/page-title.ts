/** While the panel is closed, the tab's title says how many messages wait, and the house may ring for a new one. */
import { effect } from '../core/signal.ts';
import { unread } from '../core/view.ts';
import type { PanelModel } from './panel-context.ts';
import { parts } from './parts.ts';

/** Ours, in front of whatever the page calls itself now: a shop of one page changes its title as it goes. */
const ours = /^\(\p{Nd}+\) /u;

/** Returns how to stop. */
export function followUnread({ view, words, isOpen, sound }: PanelModel): () => void {
  let before = 0;
  const stop = effect(() => {
    const count = isOpen.value ? 0 : unread(view.value).length;
    const title = document.title.replace(ours, '');
    const next = count > 0 ? `(${words.value.number(count)}) ${title}` : title;
    if (next !== document.title) document.title = next;
    if (count > before && sound.peek()) parts.waiting.here()?.ring();
    before = count;
  });
  return () => {
    stop();
    document.title = document.title.replace(ours, '');
  };
}
