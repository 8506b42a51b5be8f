/** Where a visit is offered: the boutique that was asked for, their own, one in their country, or whichever is open first. */
import type { Store } from '../src/domain/commerce.ts';
import { answerBy } from '../src/domain/opening-hours.ts';

export type VisitWish = {
  /** Named in this conversation. */
  readonly asked: string | undefined;
  /** Of the client book. */
  readonly own: string | undefined;
  readonly locale: string;
};

export function storeForVisit(
  stores: readonly Store[],
  { asked, own, locale }: VisitWish,
  now: Date,
): Store | undefined {
  const byId = (wanted: string | undefined) => stores.find(({ id }) => id === wanted);
  return byId(asked) ?? byId(own) ?? soonest(nearby(stores, locale), now) ?? soonest(stores, now);
}

const soonest = (stores: readonly Store[], now: Date) => answerBy(stores, now)?.store;

/** "fr-CA" names its country; "it" is at home in Italy. English and Arabic are at home in too many to say. */
function nearby(stores: readonly Store[], locale: string): readonly Store[] {
  const { language, region } = new Intl.Locale(locale);
  const country =
    region ?? (language === 'en' || language === 'ar' ? undefined : new Intl.Locale(locale).maximize().region);
  return stores.filter((store) => store.country === country);
}
