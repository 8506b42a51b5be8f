/** The voice of the house as it is used: its limits, its greeting and its names, each in the nearest locale that has one. */
import type { VoiceLimits } from '../domain/brand-lint.ts';
import type { Brand, Voice } from './house.ts';

export type HouseVoice = {
  limits(locale: string): VoiceLimits;
  /** The words for the hour, as it is at the house. */
  greeting(locale: string, now: Date): string;
  nameForm(locale: string): 'first' | 'full' | 'none';
};

const plainGreeting = { morning: 'Hello', afternoon: 'Hello', evening: 'Hello' };
const noon = 12;
const evening = 18;

/** `voice` is asked each time: it may be changed while the house runs. */
export function houseVoice({ locales, defaultLocale, timeZone }: Brand, voice: () => Voice): HouseVoice {
  /** fr-CA, its parent fr, then the house's own locale. */
  function nearest<T>(texts: Readonly<Record<string, T>>, locale: string): T | undefined {
    const parent = locales.find(({ tag }) => tag === locale)?.parent;
    const chain = [locale, locale.split('-')[0] ?? locale, parent ?? defaultLocale, defaultLocale];
    return chain.map((tag) => texts[tag]).find((text) => text !== undefined);
  }
  /** Another language's words are no rule here. */
  const own = <T>(texts: Readonly<Record<string, T>>, locale: string): T | undefined =>
    texts[locale] ?? texts[locale.split('-')[0] ?? locale];

  return {
    limits: (locale) => ({
      bannedWords: own(voice().bannedWords, locale) ?? [],
      instead: own(voice().instead, locale) ?? {},
      address: own(voice().formality, locale)?.address ?? '',
      longest: voice().longest,
    }),
    greeting(locale, now) {
      const hour = Number(
        new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now),
      );
      const words = nearest(voice().greeting, locale) ?? plainGreeting;
      if (hour < noon) return words.morning;
      return hour < evening ? words.afternoon : words.evening;
    },
    nameForm: (locale) => own(voice().formality, locale)?.name ?? 'none',
  };
}
