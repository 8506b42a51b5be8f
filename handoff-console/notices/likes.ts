/** When and how a person is told: as their account has it, on from the first day. */
import type { Preferences } from '../../src/protocol/sign-in.ts';
import { createStore } from '../desk/store.ts';

export type NoticeLikes = NonNullable<Preferences['notices']>;

export const usualNotices: NoticeLikes = { sounds: true, volume: 60, desktop: false, words: false };
/** Undefined: never chosen, so the house's usual way holds and is offered. */
export const noticeLikes = createStore<NoticeLikes | undefined>(undefined);

/** `22:00` to `07:00` goes over midnight; equal or absent ends mean never. */
export function isQuiet({ quietFrom, quietTo }: NoticeLikes, now: Date): boolean {
  if (quietFrom === undefined || quietTo === undefined || quietFrom === quietTo) return false;
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return quietFrom < quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo;
}
