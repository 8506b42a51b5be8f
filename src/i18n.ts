/** Every sentence by its key, in the shopper's locale or the nearest one, and the forms of money, dates and lists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import type { Money } from './domain/commerce.ts';
import type { DateStyle, Formats, Translate } from './domain/wording.ts';

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

/**
 * Reads the sentences once. i18next finds the right one along the chain and among the plural forms, the first time; from
 * then on a sentence is a few strings put together, about a microsecond.
 */
export function createTranslate({ dir, onMissing = missing }: TranslateParts): Translate {
  const engine = engineOf(dir);
  const templatesIn = remembered((_nearest: string, _form: string) => new Map<string, Template | undefined>());
  const templateOf = (locale: string, key: string, count: number | undefined): Template | undefined => {
    const nearest = nearestTo(locale);
    const templates = templatesIn(nearest, count === undefined ? '' : pluralIn(nearest).select(count));
    const known = templates.get(key);
    if (known !== undefined || templates.has(key)) return known;
    const fresh = parsed(lookUp(engine, nearest, key, count));
    templates.set(key, fresh);
    return fresh;
  };
  return (locale, key, params = {}) => {
    const { count } = params;
    const template = templateOf(locale, key, typeof count === 'number' ? count : undefined);
    if (template) return filled(template, params);
    if (params['orElse'] !== undefined) return String(params['orElse']);
    onMissing(locale, key);
    return key;
  };
}

function engineOf(dir: string): i18n {
  const engine = i18next.createInstance();
  // everything is in memory, so this is done when it returns
  void engine.init({
    resources: Object.fromEntries(localesIn(dir).map((tag) => [tag, { dialogs: sentences(dir, tag) }])),
    ns: ['dialogs'],
    defaultNS: 'dialogs',
    fallbackLng: (tag) => [...localeChain(tag ?? 'en').slice(1)],
    initAsync: false,
  });
  return engine;
}

/** Any key may be asked for here; the console types its own keys, and i18next knows only one such list. */
type Find = (key: string, options: { lng: string; skipInterpolation: true; count?: number }) => unknown;

function lookUp(engine: i18n, lng: string, key: string, count: number | undefined): string | undefined {
  const plural = count === undefined ? {} : { count };
  if (!engine.exists(key, { lng, ...plural })) return undefined;
  const found = (engine.t as Find)(key, { lng, skipInterpolation: true, ...plural });
  return typeof found === 'string' ? found : undefined;
}

/** Text and names in turn: `['Your order ', 'number', ' is late.']`. */
type Template = readonly string[];

function parsed(text: string | undefined): Template | undefined {
  return text?.split(/\{\{\s*(\w+)\s*\}\}/);
}

/** What is put in is never read again, so a name with braces in it stays a name. */
function filled(template: Template, params: Readonly<Record<string, string | number>>): string {
  let text = '';
  for (let at = 0; at < template.length; at++) {
    const part = template[at] ?? '';
    text += at % 2 === 0 ? part : (params[part] ?? '');
  }
  return text;
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
  const text = dateIn(locale, style, timeZone).format(date);
  // Québec writes whole hours without minutes: 10 h, 10 h 30
  return locale === 'fr-CA' && style === 'time' ? text.replace(/(?<=\sh)\s00$/, '') : text;
}

export function formatList(items: readonly string[], locale: string, type: 'and' | 'or' = 'and'): string {
  return listIn(locale, type).format(items);
}

export const formats: Formats = { money: formatMoney, date: formatDate, list: formatList };

const nearestTo = remembered((locale: string) => localeChain(locale)[0] ?? 'en');
const pluralIn = remembered((locale: string) => new Intl.PluralRules(locale));
const moneyIn = remembered(
  (locale: string, currency: string) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }),
);
const dateIn = remembered(
  (locale: string, style: DateStyle, timeZone: string) =>
    new Intl.DateTimeFormat(houseEnglish(locale), { ...dateStyles[style], timeZone }),
);
const listIn = remembered(
  (locale: string, type: 'and' | 'or') =>
    new Intl.ListFormat(houseEnglish(locale), { type: type === 'and' ? 'conjunction' : 'disjunction' }),
);

/** The house's English is British, in its dates too: Saturday 21 November, 19:00. */
const houseEnglish = (locale: string) => (locale === 'en' ? 'en-GB' : locale);

/** An Intl format costs a hundred times more to make than to use. */
function remembered<Args extends readonly string[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = args.length === 1 ? (args[0] ?? '') : args.join('|');
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(...args);
    made.set(key, fresh);
    return fresh;
  };
}
