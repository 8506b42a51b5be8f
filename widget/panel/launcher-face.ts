/** What the launcher shows, wherever it stands: who wrote and how much, what it is for, or when the house is back. */
import type { WidgetConfig } from '../../src/protocol/widget-config.ts';
import { unread, type View } from '../core/view.ts';
import type { Words } from '../core/words.ts';
import type { Embed } from './embed.ts';
import { initials } from './face.tsx';
import type { IconName } from './icon-paths.ts';

export type LauncherFace = {
  readonly icon: IconName;
  /** Said to whoever cannot see it. */
  readonly label: string;
  /** Beside the icon. */
  readonly text: string;
  /** An advisor's, in place of the icon; empty when no advisor has written. */
  readonly initials: string;
  /** Unread messages in the digits of the language; empty for none. */
  readonly count: string;
  /** Outside opening hours it steps back. */
  readonly quiet: boolean;
};

export type LauncherParts = {
  readonly view: View;
  readonly words: Words;
  readonly isOpen: boolean;
  readonly page: Embed['page'];
  readonly config: WidgetConfig | undefined;
};

export function launcherFace({ view, words, isOpen, page, config }: LauncherParts): LauncherFace {
  const { say, number } = words;
  const plain = { initials: '', count: '', text: '', quiet: false };
  if (isOpen) return { ...plain, icon: 'close', label: say('launcher.close') };
  const news = unread(view);
  if (news.length > 0) {
    const writer = news.findLast(({ author }) => author.kind === 'advisor')?.author.name;
    const label = say('launcher.unread', { name: writer ?? say('who.bot'), count: news.length });
    const count = number(news.length);
    return { ...plain, icon: 'concierge', label, count, initials: writer ? initials(writer) : '' };
  }
  const { closed, text } = config?.launcher ?? {};
  if (closed && view.floor.heldBy !== 'advisor')
    return { ...plain, icon: 'clock', label: closed, text: closed, quiet: true };
  const asks = text ?? (page?.type === 'product' ? say('launcher.ask') : '');
  return { ...plain, icon: 'chat', label: asks || say('launcher.open'), text: asks };
}
