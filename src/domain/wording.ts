/** How words, money and dates are said in a locale. */
import type { Money } from './commerce.ts';

/**
 * A sentence by its key in a locale; `count` chooses the plural form. A key that exists nowhere is a bug and says so,
 * unless `orElse` gives the text for it (the words of a catalogue are not all ours).
 */
export type Translate = (locale: string, key: string, params?: Readonly<Record<string, string | number>>) => string;

/** `day` 12 November · `full` with the year · `weekday` Thursday 12 November · `time` 10:30. */
export type DateStyle = 'day' | 'full' | 'weekday' | 'time';

/** The locale's own way to write money, dates and lists. */
export type Formats = {
  money(money: Money, locale: string): string;
  date(date: Date, locale: string, style?: DateStyle, timeZone?: string): string;
  list(items: readonly string[], locale: string, type?: 'and' | 'or'): string;
};
