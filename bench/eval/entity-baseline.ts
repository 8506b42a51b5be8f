/** What off-the-shelf parts and bare patterns find in the same text: chrono-node, libphonenumber, one regular expression a kind. */

import * as chrono from 'chrono-node';
import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import type { Told } from './entity-scores.ts';

type CountryCode = NonNullable<Parameters<typeof findPhoneNumbersInText>[1]> & string;

const parsers: Readonly<
  Record<string, { parse(text: string, now: Date, option: { forwardDate: boolean }): chrono.ParsedResult[] }>
> = {
  en: chrono.en.GB,
  'en-US': chrono.en.casual,
  fr: chrono.fr.casual,
  de: chrono.de.casual,
  it: chrono.it.casual,
  es: chrono.es.casual,
  ja: chrono.ja.casual,
  zh: chrono.zh.casual,
  ar: chrono.ar.casual,
};

export function chronoDates(text: string, locale: string, now: Date): Told[] {
  const parser = parsers[locale] ?? parsers[locale.split('-')[0] ?? ''];
  return (parser?.parse(text, now, { forwardDate: true }) ?? []).map(({ index, text: words, start }) => ({
    kind: 'date',
    value: [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0]
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
    start: index,
    end: index + words.length,
  }));
}

const regions: Readonly<Record<string, CountryCode>> = {
  en: 'GB',
  'en-US': 'US',
  fr: 'FR',
  'fr-CA': 'CA',
  de: 'DE',
  it: 'IT',
  es: 'ES',
  ja: 'JP',
  zh: 'CN',
  ar: 'AE',
};

const bare: Readonly<Record<string, RegExp>> = {
  email: /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  'order-number': /\bMM-?\d{5}\b/gi,
  'tracking-number': /\b(?:1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|\d{10,22})\b/g,
  postcode: /\b\d{5}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g,
  money: /[€£$¥] ?\d[\d.,]*|\d[\d.,\s]*(?:[€£$¥円元]|euros?\b|dollars?\b)/gi,
  size: /\b(?:size|taille|Größe|taglia|talla|サイズ|مقاس) ?(?:\d+|[SML]|X[SL])\b/gi,
  quantity: /\b\d+ (?:pieces?|pairs?|paires?|Stück|pezzi|unidades)\b/gi,
};

export function bareEntities(text: string, locale: string, now: Date): Told[] {
  const told: Told[] = chronoDates(text, locale, now);
  for (const { number, startsAt, endsAt } of findPhoneNumbersInText(text, regions[locale] ?? 'FR'))
    told.push({ kind: 'phone', value: number.number, start: startsAt, end: endsAt });
  for (const [kind, pattern] of Object.entries(bare)) {
    for (const { 0: words, index } of text.matchAll(pattern))
      told.push({ kind, value: words, start: index, end: index + words.length });
  }
  return told;
}

/** The catalogue's words have no off-the-shelf reader: no baseline is shown for them. */
export const bareKinds: ReadonlySet<string> = new Set(['date', 'phone', ...Object.keys(bare)]);
