/** When somebody is at the desk again, in words a shopper understands, and by when the house can promise an answer. */
import type { Store } from '../domain/commerce.ts';
import { answerBy, type Expected, nextExpected } from '../domain/opening-hours.ts';
import type { Advisor } from '../domain/participant.ts';
import { staffed } from '../domain/staffed.ts';
import type { Formats } from '../domain/wording.ts';

export type DeskHours = {
  /** Where somebody who speaks the shopper's language can be expected first. */
  expected(staff: readonly Advisor[], locale: string, now: Date): Expected | undefined;
  /** Empty while a boutique is open: somebody should come at any moment. */
  back(staff: readonly Advisor[], locale: string, now: Date): { readonly backAt?: Date; readonly when?: string };
  promise(
    staff: readonly Advisor[],
    locale: string,
    now: Date,
  ): { readonly dueAt: Date; readonly when: string } | undefined;
};

export type HoursParts = { readonly stores: () => readonly Store[]; readonly formats: Pick<Formats, 'date'> };

export function createHours({ stores, formats }: HoursParts): DeskHours {
  /** With the place's own time and its name: nobody has to guess whose half past ten it is. */
  function when(at: Date, { timeZone, city }: Store, locale: string): string {
    const day = formats.date(at, locale, 'weekday', timeZone);
    const time = formats.date(at, locale, 'time', timeZone);
    return `${day}, ${time} (${city})`;
  }

  return {
    expected: (staff, locale, now) => nextExpected(staffed(stores(), staff, locale), now),
    back(staff, locale, now) {
      const expected = nextExpected(staffed(stores(), staff, locale), now);
      if (expected === undefined || expected.open) return {};
      return { backAt: expected.opensAt, when: when(expected.opensAt, expected.store, locale) };
    },
    promise(staff, locale, now) {
      const by = answerBy(staffed(stores(), staff, locale), now);
      return by === undefined ? undefined : { dueAt: by.at, when: when(by.at, by.store, locale) };
    },
  };
}
