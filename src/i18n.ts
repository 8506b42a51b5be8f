/** Every sentence by its key, in the shopper's locale or the nearest one, and the forms of money, dates and lists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type TFunction } from 'i18next';
import type { Money } from './domain/commerce.ts';
import type { DateStyle, Formats, Translate } from './domain/ports.ts';

export const supportedLocales = ['en', 'fr', 'fr-CA', 'ar'] as const;

/** Where a sentence is looked for: the locale, its language, English. `fr-BE` reads French, an unknown locale English. */
export function localeChain(locale: string): readonly string[] {
  const [language = ''] = locale.split('-');
  return [...new Set([locale, language, 'en'])].filter((tag) => supportedLocales.some((known) => known === tag));
}

export type TranslateParts = {
  /** The `locales` folder: one folder per locale, `dialogs.json` inside. */
  readonly dir: string;
  /** Told of a key that exists nowhere; by default it throws, because a missing sentence is a bug. */
  readonly onMissing?: (locale: string, key: string) => void;
};

/** Reads the sentences once; after that a sentence costs microseconds and no I/O. */
export function createTranslate({ dir, onMissing = missing }: TranslateParts): Translate {
  const resources = Object.fromEntries(localesIn(dir).map((tag) => [tag, { dialogs: sentences(dir, tag) }]));
  const engine = i18next.createInstance();
  engine.init({
    resources,
    ns: ['dialogs'],
    defaultNS: 'dialogs',
    fallbackLng: (tag) => [...localeChain(tag ?? 'en').slice(1)],
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  const fixed = new Map<string, TFunction>();
  const inLocale = (locale: string): TFunction => {
    const known = fixed.get(locale);
    if (known) return known;
    const found = engine.getFixedT(localeChain(locale)[0] ?? 'en');
    fixed.set(locale, found);
    return found;
  };
  return (locale, key, params = {}) => {
    const { orElse, ...values } = params;
    const text = inLocale(locale)(key, { ...values, defaultValue: orElse === undefined ? '' : String(orElse) });
    if (text === '') onMissing(locale, key);
    return text === '' ? key : text;
  };
}

function missing(locale: string, key: string): void {
  throw new Error(`No sentence "${key}" for ${locale}: add it to locales/<locale>/dialogs.json.`);
}

function localesIn(dir: string): readonly string[] {
  return supportedLocales.filter((tag) => existsSync(join(dir, tag, 'dialogs.json')));
}

function sentences(dir: string, tag: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(dir, tag, 'dialogs.json'), 'utf8'));
}

// --------------------------------------------------------------------------------------------------------- forms

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long' },
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
};

/** Canada writes its own dollar as `$`, and so does our fr-CA; cents appear only when there are any. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  return moneyIn(locale, currency).format(amount / 100);
}

export function formatDate(date: Date, locale: string, style: DateStyle = 'day', timeZone = 'UTC'): string {
  return dateIn(locale, style, timeZone).format(date);
}

export function formatList(items: readonly string[], locale: string, type: 'and' | 'or' = 'and'): string {
  return listIn(locale, type).format(items);
}

export const formats: Formats = { money: formatMoney, date: formatDate, list: formatList };

const moneyIn = remembered(
  (locale: string, currency: string) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }),
);
const dateIn = remembered(
  (locale: string, style: DateStyle, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone }),
);
const listIn = remembered(
  (locale: string, type: 'and' | 'or') =>
    new Intl.ListFormat(locale, { type: type === 'and' ? 'conjunction' : 'disjunction' }),
);

/** An Intl format costs a hundred times more to make than to use. */
function remembered<Args extends readonly string[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = args.join('|');
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}
