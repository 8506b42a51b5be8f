/** What a shopper is called at the desk before and after the house knows their name. */
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

type Somebody = { readonly name?: string | undefined; readonly locale: string };

export function shopperName({ name, locale }: Somebody, t: TFunction, format: Format): string {
  if (name !== undefined && name.trim() !== '') return name;
  const place = format.region(locale);
  if (place !== undefined) return t('queue.guest-from', { place });
  return t('queue.guest-speaking', { language: format.language(locale) });
}

/** The first name, for the margin of the script. */
export function shortName(name: string): string {
  return name.split(/[\s,]+/)[0] ?? name;
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase();
}
