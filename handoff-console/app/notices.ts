/** Short notices at the foot of the screen, and what the one status region says. */
import { createStore } from '../desk/store.ts';

export type Notice = { readonly id: number; readonly text: string; readonly tone: 'plain' | 'urgent' };

const shownMs = 6_000;
/** Long enough to be picked up by a screen reader, short enough not to be found again later. */
const spokenMs = 1_000;

let lastId = 0;
export const notices = createStore<readonly Notice[]>([]);
export const spoken = createStore<string>('');

export function notify(text: string, tone: Notice['tone'] = 'plain'): void {
  lastId += 1;
  const notice = { id: lastId, text, tone };
  notices.update((shown) => [...shown.slice(-2), notice]);
  setTimeout(() => notices.update((shown) => shown.filter((other) => other.id !== notice.id)), shownMs);
  announce(text);
}

export function announce(text: string): void {
  spoken.update((before) => (before === '' ? text : `${before}. ${text}`));
  setTimeout(() => spoken.update(() => ''), spokenMs);
}
