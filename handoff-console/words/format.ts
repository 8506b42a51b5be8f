/** Dates, times, money and names of languages, in the advisor's own way of writing them. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export type Money = { readonly amount: number; readonly currency: string };

export type Format = {
  readonly time: (at: string) => string;
  readonly day: (at: string) => string;
  readonly year: (at: string) => string;
  /** From minor units; whole amounts without decimals. */
  readonly money: (money: Money) => string;
  readonly signed: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly decimal: (value: number) => string;
  readonly language: (tag: string) => string;
  readonly region: (tag: string) => string | undefined;
  readonly list: (items: readonly string[]) => string;
  /** The order of names in a list. */
  readonly compare: (a: string, b: string) => number;
};

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatFor(formatLocale(i18n.language, navigator.languages)), [i18n.language]);
}

/** One for each locale: browsers take two milliseconds to make it, and every row and line of a page asks for it. */
const made = new Map<string, Format>();

const usual: Readonly<Record<string, string>> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-AE' };

/** The advisor's own region writes dates its way (Canada, Switzerland); without one, the house's. */
export function formatLocale(language: string, wanted: readonly string[]): string {
  const region = wanted.find((tag) => tag.startsWith(`${language}-`)) ?? usual[language] ?? language;
  // Clocks, counts and order numbers keep Latin digits (locales/glossary.md); in one sentence there is one kind. The shop's
  // dates are Gregorian, which is not what every region would choose by itself.
  return language === 'ar' ? `${region}-u-ca-gregory-nu-latn` : region;
}

export function formatFor(locale: string): Format {
  const format = made.get(locale) ?? makeFormat(locale);
  made.set(locale, format);
  return format;
}

function makeFormat(locale: string): Format {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const list = new Intl.ListFormat(locale, { style: 'short', type: 'conjunction' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const signed = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return {
    time: (at) => time.format(new Date(at)),
    day: (at) => day.format(new Date(at)),
    year: (at) => String(new Date(at).getFullYear()),
    money: moneyIn(locale),
    // A true minus sign lines up with the digits.
    signed: (value) => signed.format(value).replace('-', '−'),
    percent: (share) => percent.format(share),
    decimal: (value) => decimal.format(value),
    language: (tag) => capital(languages.of(language(tag)) ?? tag, locale),
    region: (tag) => regionOf(tag, regions),
    list: (items) => list.format(items),
    compare: (a, b) => a.localeCompare(b, locale),
  };
}

/** The two ways of writing each currency, with and without decimals, are made once as well. */
function moneyIn(locale: string): (money: Money) => string {
  const inCurrency = (currency: string) => {
    const style = { style: 'currency', currency } as const;
    const plain = new Intl.NumberFormat(locale, style);
    const digits = plain.resolvedOptions().maximumFractionDigits ?? 2;
    return { plain, digits, whole: new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 0 }) };
  };
  const known = new Map<string, ReturnType<typeof inCurrency>>();
  return ({ amount, currency }) => {
    const ways = known.get(currency) ?? inCurrency(currency);
    known.set(currency, ways);
    const value = amount / 10 ** ways.digits;
    return (Number.isInteger(value) ? ways.whole : ways.plain).format(value);
  };
}

function language(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

function regionOf(tag: string, regions: Intl.DisplayNames): string | undefined {
  const region = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(tag)?.[1];
  return region === undefined ? undefined : regions.of(region);
}

function capital(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}
