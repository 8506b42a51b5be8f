/**
 * What the page and the framed panel tell each other by `postMessage`. Both sides check where a message comes from; what it
 * says is read here, field by field, and what does not fit is as if it had not been sent.
 */
import type { PageContext } from '../../src/protocol/shopper.ts';
import { declaredPage } from '../embed/page.ts';
import type { ConciergeEvent } from '../package/api.ts';
import type { LauncherNews } from '../panel/embed.ts';

const highestGlimpse = 200;
const eventNames: ReadonlySet<string> = new Set<ConciergeEvent>([
  ...(['open', 'close', 'message', 'unread', 'handoff', 'order_viewed'] as const),
  ...(['product_clicked', 'appointment_booked', 'csat', 'error'] as const),
]);
const methodNames: ReadonlySet<string> = new Set([
  ...['open', 'close', 'toggle', 'page', 'send', 'ask'],
  ...['setLanguage', 'identify', 'logout', 'forget', 'destroy'],
]);

/** How the page looks to the frame; told again when it changes. */
export type Surroundings = {
  readonly dark: boolean;
  /** The frame covers a telephone's screen. */
  readonly sheet: boolean;
  /** The page's own `--cg-*`, without the prefix. */
  readonly tokens: Readonly<Record<string, string>>;
};

export type Hello = Surroundings & {
  readonly kind: 'hello';
  readonly site: string;
  readonly lang: string;
  /** Of the page, for `auto`. */
  readonly pageLang: string;
  readonly page?: PageContext;
  readonly resume?: string;
};

export type FromPage =
  | Hello
  | (Surroundings & { readonly kind: 'surroundings' })
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly argument: unknown };

export type FromFrame =
  | { readonly kind: 'listening' }
  | { readonly kind: 'mounted' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: boolean | undefined }
  | { readonly kind: 'event'; readonly event: Exclude<ConciergeEvent, 'ready'>; readonly detail: Facts }
  | { readonly kind: 'news'; readonly news: LauncherNews }
  /** Shown by the frame itself, so that its words are not the page's to read. */
  | { readonly kind: 'glimpse'; readonly height: number }
  | { readonly kind: 'kept'; readonly kept: boolean };

export type Facts = Readonly<Record<string, string | number | boolean>>;

export function fromPage(data: unknown): FromPage | undefined {
  const said = told(data);
  switch (said?.['kind']) {
    case 'hello':
      return { kind: 'hello', ...surroundings(said), ...opening(said) };
    case 'surroundings':
      return { kind: 'surroundings', ...surroundings(said) };
    case 'call': {
      const { id, method, argument } = said;
      if (!isNumber(id) || !isText(method) || !methodNames.has(method)) return undefined;
      return { kind: 'call', id, method, argument: method === 'page' ? (declaredPage(argument) ?? {}) : argument };
    }
    default:
      return undefined;
  }
}

export function fromFrame(data: unknown): FromFrame | undefined {
  const said = told(data);
  switch (said?.['kind']) {
    case 'listening':
    case 'mounted':
      return { kind: said['kind'] };
    case 'failed':
      return { kind: 'failed', message: text(said['message'], 500) };
    case 'answer': {
      const { id, value } = said;
      return isNumber(id) ? { kind: 'answer', id, value: typeof value === 'boolean' ? value : undefined } : undefined;
    }
    case 'event': {
      const { event, detail } = said;
      if (!isText(event) || !eventNames.has(event)) return undefined;
      return { kind: 'event', event: event as Exclude<ConciergeEvent, 'ready'>, detail: facts(detail) };
    }
    case 'news': {
      const news = record(said['news']);
      const { panel, label, icon, text: beside, initials, count, quiet } = news;
      const words = { panel: text(panel), label: text(label), icon: text(icon, 500), text: text(beside) };
      const marks = { initials: text(initials, 8), count: text(count, 8), quiet: quiet === true };
      return { kind: 'news', news: { ...words, ...marks } };
    }
    case 'glimpse': {
      const { height } = said;
      return { kind: 'glimpse', height: isNumber(height) ? Math.min(height, highestGlimpse) : 0 };
    }
    case 'kept':
      return { kind: 'kept', kept: said['kept'] === true };
    default:
      return undefined;
  }
}

function surroundings(said: Said): Surroundings {
  const tokens = Object.entries(record(said['tokens'])).map(([name, value]) => [name, text(value, 200)]);
  return { dark: said['dark'] === true, sheet: said['sheet'] === true, tokens: Object.fromEntries(tokens) };
}

function opening(said: Said) {
  const page = said['page'] === undefined ? undefined : declaredPage(said['page']);
  return {
    site: text(said['site'], 100),
    lang: text(said['lang'], 35),
    pageLang: text(said['pageLang'], 35),
    ...(page ? { page } : {}),
    ...(isText(said['resume']) ? { resume: text(said['resume'], 200) } : {}),
  };
}

type Said = Readonly<Record<string, unknown>>;

const told = (data: unknown): Said | undefined =>
  isRecord(data) && isRecord(data['concierge']) ? data['concierge'] : undefined;
const isRecord = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const record = (value: unknown): Said => (isRecord(value) ? value : {});
const text = (value: unknown, longest = 300): string => (isText(value) ? value.slice(0, longest) : '');

/** Flat facts alone: nothing that a listener of the page would have to take apart. */
function facts(detail: unknown): Facts {
  const flat = Object.entries(record(detail)).filter(([, value]) => /^(string|number|boolean)$/.test(typeof value));
  return Object.fromEntries(flat) as Facts;
}
