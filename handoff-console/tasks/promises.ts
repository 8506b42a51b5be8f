/** The ledger of a conversation as the console reads it from its briefing. */
import type { Briefing } from '../../src/protocol/desk/briefing.ts';
import type { WirePromise } from '../../src/protocol/tasks.ts';
import type { Format } from '../words/format.ts';

/** An older server's promises have no state: they are shown, and nothing is asked about them. */
export function promisesOf({ promises }: Pick<Briefing, 'promises'>): WirePromise[] {
  return promises.filter((promise): promise is WirePromise => 'state' in promise);
}

export const openPromises = (briefing: Pick<Briefing, 'promises'>): WirePromise[] =>
  promisesOf(briefing).filter(({ state }) => state === 'open');

/** `23 Nov, 10:00`, or the hour alone when it is today. */
export function dueWords(dueAt: string, now: number, format: Format): string {
  const today = new Date(dueAt).toDateString() === new Date(now).toDateString();
  return today ? format.time(dueAt) : `${format.day(dueAt)}, ${format.time(dueAt)}`;
}

/** What a `datetime-local` field shows for an instant, on the clock of this computer. */
export function localInput(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
