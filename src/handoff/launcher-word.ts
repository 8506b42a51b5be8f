/** What the launcher says while the house is closed: when somebody is back, by the shopper's own clock where it is known. */
import { type Expected, localTime } from '../domain/opening-hours.ts';
import type { Formats, Translate } from '../domain/wording.ts';

export type LauncherWordParts = { readonly translate: Translate; readonly formats: Pick<Formats, 'date'> };

/** Nearer than this a weekday says it; farther away a date does. */
const weekdayUntilMs = 6 * 24 * 3_600_000;

export function createLauncherWord({ translate, formats }: LauncherWordParts) {
  /** Undefined while somebody can be expected now. `zone`: the shopper's, or empty. */
  return (expected: Expected | undefined, locale: string, zone: string, now: Date): string | undefined => {
    if (expected === undefined) return translate(locale, 'launcher.leave-note');
    if (expected.open) return undefined;
    const { opensAt, store } = expected;
    const timeZone = isZone(zone) ? zone : store.timeZone;
    const time = formats.date(opensAt, locale, 'time', timeZone);
    if (localTime(opensAt, timeZone).day === localTime(now, timeZone).day)
      return translate(locale, 'launcher.back-today', { time });
    const soon = opensAt.getTime() - now.getTime() < weekdayUntilMs;
    const day = soon ? weekday(opensAt, locale, timeZone) : formats.date(opensAt, locale, 'day', timeZone);
    return translate(locale, 'launcher.back-later', { day, time });
  };
}

const weekday = (at: Date, locale: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(at);

function isZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
