/** How a person likes the console: taken over from their account at sign-in, and kept there at every change. */
import type { Preferences } from '../../src/protocol/sign-in.ts';
import { boardLikes, usualBoard } from '../board/likes.ts';
import { ask, trusted } from '../parts/api.ts';
import { noticeLikes } from '../notices/likes.ts';
import { createStore } from '../desk/store.ts';
import { isLanguage, remember, speak } from './i18n.ts';
import { enterSends, ownKeys } from './keymap.ts';
import { chooseDensity, chooseTheme, chosenDensity, chosenTheme } from './theme.ts';

export type Likes = Omit<Preferences, 'sounds'>;

/** Whether the account has been asked. */
export const likesAreKnown = createStore(false);

let kept: Preferences = {};

/** What holds on this device now. */
export function likes(): Likes {
  return { ...kept, theme: chosenTheme(), density: chosenDensity() };
}

/** A server that does not answer leaves things as this device has them. */
export async function recallLikes(): Promise<void> {
  const answer = await ask('/me/preferences', { answer: trusted<Preferences>() });
  if (!answer.ok) return;
  kept = answer.value;
  apply(kept);
  likesAreKnown.update(() => true);
  if (kept.theme !== undefined) chooseTheme(kept.theme);
  if (kept.density !== undefined) chooseDensity(kept.density);
  if (kept.locale === undefined || !isLanguage(kept.locale)) return;
  remember(kept.locale);
  await speak(kept.locale);
}

export function rememberLikes(change: Likes): Likes {
  kept = { ...kept, ...change };
  apply(kept);
  if (change.theme !== undefined) chooseTheme(change.theme);
  if (change.density !== undefined) chooseDensity(change.density);
  void ask('/me/preferences', { method: 'PUT', body: kept, answer: trusted<Preferences>() });
  return likes();
}

function apply({ keys = {}, enterSends: sends = false, notices, board }: Preferences): void {
  ownKeys.update(() => keys);
  enterSends.update(() => sends);
  noticeLikes.update(() => notices);
  boardLikes.update(() => board ?? usualBoard);
}
